import { catalogue } from '../../catalogue/catalogue';
import type { SettingType } from '../../catalogue/setting';
import type { Rule } from '../rule';
import { nameOf } from '../subject';

/** The server pastes the value into YAML before it parses, so a value that is no YAML breaks the whole configuration. */
export const unreadableValue: Rule = {
  code: 'unreadable-value',
  severity: 'error',
  check({ view, report }) {
    // What a variable breaks there is a matter of its placeholder.
    if (view.vocabulary === 'server') return;
    const seen = new Set<number>();
    for (const { key, type, secret } of catalogue) {
      const reading = view.get(key);
      // One variable can fill two settings.
      if (reading.broken === undefined || reading.range === undefined || seen.has(reading.range.start)) continue;
      seen.add(reading.range.start);
      const placeholder = secret ? undefined : /\{[^{}]*\}/.exec(reading.broken)?.[0];
      const advice = placeholder === undefined ? advices[type] : `Write the real value in place of ${placeholder}.`;
      report({
        at: reading,
        message: `The server does not start: it pastes ${nameOf(view, key)} into its YAML configuration, which this value breaks. ${advice ?? 'Put it in quotes.'}`,
        fixes:
          type === 'string' && placeholder === undefined
            ? [{ title: 'Quote the value', preferred: true, changes: [{ key, set: reading.broken }] }]
            : [],
      });
    }
  },
};

const advices: Readonly<Partial<Record<SettingType, string>>> = {
  list: 'Write a list as [a,b].',
  map: 'Write a map as {name: value}.',
};
