import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { catalogue } from '../../src/core/catalogue/catalogue';
import { sharedPath } from '../support/shared';
import { characters, marked } from './mistake';

/** A file in two states that differ in one character. One has a mistake that every checker with the schema must find. */
export interface EditedFile {
  readonly name: string;
  readonly sound: string;
  readonly mistaken: string;
  readonly lines: number;
  /** Where the character stands. */
  readonly place: { readonly line: number; readonly character: number };
}

/** The values of OpenMetadata's chart as it ships; where they are not at hand, all of its sign-in settings among others. */
export const chartValues = (): EditedFile => editedFile('chart-values', chartText());

/** The same, among 15,000 lines of other charts. */
export function longValues(): EditedFile {
  const half = otherCharts(7500);
  return editedFile('chart-values-among-others', `${half('before')}\n${chartText()}\n${half('after')}`);
}

/** The same, and twenty copies of it below other keys: what looks like our settings and is none. */
export function nestedCopies(): EditedFile {
  const nested = chartText().replace(/^(?=.)/gm, '  ');
  const copies = Array.from({ length: 19 }, (_, index) => `copy${index.toString()}:\n${nested}`);
  return editedFile('chart-values-and-copies', `${chartText()}\n${copies.join('\n')}`);
}

function editedFile(name: string, sound: string): EditedFile {
  const at = sound.search(new RegExp(`^ {6}${marked}${characters.sound}$`, 'm'));
  if (at < 0) throw new Error(`There is no ${marked}${characters.sound} in the ${name}.`);
  const offset = at + 6 + marked.length;
  const before = sound.slice(0, offset).split('\n');
  return {
    name: `${name}.yaml`,
    sound,
    mistaken: sound.slice(0, offset) + characters.mistaken + sound.slice(offset + 1),
    lines: sound.split('\n').length,
    place: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

function chartText(): string {
  const shipped = sharedPath('corpus', 'helm-chart-values', 'values@openmetadata-1.13.0.yaml');
  return shipped === undefined ? generatedChart() : readFileSync(shipped, 'utf8');
}

/** Every sign-in setting of the chart at its default, and other settings until there are as many lines as in the chart. */
function generatedChart(): string {
  const root = new Map<string, unknown>();
  for (const { path, default: value } of catalogue.flatMap(({ helm = [] }) => helm)) {
    if (value !== undefined) put(root, path.split('.'), value);
  }
  const signIn = stringify(root);
  return `${signIn}${otherCharts(816 - signIn.split('\n').length)('rest')}`;
}

function put(map: Map<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    map.set(key, value);
    return;
  }
  const known = map.get(key);
  const child = known instanceof Map ? (known as Map<string, unknown>) : new Map<string, unknown>();
  map.set(key, child);
  put(child, rest, value);
}

/** As many lines of values of charts that have nothing to do with us. */
const otherCharts =
  (lines: number) =>
  (prefix: string): string => {
    const charts = Array.from({ length: Math.ceil(lines / 20) }, (_, index) => otherChart(prefix, index));
    return charts.join('\n').split('\n').slice(0, lines).join('\n');
  };

const otherChart = (prefix: string, index: number): string =>
  `# What runs beside it, number ${index.toString()}
${prefix}${index.toString()}:
  enabled: true
  image: { repository: "registry.example/${prefix}", tag: "1.${index.toString()}.0" }
  env:
    - name: LOG_LEVEL
      value: "info"
    - name: TOKEN
      valueFrom:
        secretKeyRef: { name: ${prefix}-secret, key: token }
  resources:
    requests:
      cpu: 250m
      memory: 512Mi
  # Read at the start
  config: |
    listen = 0.0.0.0:${(8000 + index).toString()}
    level = info
  tolerations: []
  annotations: { "prometheus.io/scrape": "true" }`;
