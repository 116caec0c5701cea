import { catalogue, type CatalogueRow, everySetting, type SettingKey } from '../../catalogue/catalogue';
import type { Reading, View } from '../../view';
import type { Lens, Surroundings } from '../lens';
import { editServerYaml } from './edit';
import { readServerTree, type ServerTree, slotOf } from './tree';
import { entryAt, entryOf } from '../yaml/tree';
import { catalogueValue, duplicatesIn, entryReading, structureOf, unreadableView, type ViewKind } from '../yaml/view';

/** The server's own configuration file. */
export const serverYaml: Lens = {
  id: 'server-yaml',
  label: 'openmetadata.yaml',
  detect: (name, text) =>
    /\.ya?ml(?:\.\w+)?$|^[^.]*$/i.test(name) &&
    (ownKey.test(text) || /openmetadata.*\.ya?ml$/i.test(name)) &&
    !foreignKey.test(text),
  read: readServerYaml,
  edit: (text, changes) => editServerYaml(text, changes, readServerYaml),
};

const kind: ViewKind = {
  format: 'server-yaml',
  vocabulary: 'server',
  secretHome: 'environment-variable',
  partial: false,
};

const ownKey = /^\uFEFF?["']?(?:authenticationConfiguration|authorizerConfiguration)["']?[ \t]*:/m;

/** Of Kubernetes, Compose, OpenAPI, Helm values, ingestion workflows, GitHub workflows. */
const foreignKey =
  /^\uFEFF?["']?(?:(?:apiVersion|kind|services|openapi|openmetadata|global|image|replicaCount|source|workflowConfig|jobs)["']?[ \t]*:|swagger["']?[ \t]*:[ \t]*["']?2)/m;

const headings = ['authenticationConfiguration', 'authorizerConfiguration'] as const;

/** The blocks that settings stand in, for the schema. */
const blocks = [...new Set(catalogue.flatMap(({ path }) => path?.split('.', 1) ?? []))].map((name) => [name]);

function readServerYaml(text: string, surroundings: Surroundings = {}): View {
  const tree = readServerTree(text, surroundings.environment);
  const heading = headings.map((name) => entryOf(tree?.root, name)).find((entry) => entry !== undefined);
  if (tree === undefined || heading === undefined) return unreadableView(kind, surroundings);
  const readings = new Map<SettingKey, Reading>(
    everySetting.map((setting) => [setting.key, readingOf(text, tree, setting)]),
  );
  return {
    ...kind,
    readable: true,
    ...(surroundings.release === undefined ? {} : { release: surroundings.release }),
    get: (key) => readings.get(key) ?? { key, value: undefined, source: 'default' },
    heading: heading.keyRange,
    structures: [structureOf(tree.root, blocks)],
    duplicates: duplicatesIn(tree.root, blocks),
  };
}

function readingOf(text: string, tree: ServerTree, setting: CatalogueRow): Reading {
  const { key, path, type, serverDefault } = setting;
  if (path === undefined) return { key, value: undefined, source: 'default' };
  const entry = entryAt(tree.root, path.split('.'));
  if (entry === undefined) return { key, value: catalogueValue(serverDefault) ?? null, source: 'default' };
  const slot = slotOf(text, entry.node, tree.placeholders);
  const variable = slot.whole?.variable;
  const written = text.slice(slot.range.start, slot.range.end);
  return {
    ...entryReading(key, type, entry),
    written,
    ...(variable === undefined ? {} : { reference: { kind: 'environment-variable', variable } }),
    ...(isStock(setting, written) ? { stock: true } : {}),
  };
}

/** True for the placeholder that OpenMetadata ships, word for word. */
const isStock = ({ env, shippedDefault, olderShippedDefaults = [] }: CatalogueRow, written: string): boolean =>
  env !== undefined &&
  shippedDefault !== undefined &&
  [shippedDefault, ...olderShippedDefaults].some((text) => written === `\${${env}:-${text}}`);
