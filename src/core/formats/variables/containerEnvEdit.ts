import { sharedByAnchor } from '../byHand';
import { err, ok, type Result } from '../../result';
import type { TextEdit } from '../../text/range';
import type { Value } from '../../value';
import type { CannotEdit } from '../lens';
import { type EditStyle, editYaml } from '../yaml/edit';
import { listEdits, styleOf } from '../yaml/editList';
import type { SourceLines } from '../yaml/lines';
import { entryOf, type YamlNode } from '../yaml/node';
import type { Wanted } from '../yaml/wish';
import { flowText, type ScalarStyle, scalarText } from '../yaml/write';
import { envItemsOf } from './containerEnv';
import type { SecretReference } from './secretReference';
import { t } from '../../../l10n/l10n';

/** What a variable is to be: this text, or what a Secret holds. */
export type EnvWish = { readonly text: string } | { readonly secret: SecretReference };

/** What is wanted of each variable; undefined: the list is to say nothing of it. */
export type EnvWishes = ReadonlyMap<string, EnvWish | undefined>;

/** Edits inside the list, and what is wanted of the list as a whole. */
export interface EnvEdits {
  readonly edits: readonly TextEdit[];
  readonly wanted: readonly Wanted[];
}

/** The text of a variable with which the server reads this value: it is pasted into YAML. */
export const variableText = (value: Value): string =>
  value === null ? '' : flowText(value, { dialect: 'server', style: 'plain', inFlow: false });

/**
 * Sets and takes variables in the `env` list of a container.
 * @param list the list, if there is one
 * @param path the keys that lead to it
 */
export function editContainerEnv(
  lines: SourceLines,
  list: YamlNode | undefined,
  path: readonly string[],
  wishes: EnvWishes,
  style: EditStyle,
): Result<EnvEdits, CannotEdit> {
  const present = envItemsOf(list).filter(({ name }) => wishes.has(name));
  const edits: TextEdit[] = [];
  const taken = new Set<YamlNode>();
  for (const { name, item, value } of present) {
    const wish = wishes.get(name);
    if (list?.alias === true || list?.anchored === true || item.alias === true) return err(shared(path));
    if (wish === undefined) {
      taken.add(item);
      continue;
    }
    const edited = editYaml(lines, item, wantedOf(wish, value), style);
    if (!edited.ok) return edited;
    edits.push(...edited.value);
  }
  const names = new Set(present.map(({ name }) => name));
  const added = [...wishes].flatMap(([name, wish]) => (wish === undefined || names.has(name) ? [] : [{ name, wish }]));
  const kept = (list?.items ?? []).filter((item) => !taken.has(item));
  if (list === undefined || kept.length === 0) {
    if (added.length > 0) return ok({ edits: [], wanted: [{ path, wish: listOf(added) }] });
    return ok({ edits, wanted: taken.size > 0 ? [{ path, wish: { remove: true } }] : [] });
  }
  if (taken.size > 0) edits.push(...(listEdits(lines, list, kept.map(valueOf), style.dialect) ?? []));
  if (added.length > 0) edits.push(addition(lines, list, added));
  return ok({ edits, wanted: [] });
}

const shared = (path: readonly string[]): CannotEdit => sharedByAnchor(path.at(-1) ?? t`the list`);

const valueOf = ({ value }: YamlNode): NonNullable<YamlNode['value']> => value ?? {};

/** Kubernetes would expand `$(NAME)`. */
const escaped = (text: string): string => text.replace(/\$(?=[$(])/g, '$$$$');

/** Of `value` and `valueFrom` an item has one. */
function wantedOf(wish: EnvWish, value: YamlNode | undefined): readonly Wanted[] {
  if ('text' in wish) {
    const here: Wanted = { path: ['value'], wish: { value: escaped(wish.text) } };
    return value === undefined ? [{ path: ['valueFrom'], wish: { remove: true } }, here] : [here];
  }
  const { name, entry } = wish.secret;
  return [
    { path: ['value'], wish: { remove: true } },
    { path: ['valueFrom', 'secretKeyRef', 'name'], wish: { value: name } },
    { path: ['valueFrom', 'secretKeyRef', 'key'], wish: { value: entry } },
  ];
}

interface Added {
  readonly name: string;
  readonly wish: EnvWish;
}

const listOf = (added: readonly Added[]): Wanted['wish'] => ({
  below: (indent) => added.flatMap((variable) => variableLines(variable, indent, 'double')),
  inFlow: `[${added.map(variableInFlow).join(', ')}]`,
});

/** Behind the last item, quoted as that is. */
function addition(lines: SourceLines, list: YamlNode, added: readonly Added[]): TextEdit {
  const last = list.items?.at(-1);
  if (list.style === 'flow') {
    const end = last?.range.end ?? list.range.end;
    return { range: { start: end, end }, newText: added.map((variable) => `, ${variableInFlow(variable)}`).join('') };
  }
  const value = entryOf(last, 'value')?.node;
  const style = value === undefined ? 'double' : styleOf(value);
  const indent = lines.columnOf(list.range.start);
  const newLines = added.flatMap((variable) => variableLines(variable, indent, style));
  return lines.insertAfter(list.range.end, newLines);
}

function variableLines({ name, wish }: Added, indent: number, style: ScalarStyle): readonly string[] {
  const contents =
    'text' in wish
      ? [`value: ${scalarText(escaped(wish.text), { dialect: 'helm', style, inFlow: false })}`]
      : [
          'valueFrom:',
          '  secretKeyRef:',
          `    name: ${scalarText(wish.secret.name, plain)}`,
          `    key: ${scalarText(wish.secret.entry, plain)}`,
        ];
  return [`- name: ${name}`, ...contents.map((line) => `  ${line}`)].map((line) => ' '.repeat(indent) + line);
}

const plain = { dialect: 'helm', style: 'plain', inFlow: false } as const;

function variableInFlow({ name, wish }: Added): string {
  const writing = { dialect: 'helm', style: 'double', inFlow: true } as const;
  const contents =
    'text' in wish
      ? `value: ${scalarText(escaped(wish.text), writing)}`
      : `valueFrom: {secretKeyRef: {name: ${scalarText(wish.secret.name, writing)}, key: ${scalarText(wish.secret.entry, writing)}}}`;
  return `{name: ${name}, ${contents}}`;
}
