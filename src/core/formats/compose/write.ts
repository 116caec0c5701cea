import type { TextEdit } from '../../text/range';
import type { Value } from '../../value';
import { variableText } from '../variables/containerEnvEdit';
import type { YamlNode } from '../yaml/node';
import { styleOf } from '../yaml/editList';
import { scalarText } from '../yaml/write';
import { innermostDefault, interpolate, interpolated, isDefault, type Placeholder } from './interpolation';

/**
 * What has to stand in a compose file for the server to read this value. What is a placeholder stays one with another
 * default, if a default can hold the value: a blank one would mean "from outside".
 * @param existing what stands there now
 */
export function writtenText(value: Value, existing: string | undefined): string {
  const text = variableText(value);
  const escaped = text.replaceAll('$', '$$$$');
  const placeholder = existing === undefined ? undefined : innermostDefault(existing);
  if (existing === undefined || placeholder === undefined) return escaped;
  const withDefault = replaceDefault(existing, placeholder, escaped);
  return interpolated(withDefault) === text ? withDefault : escaped;
}

function replaceDefault(text: string, placeholder: Placeholder, written: string): string {
  const { variable, range, operand } = placeholder;
  return isDefault(placeholder)
    ? text.slice(0, operand.start) + written + text.slice(operand.end)
    : `${text.slice(0, range.start)}\${${variable}:-${written}}${text.slice(range.end)}`;
}

/** The variable that a text is a placeholder for. */
export const placeholderOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : interpolate(text).whole?.variable;

/** The edit that puts a text in the place of another scalar: only inside the placeholder where that stays. */
export function replaceText(source: string, { range, ...node }: YamlNode, text: string, inFlow: boolean): TextEdit {
  const before = source.slice(range.start, range.end);
  const after = scalarText(text, { dialect: 'compose', style: styleOf({ range, ...node }), inFlow });
  const [head = ''] = /^["']?\$\{\w+:?-/.exec(after) ?? [];
  const [tail = ''] = head === '' ? [] : (/\}["']?$/.exec(after) ?? []);
  const stays = before.startsWith(head) && before.endsWith(tail) && before.length >= head.length + tail.length;
  if (!stays) return { range, newText: after };
  return {
    range: { start: range.start + head.length, end: range.end - tail.length },
    newText: after.slice(head.length, after.length - tail.length),
  };
}
