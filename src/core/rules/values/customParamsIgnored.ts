import type { Fix } from '../../finding';
import { isList, type Value } from '../../value';
import { enumerate, isClientType, isWritten, nameOf } from '../subject';
import type { Rule } from '../rule';
import { t } from '../../../l10n/l10n';

/**
 * The server looks for five names and their values, and for nothing else (OpenMetadata, AuthenticationCodeFlowHandler):
 * people write the parameters themselves.
 */
export const customParamsIgnored: Rule = {
  code: 'custom-params-ignored',
  severity: 'information',
  check({ view, report }) {
    const reading = view.get('oidc.customParams');
    const { value } = reading;
    if (!isClientType(view, 'confidential') || !isWritten(reading) || !isMap(value)) return;
    const name = nameOf(view, 'oidc.customParams');
    const ignored = Object.keys(value).filter((key) => !known.test(key));
    const alone = Object.keys(value).filter((key) => known.test(key) && !(counterpart(key) in value));
    if (ignored.length > 0)
      report({
        at: reading,
        message: t`Of ${name} the server reads customParamKey1 to 5 and customParamValue1 to 5 only, and passes over ${enumerate(ignored.slice(0, 3))}. Write each parameter as such a pair.`,
        fixes: paired(value, ignored),
      });
    else if (alone[0] !== undefined)
      report({
        at: reading,
        message: t`${alone[0]} in ${name} does nothing without ${counterpart(alone[0])}, because a parameter is a name and a value. Add the other half.`,
      });
  },
};

const known = /^customParam(?:Key|Value)[1-5]$/;

const counterpart = (key: string): string => key.replace(/Key|Value/, (part) => (part === 'Key' ? 'Value' : 'Key'));

const isMap = (value: Value | undefined): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value);

/** Names and values as pairs, behind those that are there. */
function paired(value: { readonly [name: string]: Value }, ignored: readonly string[]): readonly Fix[] {
  const kept = Object.entries(value).filter(([key]) => known.test(key));
  const free = [1, 2, 3, 4, 5].filter((number) => !kept.some(([key]) => key.endsWith(number.toString())));
  const texts = ignored.flatMap((key) => textOf(value[key]));
  if (ignored.length > free.length || texts.length < ignored.length) return [];
  const pairs = ignored.flatMap((key, index): readonly (readonly [string, Value])[] => [
    [`customParamKey${String(free[index])}`, key],
    [`customParamValue${String(free[index])}`, texts[index] ?? ''],
  ]);
  const set = Object.fromEntries([...kept, ...pairs]);
  return [{ title: t`Write them as pairs`, preferred: true, changes: [{ key: 'oidc.customParams', set }] }];
}

const textOf = (value: Value | undefined): readonly string[] =>
  value === undefined || typeof value === 'object' ? [] : [String(value)];
