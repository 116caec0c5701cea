import { err, ok, type Result } from '../../result';
import type { TextEdit } from '../../text/range';
import { extraEnvsOf } from './extraEnvs';
import type { CannotEdit } from '../lens';
import { type EditStyle, editYaml } from '../yaml/edit';
import type { Wanted } from '../yaml/wish';
import { listEdits, styleOf } from '../yaml/editList';
import type { SourceLines } from '../yaml/lines';
import { entryOf, type YamlNode } from '../yaml/tree';
import { scalarText } from '../yaml/write';

/** The text that each variable is to have; undefined: the list is to say nothing of it. */
export type ExtraEnvWishes = ReadonlyMap<string, string | undefined>;

/** Edits inside the list, and what is wanted of the list as a whole. */
export interface ExtraEnvEdits {
  readonly edits: readonly TextEdit[];
  readonly wanted: readonly Wanted[];
}

/**
 * Sets and takes variables in the chart's `extraEnvs`.
 * @param values the chart's values, if there are any
 * @param path the keys that lead to them
 */
export function editExtraEnvs(
  lines: SourceLines,
  values: YamlNode | undefined,
  path: readonly string[],
  wishes: ExtraEnvWishes,
  style: EditStyle,
): Result<ExtraEnvEdits, CannotEdit> {
  const list = entryOf(values, 'extraEnvs')?.node;
  const present = (values === undefined ? [] : extraEnvsOf(values)).filter(({ name }) => wishes.has(name));
  const edits: TextEdit[] = [];
  const taken = new Set<YamlNode>();
  for (const { name, item, value } of present) {
    const text = wishes.get(name);
    if (list?.alias === true || list?.anchored === true || item.alias === true) return err(shared);
    if (text === undefined) {
      taken.add(item);
      continue;
    }
    const elsewhere: Wanted = { path: ['valueFrom'], wish: { remove: true } };
    const here: Wanted = { path: ['value'], wish: { value: text } };
    const edited = editYaml(lines, item, value === undefined ? [elsewhere, here] : [here], style);
    if (!edited.ok) return edited;
    edits.push(...edited.value);
  }
  const names = new Set(present.map(({ name }) => name));
  const added = [...wishes].flatMap(([name, text]) => (text === undefined || names.has(name) ? [] : [{ name, text }]));
  const kept = (list?.items ?? []).filter((item) => !taken.has(item));
  const here = [...path, 'extraEnvs'];
  if (list === undefined || kept.length === 0) {
    if (added.length > 0) return ok({ edits: [], wanted: [{ path: here, wish: listOf(added) }] });
    return ok({ edits, wanted: taken.size > 0 ? [{ path: here, wish: { remove: true } }] : [] });
  }
  if (taken.size > 0) edits.push(...(listEdits(lines, list, kept.map(valueOf), style.dialect) ?? []));
  if (added.length > 0) edits.push(addition(lines, list, added));
  return ok({ edits, wanted: [] });
}

const shared: CannotEdit = {
  kind: 'not-expressible',
  message: 'Change this by hand: extraEnvs is shared with another place by a YAML anchor.',
};

const valueOf = ({ value }: YamlNode): NonNullable<YamlNode['value']> => value ?? {};

interface Added {
  readonly name: string;
  readonly text: string;
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

function variableLines({ name, text }: Added, indent: number, style: 'plain' | 'single' | 'double'): readonly string[] {
  const value = scalarText(text, { dialect: 'helm', style, inFlow: false });
  return [`${' '.repeat(indent)}- name: ${name}`, `${' '.repeat(indent)}  value: ${value}`];
}

const variableInFlow = ({ name, text }: Added): string =>
  `{name: ${name}, value: ${scalarText(text, { dialect: 'helm', style: 'double', inFlow: true })}}`;
