import { catalogue, type CatalogueRow, everySetting, type SettingKey } from '../../catalogue/catalogue';
import { plainText } from '../../text/mappedText';
import type { Reading, View } from '../../view';
import type { Value } from '../../value';
import { type ExtraEnv, extraEnvsOf, readExtraEnv } from './extraEnvs';
import { type Chart, chartIn, locate, type Located, releaseOf, secretReference } from './chart';
import { editHelmValues } from './edit';
import type { Lens, Surroundings } from '../lens';
import { pastedText, readPasted } from '../pastedValue';
import { serverValue } from '../serverValue';
import { entryAt, parseYaml } from '../yaml/tree';
import { catalogueValue, duplicatesIn, entryReading, structureOf, unreadableView, type ViewKind } from '../yaml/view';

/** Values of the Helm chart `openmetadata`, or of a chart that has it as a dependency. */
export const helmValues: Lens = {
  id: 'helm-values',
  label: 'Helm values',
  detect: (name, text) =>
    /\.ya?ml(?:\.\w+)?$|^[^.]*$/i.test(name) && ownKeys.every((key) => key.test(text)) && !foreignKey.test(text),
  read: readHelmValues,
  edit: (text, changes) => editHelmValues(text, changes, readHelmValues),
};

const kind: ViewKind = {
  format: 'helm-values',
  vocabulary: 'chart',
  secretHome: 'kubernetes-secret',
  partial: true,
};

const ownKeys = ['authentication|authorizer', 'openmetadata', 'config'].map(
  (name) => new RegExp(`(?:^|[{,])[ \\t\\uFEFF]*["']?(?:${name})["']?[ \\t]*:`, 'm'),
);

/** Of Kubernetes, Compose, OpenAPI, and of the server's own file. */
const foreignKey =
  /^\uFEFF?["']?(?:apiVersion|kind|services|openapi|authenticationConfiguration|authorizerConfiguration)["']?[ \t]*:/m;

/** The blocks of the chart that hold settings, for the schema. */
const blocks = [
  ...new Set(catalogue.flatMap(({ helm = [] }) => helm.map(({ path }) => path.split('.').slice(0, 3).join('.')))),
].map((path) => path.split('.'));

function readHelmValues(text: string, surroundings: Surroundings = {}): View {
  const parsed = parseYaml(plainText(text), 'helm');
  const chart = parsed.ok ? chartIn(parsed.value) : undefined;
  if (chart === undefined) return unreadableView(kind, surroundings);
  const extraEnvs = new Map(extraEnvsOf(chart.values).map((variable) => [variable.name, variable]));
  const readings = new Map<SettingKey, Reading>(
    everySetting.map((setting) => [setting.key, readingOf(text, chart, extraEnvs, setting)]),
  );
  const release = surroundings.release ?? releaseOf(chart);
  const heading = [...blocks, ['openmetadata', 'config']]
    .map((path) => entryAt(chart.values, path))
    .find((entry) => entry !== undefined);
  return {
    ...kind,
    readable: true,
    ...(release === undefined ? {} : { release }),
    get: (key) => readings.get(key) ?? { key, value: undefined, source: 'default' },
    heading: heading?.keyRange ?? chart.values.range,
    structures: [structureOf(chart.values, blocks)],
    duplicates: duplicatesIn(chart.values, blocks),
  };
}

function readingOf(
  text: string,
  chart: Chart,
  extraEnvs: ReadonlyMap<string, ExtraEnv>,
  setting: CatalogueRow,
): Reading {
  const { key, type, env } = setting;
  const variable = env === undefined ? undefined : extraEnvs.get(env);
  if (variable !== undefined) {
    const reading = readExtraEnv(text, variable);
    return { ...reading, key, value: reading.value === undefined ? undefined : serverValue(type, reading.value) };
  }
  const located = locate(chart, setting);
  return located === undefined ? chartDefault(setting) : chartReading(setting, located);
}

function chartReading({ key, type }: CatalogueRow, { location, entry }: Located): Reading {
  const reading = entryReading(key, type, entry);
  if (location.reference === true && entry.node.kind === 'map') {
    const reference = secretReference(entry.node.value, location);
    return { ...reading, ...(reference === undefined ? { value: null } : { value: undefined, reference }) };
  }
  // The chart takes some lists and maps as the text that the server then parses.
  const isPasted = (type === 'list' || type === 'map') && location.type === 'string';
  if (!isPasted || typeof reading.value !== 'string') return reading;
  return { ...reading, ...readPasted([{ text: reading.value, source: entry.node.range, verbatim: false }]) };
}

/** What the server has if no values file sets it: the chart's default, or the shipped one of what the chart does not pass. */
function chartDefault({ key, type, helm = [], shippedDefault }: CatalogueRow): Reading {
  const [location] = helm;
  if (location?.reference === true) {
    const reference = secretReference(undefined, location);
    return { key, source: 'default', ...(reference === undefined ? { value: null } : { value: undefined, reference }) };
  }
  const written = location?.default ?? undefined;
  const value = written === undefined ? pastedText(shippedDefault) : pastedDefault(type, catalogueValue(written));
  return { key, source: 'default', value: value === undefined ? undefined : serverValue(type, value) };
}

const pastedDefault = (type: CatalogueRow['type'], value: Value | undefined): Value | undefined =>
  typeof value === 'string' && (type === 'list' || type === 'map') ? pastedText(value) : value;
