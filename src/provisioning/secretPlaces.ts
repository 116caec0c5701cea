import type { Change } from '../core/finding';
import { scanEnvFile, type Assignment } from '../core/formats/envFile/scan';
import type { CannotEdit, Elsewhere, Lens } from '../core/formats/lens';
import { err, ok, type Result } from '../core/result';
import { lineEnding } from '../core/text/lines';
import type { TextEdit } from '../core/text/range';

/** One Kubernetes Secret and the entries that it has to have. */
export interface KubernetesSecret {
  readonly name: string;
  readonly entries: readonly { readonly entry: string; readonly value: string }[];
}

/** A value that an environment variable has to hold. */
export type VariablePlace = Elsewhere & { readonly home: { readonly kind: 'environment-variable' } };

/** The Secrets that values files refer to, in the order in which they are first named. */
export function kubernetesSecrets(elsewhere: readonly Elsewhere[]): readonly KubernetesSecret[] {
  const secrets = new Map<string, { entry: string; value: string }[]>();
  for (const { home, value } of elsewhere) {
    if (home.kind !== 'kubernetes-secret') continue;
    secrets.set(home.name, [...(secrets.get(home.name) ?? []), { entry: home.entry, value }]);
  }
  return [...secrets].map(([name, entries]) => ({ name, entries }));
}

/** What an environment has to hold. */
export const variables = (elsewhere: readonly Elsewhere[]): readonly VariablePlace[] =>
  elsewhere.filter((place): place is VariablePlace => place.home.kind === 'environment-variable');

/** Manifests for `kubectl apply`. `stringData` takes the values as they are; Kubernetes encodes them itself. */
export function secretManifest(secrets: readonly KubernetesSecret[]): string {
  const documents = secrets.map(({ name, entries }) =>
    [
      'apiVersion: v1',
      'kind: Secret',
      'metadata:',
      `  name: ${yamlString(name)}`,
      'type: Opaque',
      'stringData:',
      ...entries.map(({ entry, value }) => `  ${yamlString(entry)}: ${yamlString(value)}`),
      '',
    ].join('\n'),
  );
  return `# Apply this in the namespace of OpenMetadata: kubectl apply --namespace <namespace> --filename <this file>\n# It holds secrets: keep it out of git.\n${documents.join('---\n')}`;
}

/** The same as commands for a POSIX shell. They hold the secret in plain text: never shown, copied only by choice. */
export const createSecretCommands = (secrets: readonly KubernetesSecret[]): string =>
  secrets
    .map(({ name, entries }) => {
      const literals = entries.map(({ entry, value }) => `--from-literal=${shellWord(`${entry}=${value}`)}`);
      return ['kubectl', 'create', 'secret', 'generic', shellWord(name), ...literals].join(' ');
    })
    .join('\n');

/** What a variable has to hold for a setting that is read from it. */
export interface VariableChange {
  readonly variable: string;
  readonly change: Exclude<Change, { remove: true } | { reference: true }>;
}

/** The same for places that a format has named. */
export const environmentEdits = (
  envFile: Lens,
  text: string,
  places: readonly VariablePlace[],
): Result<readonly TextEdit[], CannotEdit> => variableEdits(envFile, text, places.map(changeOf));

const changeOf = ({ key, value, secret, home }: VariablePlace): VariableChange => ({
  variable: home.variable,
  change: secret ? { key, secret: value } : { key, set: value },
});

/**
 * The edits after which an env file holds the variables.
 * @param envFile the lens of env files: it knows how Docker Compose and the server unquote
 * @param text the env file as it is; empty for a new one
 */
export function variableEdits(
  envFile: Lens,
  text: string,
  changes: readonly VariableChange[],
): Result<readonly TextEdit[], CannotEdit> {
  const own: Change[] = [];
  const renamed = new Map<string, string>();
  for (const { variable, change } of changes) {
    const alone = envFile.edit('', [change]);
    if (!alone.ok) return alone;
    const line = alone.value.edits.map((edit) => edit.newText).join('');
    // A file may read a setting from a variable with a name of its own.
    if (line.startsWith(`${variable}=`)) own.push(change);
    else renamed.set(variable, line.replace(/^[^=]*=/, '').trimEnd());
  }
  const edited = envFile.edit(text, own);
  if (!edited.ok) return err(edited.error);
  const renamedEdits = [...replaced(text, renamed), ...appended(text, renamed)];
  return ok([...edited.value.edits, ...renamedEdits].sort((a, b) => a.range.start - b.range.start));
}

/** Of several lines with one name the last counts. */
const replaced = (text: string, wanted: ReadonlyMap<string, string>): readonly TextEdit[] =>
  [...lastAssignments(text)].flatMap(([name, { valueRange, inherited }]) => {
    const value = wanted.get(name);
    return value === undefined ? [] : [{ range: valueRange, newText: inherited ? `=${value}` : value }];
  });

function appended(text: string, wanted: ReadonlyMap<string, string>): readonly TextEdit[] {
  const present = lastAssignments(text);
  const lines = [...wanted].flatMap(([name, value]) => (present.has(name) ? [] : [`${name}=${value}`]));
  if (lines.length === 0) return [];
  const end = lineEnding(text);
  const separator = text === '' || text.endsWith('\n') ? '' : end;
  return [
    { range: { start: text.length, end: text.length }, newText: separator + lines.map((line) => line + end).join('') },
  ];
}

const lastAssignments = (text: string): ReadonlyMap<string, Assignment> =>
  new Map(scanEnvFile(text).map((assignment) => [assignment.name, assignment]));

/** JSON is YAML, but for characters that the parsers of Kubernetes (YAML 1.1) do not take as they are. */
const yamlString = (value: string): string =>
  /^[a-z][a-z0-9.-]*[a-z0-9]$/.test(value) && !yamlWords.has(value)
    ? value
    : JSON.stringify(value).replace(
        /[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** What YAML 1.1 reads as something other than a string. */
const yamlWords: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null']);

/** A word for a POSIX shell. Single quotes take everything literally, but for a single quote. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
