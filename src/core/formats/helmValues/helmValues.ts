import { catalogue, type CatalogueRow, everySetting, type SettingKey } from '../../catalogue/catalogue';
import type { Reading, View } from '../../view';
import type { Value } from '../../value';
import { type Chart, locate, type Located, releaseOf, secretReference } from './chart';
import { editHelmValues } from './edit';
import { globalBlocks, hasGlobalKeys, readGlobalChart } from './globalValues';
import { readChart } from './readChart';
import type { Lens, Surroundings } from '../lens';
import { pastedText, readPasted } from '../pastedValue';
import { serverValue } from '../serverValue';
import { containerVariables } from '../variables/containerEnv';
import { duplicateVariables, isOurs, type Variable, variableReading } from '../variables/variablesView';
import { entryAt, entryOf } from '../yaml/node';
import { catalogueValue, duplicatesIn, entryReading, structureOf, unreadableView, type ViewKind } from '../yaml/view';
import { t } from '../../../l10n/l10n';

/** Values of the Helm chart `openmetadata`, or of a chart that has it as a dependency. */
export const helmValues: Lens = {
  id: 'helm-values',
  label: t`Helm values`,
  detect: (name, text) =>
    /\.ya?ml(?:\.\w+)?$|^[^.]*$/i.test(name) && (hasChartKeys(text) || hasGlobalKeys(text)) && !foreignKey.test(text),
  read: readHelmValues,
  edit: (text, changes) => editHelmValues(text, changes, readHelmValues),
  mount: (text, changes, folder) => editHelmValues(text, changes, readHelmValues, folder),
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

/** Whether the keys stand somewhere in a text that lead to the chart's sign-in settings. */
export const hasChartKeys = (text: string): boolean => ownKeys.every((key) => key.test(text));

/** Of Kubernetes, Compose, OpenAPI, and of the server's own file. */
const foreignKey =
  /^\uFEFF?["']?(?:apiVersion|kind|services|openapi|authenticationConfiguration|authorizerConfiguration)["']?[ \t]*:/m;

/** The blocks of the chart that hold settings, for the schema. */
const blocks = [
  ...new Set(catalogue.flatMap(({ helm = [] }) => helm.map(({ path }) => path.split('.').slice(0, 3).join('.')))),
].map((path) => path.split('.'));

function readHelmValues(text: string, surroundings: Surroundings = {}): View {
  const current = readChart(text);
  const chart = current ?? readGlobalChart(text);
  if (chart === undefined) return unreadableView(kind, surroundings);
  const shown = current === undefined ? globalBlocks : blocks;
  const listed = variablesOf(text, chart);
  const extraEnvs = new Map(listed.map((variable) => [variable.name, variable]));
  const readings = new Map<SettingKey, Reading>(
    everySetting.map((setting) => [setting.key, readingOf(chart, extraEnvs, setting)]),
  );
  const release = surroundings.release ?? releaseOf(chart);
  const heading = [...shown, ['openmetadata', 'config']]
    .map((path) => entryAt(chart.values, path))
    .find((entry) => entry !== undefined);
  return {
    ...kind,
    readable: true,
    ...(release === undefined ? {} : { release }),
    get: (key) => readings.get(key) ?? { key, value: undefined, source: 'default' },
    heading: heading?.keyRange ?? chart.values.range,
    structures: [structureOf(chart.values, shown)],
    duplicates: [
      ...duplicatesIn(chart.values, shown),
      ...duplicateVariables(listed.filter(({ name }) => isOurs(name))),
    ],
  };
}

/** The variables that the chart puts into the container behind its own, over which they win. */
const variablesOf = (text: string, { values }: Chart): readonly Variable[] =>
  containerVariables(text, entryOf(values, 'extraEnvs')?.node);

function readingOf(chart: Chart, extraEnvs: ReadonlyMap<string, Variable>, setting: CatalogueRow): Reading {
  const variable = setting.env === undefined ? undefined : extraEnvs.get(setting.env);
  if (variable !== undefined) return variableReading(setting, variable);
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
