import type { View } from '../../view';
import type { Lens, Surroundings } from '../lens';
import { variablesIn } from '../variables/ownVariables';
import { type Variable, variablesView } from '../variables/variablesView';
import type { ViewKind } from '../yaml/view';
import { editEnvFile } from './edit';
import { type Assignment, scanEnvFile } from './scan';
import { t } from '../../../l10n/l10n';

/** An env file, as Docker Compose reads it and the server then pastes its values into `openmetadata.yaml`. */
export const envFile: Lens = {
  id: 'env-file',
  label: t`env file`,
  detect: (name, text) => (isEnvFileName(name) || isUnnamed(name)) && holdsVariables(text),
  read: readEnvFile,
  edit: (text, changes) => editEnvFile(text, changes, readEnvFile),
};

/** Whether a file of this name can be an env file. */
export const isEnvFileName = (name: string): boolean => /^\.?env(?:[.-]|$)|\.env(?:\.[\w-]+)?$|-env$/i.test(name);

/** What VS Code calls a text that has no name yet: it goes by its content alone. */
const isUnnamed = (name: string): boolean => /^Untitled-\d+$/.test(name);

const holdsVariables = variablesIn(String.raw`^[ \t\uFEFF]*(?:export[ \t]+)?`, String.raw`[ \t]*[=:]`);

const kind: ViewKind = { format: 'env-file', vocabulary: 'environment', secretHome: 'here', partial: true };

function readEnvFile(text: string, { release }: Surroundings = {}): View {
  const readable = !text.includes('\0') && !/^(?:<{7}|>{7})(?: |\r?$)/m.test(text);
  const assignments = readable ? scanEnvFile(text) : [];
  return variablesView(
    assignments.map((assignment) => variableOf(text, assignment)),
    { kind, readable, release },
  );
}

function variableOf(
  text: string,
  { name, nameRange, valueRange, value, variable, unterminated }: Assignment,
): Variable {
  return {
    name,
    nameRange,
    valueRange,
    value,
    ...(variable === undefined ? {} : { reference: { kind: 'environment-variable', variable } }),
    ...(unterminated ? { broken: text.slice(valueRange.start + 1, valueRange.end) } : {}),
  };
}
