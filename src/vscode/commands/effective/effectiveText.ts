import type * as language from '../../../core/language';
import { LineIndex } from '../../../core/text/lines';
import type { Configuration } from '../../workspace/analyses';
import { t } from '../../../l10n/l10n';

/** What a server would make of a configuration, or why it would refuse to start, as JSON with comments. Holds no secret. */
export function effectiveText(
  name: string,
  { lens, text, surroundings }: Configuration,
  { effectiveConfiguration }: Pick<typeof language, 'effectiveConfiguration'>,
): string {
  const effective = effectiveConfiguration(lens, text, surroundings);
  if (effective.ok) {
    const note = t`What a server makes of ${name}. Secrets are masked, and <from …> comes from elsewhere.`;
    return `${comment(note)}${JSON.stringify(effective.value, undefined, 2)}\n`;
  }
  const lines = new LineIndex(text);
  const refusals = effective.error.map(
    ({ message, range }) => t`Line ${(lines.position(range.start).line + 1).toString()}: ${message}`,
  );
  return comment([t`A server would not start with ${name}.`, '', ...refusals].join('\n'));
}

export const notOurs = (name: string): string => comment(t`${name} is not a configuration of OpenMetadata.`);

const comment = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => `// ${line}`.trimEnd() + '\n')
    .join('');
