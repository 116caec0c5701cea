import { catalogue } from '../../catalogue/catalogue';
import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix } from '../../finding';
import { isList, type Value } from '../../value';
import type { Refusal } from '../../view';
import type { Rule } from '../rule';
import { nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * Docker Compose validates a file before it starts anything, and one variable is enough to fail (compose-go 2.16). So does
 * the API of Kubernetes with an object, and it takes a number or a switch for no text either.
 */
export const refusedVariable: Rule = {
  code: 'refused-variable',
  severity: 'error',
  check({ view, report }) {
    const seen = new Set<number>();
    for (const { key } of catalogue) {
      const reading = view.get(key);
      const { refused, range } = reading;
      // One variable can fill two settings.
      if (refused === undefined || range === undefined || seen.has(range.start)) continue;
      seen.add(range.start);
      const at = refused.kind === 'space' && reading.keyRange !== undefined ? { range: reading.keyRange } : reading;
      report({
        at,
        message: `${view.format === 'compose' ? t`Docker Compose refuses the whole file` : t`Kubernetes refuses the whole object`}: ${reason(nameOf(view, key), refused)}`,
        fixes: fixes(key, refused),
      });
    }
  },
};

function reason(name: string, refused: Refusal): string {
  if (refused.kind === 'space') return t`no space may stand between ${name} and its "=". Take it out.`;
  if (refused.kind === 'placeholder')
    return t`in ${name} a \${ begins that is no placeholder. Write $$ for a dollar sign, or close the brace.`;
  return t`a variable is text, and ${name} is ${kindOf(refused.value)} here. Put quotes around it.`;
}

function kindOf(value: Value): string {
  if (isList(value)) return t`a list`;
  if (typeof value === 'object') return t`a map`;
  return typeof value === 'number' ? t`a number` : t`true or false`;
}

const fixes = (key: SettingKey, refused: Refusal): readonly Fix[] =>
  refused.kind === 'no-text'
    ? [{ title: t`Make it text`, preferred: true, safe: true, changes: [{ key, set: refused.value }] }]
    : [];
