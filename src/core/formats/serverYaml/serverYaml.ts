import { catalogue, type CatalogueRow, everySetting, type SettingKey } from '../../catalogue/catalogue';
import type { Reading, View } from '../../view';
import type { Environment } from '../../placeholders';
import type { Lens, Surroundings } from '../lens';
import { isStock } from '../stock';
import { editServerYaml } from './edit';
import { readServerBlocks, type ServerTree, slotOf } from './tree';
import { stepsOf } from '../yaml/path';
import { entryAt, entryOf, type YamlEntry } from '../yaml/node';
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
  const { environment } = surroundings;
  const substituted = readServerBlocks(text, environment);
  // A variable can break the file. All that is known then is what it says without variables, and which one it is.
  const tree = substituted ?? (environment === undefined ? undefined : readServerBlocks(text));
  const breaking = substituted === undefined ? environment : undefined;
  const heading = headings.map((name) => entryOf(tree?.root, name)).find((entry) => entry !== undefined);
  if (tree === undefined || heading === undefined) return unreadableView(kind, surroundings);
  const readings = new Map<SettingKey, Reading>(
    everySetting.map((setting) => [
      setting.key,
      breaking === undefined
        ? readingOf(text, tree, setting, environment)
        : brokenBy(breaking, readingOf(text, tree, setting)),
    ]),
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

function readingOf(
  text: string,
  tree: ServerTree,
  setting: CatalogueRow,
  environment: Environment = new Map(),
): Reading {
  const { key, path, type, serverDefault } = setting;
  if (path === undefined) return { key, value: undefined, source: 'default' };
  const entry = entryAt(tree.root, stepsOf(path));
  if (entry === undefined) return { key, value: catalogueValue(serverDefault) ?? null, source: 'default' };
  const slot = slotOf(text, entry.node, tree.placeholders);
  const variable = slot.whole?.variable;
  const written = text.slice(propertiesStart(text, entry, slot.range.start), slot.range.end);
  const isElsewhere = variable !== undefined && environment.has(variable);
  return {
    ...entryReading(key, type, entry),
    ...(entry.node.refused ? { broken: text.slice(entry.node.range.start, entry.node.range.end) } : {}),
    written,
    ...(variable === undefined ? {} : { reference: { kind: 'environment-variable', variable } }),
    ...(isElsewhere ? { elsewhere: true } : isStock(setting, written) ? { stock: true } : {}),
  };
}

/** A default ends at the first brace, so `${X:-{}}` leaves one behind the value of X. */
function brokenBy(environment: Environment, { stock, ...reading }: Reading): Reading {
  const { reference, written = '' } = reading;
  const value = reference?.kind === 'environment-variable' ? environment.get(reference.variable) : undefined;
  if (value !== undefined && /^\$\{[^{}]*\{[^{}]*\}\s*\}$/.test(written))
    return { ...reading, value: undefined, broken: value };
  return { ...reading, ...(stock === undefined ? {} : { stock }) };
}

/** Where the anchor and tag of a value begin, if it has any. */
function propertiesStart(text: string, { keyRange }: YamlEntry, start: number): number {
  const before = /:[ \t]+[&!]/.exec(text.slice(keyRange.end, start));
  return before === null ? start : keyRange.end + before.index + before[0].length - 1;
}
