import { catalogue, settingOf } from '../../catalogue/catalogue';
import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { lineEnding, LineIndex } from '../../text/lines';
import { verbatim } from '../../text/mappedText';
import type { TextEdit } from '../../text/range';
import { sameValue, type Value } from '../../value';
import type { View } from '../../view';
import { scanEnvFile, type Assignment } from './scan';
import { envText } from './write';
import type { CannotEdit, Edited } from '../lens';
import { readPasted } from '../pastedValue';
import { relativeOf } from '../variables/relative';
import { t } from '../../../l10n/l10n';

/**
 * The smallest edits of an env file after which the server has `changes`: values are replaced where they stand, new
 * variables follow the last one they belong to. A secret is written in place: this is the file that holds it.
 * @param read what the lens sees in a text, so that nothing is written that is there already
 */
export function editEnvFile(
  text: string,
  changes: readonly Change[],
  read: (text: string) => View,
): Result<Edited, CannotEdit> {
  const assignments = scanEnvFile(text);
  const view = read(text);
  const replaced = new Map<Assignment, TextEdit>();
  const removed = new Set<Assignment>();
  const added = new Map<string, string>();
  for (const change of changes) {
    const { path, env } = settingOf(change.key);
    // A switch of the Helm chart: there is nothing to switch here.
    if (path === undefined || holds(view, change)) continue;
    if (env === undefined && !('remove' in change)) return err(notExpressible(path));
    const names = env === undefined ? variablesBelow(path) : [env];
    for (const name of names) {
      const existing = assignments.filter((assignment) => assignment.name === name);
      const last = existing.at(-1);
      if ('remove' in change) existing.forEach((assignment) => removed.add(assignment));
      else if (last === undefined) added.set(name, written(change, ''));
      else if (!('reference' in change)) replaced.set(last, replacement(last, written(change, last.quote)));
    }
  }
  const kept = assignments.filter((assignment) => !removed.has(assignment));
  const open = kept.find((assignment) => assignment.unterminated && !replaced.has(assignment));
  if (open !== undefined) return err(neverCloses(text, open));
  const all = [
    ...[...removed].map((assignment) => removal(text, assignment)),
    ...kept.flatMap((assignment) => replaced.get(assignment) ?? []),
    ...insertions(text, kept, added),
  ];
  return ok({ edits: all.sort((a, b) => a.range.start - b.range.start), elsewhere: [] });
}

/** The variables of a whole block. */
const variablesBelow = (path: string): readonly string[] =>
  catalogue.flatMap((setting) => (setting.path?.startsWith(`${path}.`) ? (setting.env ?? []) : []));

function holds(view: View, change: Change): boolean {
  const { source, value } = view.get(change.key);
  const wanted = 'set' in change ? change.set : 'secret' in change ? change.secret : undefined;
  return source === 'file' && value !== undefined && wanted !== undefined && sameValue(value, wanted);
}

const notExpressible = (path: string): CannotEdit => ({
  kind: 'not-expressible',
  message: t`OpenMetadata reads ${path} from no environment variable. Set it in openmetadata.yaml and mount that file into the container.`,
});

/** Any quote that is written below would close it. */
const neverCloses = (text: string, { name, valueRange }: Assignment): CannotEdit => ({
  kind: 'unreadable',
  message: t`The quote that opens the value of ${name} in line ${String(new LineIndex(text).position(valueRange.start).line + 1)} never closes. Close it first.`,
});

function written(change: Exclude<Change, { remove: true }>, quote: Assignment['quote']): string {
  if ('reference' in change) return '';
  return envText('secret' in change ? change.secret : change.set, quote, reads);
}

/** Whether the server reads this value once the text is pasted into its configuration. */
function reads(text: string, value: Value): boolean {
  const read = readPasted(verbatim(text)).value;
  return read !== undefined && sameValue(read, value);
}

const replacement = ({ valueRange, inherited }: Assignment, value: string): TextEdit => ({
  range: valueRange,
  newText: inherited ? `=${value}` : value,
});

/** The whole line with its line end. */
function removal(text: string, { statement }: Assignment): TextEdit {
  const end = /\r?\n?/y;
  end.lastIndex = statement.end;
  return { range: { start: statement.start, end: statement.end + (end.exec(text)?.[0].length ?? 0) }, newText: '' };
}

function insertions(
  text: string,
  assignments: readonly Assignment[],
  added: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  const eol = lineEnding(text);
  return [...added].map(([name, value]) => {
    const anchor = relativeOf(assignments, name);
    const line = `${anchor?.exported === true ? 'export ' : ''}${name}=${value}`;
    if (anchor !== undefined)
      return { range: { start: anchor.statement.end, end: anchor.statement.end }, newText: eol + line };
    const end = { start: text.length, end: text.length };
    const atLineStart = /(?:^\uFEFF?|\n)$/.test(text);
    return { range: end, newText: atLineStart ? line + eol : eol + line };
  });
}
