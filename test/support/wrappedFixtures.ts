import { type Assignment, scanEnvFile } from '../../src/core/formats/envFile/scan';
import type { TextRange } from '../../src/core/text/range';
import type { FormatId } from '../../src/core/view';
import { unmark } from './marks';

/** A fixture in another format that can say the same, with its marks around the same characters. */
export interface WrappedFixture {
  readonly format: FormatId;
  /** The file's name. It tells apart the ways in which one format can say it. */
  readonly name: string;
  readonly marked: string;
}

/** Everything that a fixture of one of the three basic formats can be wrapped into. */
export function wrappedFixtures(file: string, marked: string): readonly WrappedFixture[] {
  if (/(?:^|\.)values\.yaml$/.test(file)) return [helmRelease(marked), valuesObject(marked), valuesText(marked)];
  if (/(?:^|\.)openmetadata\.yaml$/.test(file)) return [configMap(marked)];
  if (!file.endsWith('.env')) return [];
  // What comes from elsewhere does not stand in a ConfigMap at all.
  const isComplete = scanEnvFile(unmark(marked).text).every(({ value }) => value !== undefined);
  return [deployment(marked), compose(marked), ...(isComplete ? [variablesMap(marked)] : [])];
}

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

export const indented = (text: string, columns: number): string => text.replace(/^(?=[^\r\n])/gm, ' '.repeat(columns));

const service = lines('apiVersion: v1', 'kind: Service', 'metadata:', '  name: openmetadata', '---');

export const helmRelease = (values: string): WrappedFixture => ({
  format: 'helm-release',
  name: 'release.yaml',
  marked:
    service +
    lines('apiVersion: helm.toolkit.fluxcd.io/v2', 'kind: HelmRelease', 'metadata:', '  name: om', 'spec:') +
    lines('  chart:', '    spec:', '      chart: openmetadata', '  values:') +
    indented(values, 4) +
    lines('  interval: 5m'),
});

const application = lines('apiVersion: argoproj.io/v1alpha1', 'kind: Application', 'metadata:', '  name: om', 'spec:');

export const valuesObject = (values: string): WrappedFixture => ({
  format: 'argo-application',
  name: 'application.yaml',
  marked:
    application +
    lines('  source:', '    chart: openmetadata', '    helm:', '      valuesObject:') +
    indented(values, 8) +
    lines('  project: default'),
});

export const valuesText = (values: string): WrappedFixture => ({
  format: 'argo-application',
  name: 'application-with-text.yaml',
  marked:
    application +
    lines('  sources:', '    - repoURL: https://git.acme.example/manifests', '    - chart: openmetadata') +
    lines('      helm:', '        values: |') +
    indented(values, 10) +
    lines('  project: default'),
});

export const configMap = (configuration: string): WrappedFixture => ({
  format: 'config-map',
  name: 'config-map.yaml',
  marked:
    service +
    lines('apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: om', 'data:', '  log.level: INFO') +
    lines('  openmetadata.yaml: |-') +
    indented(configuration, 4) +
    lines('  other.yaml: |', '    a: b'),
});

export const deployment = (env: string): WrappedFixture => ({
  format: 'workload',
  name: 'deployment.yaml',
  marked:
    service +
    lines('apiVersion: apps/v1', 'kind: Deployment', 'metadata:', '  name: om', 'spec:', '  template:', '    spec:') +
    lines('      containers:', '        - name: openmetadata', '          env:') +
    statements(env, {
      write: (name, value) => [`            - name: ${name}`, `              value: ${value}`],
      // Kubernetes expands `$(NAME)`.
      escape: (text) => text.replace(/\$(?=[$(])/g, '$$$$'),
      refer: (name) => `$(${name})`,
    }),
});

export const variablesMap = (env: string): WrappedFixture => ({
  format: 'config-map',
  name: 'variables.yaml',
  marked:
    lines('apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: om', 'data:') +
    statements(env, {
      write: (name, value) => [`  ${name}: ${value}`],
      escape: (text) => text,
      refer: (name) => name,
    }),
});

export const compose = (env: string): WrappedFixture => ({
  format: 'compose',
  name: 'docker-compose.yml',
  marked:
    lines('services:', '  mysql:', '    image: docker.getcollate.io/openmetadata/db:latest', '  openmetadata-server:') +
    lines('    environment:') +
    statements(env, {
      write: (name, value) => [`      ${name}: ${value}`],
      escape: (text) => text.replaceAll('$', '$$$$'),
      refer: (name) => `\${${name}}`,
    }) +
    lines('    ports: ["8585:8585"]'),
});

/** How a format writes variables. */
interface Syntax {
  write(name: string, value: string): readonly string[];
  /** What the format would take for a reference. */
  escape(text: string): string;
  /** A value that comes from elsewhere. */
  refer(name: string): string;
}

/** The comments and variables of an env file in another syntax. */
function statements(marked: string, syntax: Syntax): string {
  const { text, ranges } = unmark(marked);
  const comments = [...text.matchAll(/^#.*$/gm)].map((match) => ({ at: match.index, lines: [match[0]] }));
  const variables = scanEnvFile(text).map((assignment) => {
    const value = markedValue(text, assignment, ranges, syntax);
    return { at: assignment.statement.start, lines: syntax.write(markedName(assignment, ranges), value) };
  });
  return lines(...[...comments, ...variables].sort((a, b) => a.at - b.at).flatMap((statement) => statement.lines));
}

const same = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end;

const markedName = ({ name, nameRange }: Assignment, ranges: readonly TextRange[]): string =>
  ranges.some((range) => same(range, nameRange)) ? `⟦${name}⟧` : name;

/** A value as a YAML scalar. A mark around all of it stands around its quotes, as in the env file. */
function markedValue(
  text: string,
  { name, value, valueRange }: Assignment,
  ranges: readonly TextRange[],
  syntax: Syntax,
): string {
  const decoded = value?.map((segment) => segment.text).join('');
  const content = decoded === undefined ? syntax.refer(name) : syntax.escape(decoded);
  const quote = content.includes("'") || content.includes('\n') ? '"' : "'";
  const inside = ranges.filter(
    (range) => valueRange.start <= range.start && range.end <= valueRange.end && !same(range, valueRange),
  );
  const scalar = quote === "'" ? quote + content + quote : JSON.stringify(content);
  const start = valueRange.start + text.slice(valueRange.start, valueRange.end).indexOf(content);
  const shown = inside.reduceRight((rest, range) => {
    const [from, to] = [range.start - start + 1, range.end - start + 1];
    return `${rest.slice(0, from)}⟦${rest.slice(from, to)}⟧${rest.slice(to)}`;
  }, scalar);
  return ranges.some((range) => same(range, valueRange)) ? `⟦${shown}⟧` : shown;
}
