import { catalogue } from '../../catalogue/catalogue';
import type { SettingType } from '../../catalogue/setting';
import type { Value } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** The server pastes the value into YAML before it parses, so a value that is no YAML breaks the whole configuration. */
export const unreadableValue: Rule = {
  code: 'unreadable-value',
  severity: 'error',
  check({ view, report }) {
    const seen = new Set<number>();
    for (const { key, type, secret } of catalogue) {
      const reading = view.get(key);
      // A brace behind a placeholder has a rule of its own.
      if (type === 'object' || (view.vocabulary === 'server' && /\}\s*\}$/.test(reading.written ?? ''))) continue;
      // One variable can fill two settings.
      if (reading.broken === undefined || reading.range === undefined || seen.has(reading.range.start)) continue;
      seen.add(reading.range.start);
      const { advice, set } = mending(type, reading.broken, secret === true);
      report({
        at: reading,
        message: `${effect(view, nameOf(view, key))} ${advice}`,
        fixes: set === undefined ? [] : [{ title: t`Quote the value`, preferred: true, changes: [{ key, set }] }],
      });
    }
  },
};

const effect = ({ vocabulary }: View, name: string): string =>
  vocabulary === 'server'
    ? t`The server does not start: its YAML parser refuses the value of ${name}.`
    : t`The server does not start: it pastes ${name} into its YAML configuration, which this value breaks.`;

/** What to write instead, and what to set for that, where the value as it stands is what was meant. */
function mending(
  type: SettingType,
  broken: string,
  isSecret: boolean,
): { readonly advice: string; readonly set?: Value } {
  const placeholder = isSecret ? undefined : /\{[^{}]*\}/.exec(broken)?.[0];
  if (placeholder !== undefined) return { advice: t`Write the real value in place of ${placeholder}.` };
  if (type === 'string') return { advice: t`Put it in quotes.`, set: broken };
  const items = type === 'list' ? /^\[([^[\]{}"'#]*)\]$/.exec(broken.trim())?.[1] : undefined;
  // SnakeYAML ends a text in brackets at a question mark (measured with 2.2).
  if (items?.includes('?') === true) {
    const set = items.split(',').map((item) => item.trim());
    return { advice: t`Put an address with a question mark in quotes.`, set };
  }
  return { advice: advices[type] ?? t`Put it in quotes.` };
}

const advices: Readonly<Partial<Record<SettingType, string>>> = {
  list: t`Write a list as [a,b].`,
  map: t`Write a map as {name: value}.`,
};
