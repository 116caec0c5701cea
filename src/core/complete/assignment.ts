import type { Completion } from './completion';
import { scanEnvFile } from '../formats/envFile/scan';
import { lineStart } from '../text/lines';
import type { TextRange } from '../text/range';
import type { CursorPlace } from './cursorPlace';
import { variableCompletions } from './keys';
import { slotAt } from './slot';
import { variableValue } from './target';

/** Completes a line of an env file. */
export function completeInEnvFile(cursor: CursorPlace): readonly Completion[] {
  const { text, offset } = cursor;
  const start = lineStart(text, offset);
  const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
  const others = scanEnvFile(text).filter(({ nameRange }) => nameRange.end < start || nameRange.start > end);
  return completeAssignment(cursor, { start, end }, new Set(others.map(({ name }) => name)));
}

/**
 * Completes `NAME=value`: the name of a variable, or its value.
 * @param line its characters
 * @param taken the variables that stand elsewhere
 */
export function completeAssignment(
  { view, text, offset, ending, values }: CursorPlace,
  line: TextRange,
  taken: ReadonlySet<string>,
): readonly Completion[] {
  const [, lead = '', name = '', separator = ''] =
    /^([\uFEFF \t]*(?:export[ \t]+)?)([\w.-]*)((?:[ \t]*[=:])?)/.exec(text.slice(line.start, line.end)) ?? [];
  const start = line.start + lead.length;
  const end = start + name.length;
  if (offset < start || offset > line.end) return [];
  if (offset <= end) {
    const place = { range: { start, end }, taken, hasValue: separator !== '', inBrackets: false, column: 0, ending };
    return variableCompletions(view.release, place, (variable) => ({ insertText: `${variable}=`, more: true }));
  }
  const region = { start: end + separator.length, end: line.end };
  const slot = separator === '' || offset < region.start ? undefined : slotAt(text, region, offset, true);
  const sought = slot === undefined || slot.isKey ? undefined : variableValue(name, slot.steps);
  if (slot === undefined || sought === undefined) return [];
  return values(sought, slot, { dialect: 'server', isEnvFile: true, isTight: false });
}
