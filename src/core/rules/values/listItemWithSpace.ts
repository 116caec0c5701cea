import type { SettingKey } from '../../catalogue/catalogue';
import { isList, type Value } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isWritten, nameOf, placesOf, type Place } from '../subject';
import { t } from '../../../l10n/l10n';

/** Lists whose items hold no blanks, and what an item looks like. Lists of key URLs and compared domains have rules of their own. */
const items: readonly (readonly [keys: readonly SettingKey[], looksRight: RegExp])[] = [
  [['authn.jwtPrincipalClaims'], /^[\w.:-]+$/],
  [['authz.adminPrincipals', 'authz.adminEmails'], /^[\w.@+-]+$/],
  [['authn.additionalTrustedRedirectUris'], /^https?:\/\/[^\s,]+$/],
  [
    [
      'authz.allowedEmailRegistrationDomains',
      'authz.allowedEmailDomains',
      'ldap.trustStoreConfig.hostNameConfig.acceptableHostNames',
    ],
    /^(?:all|(?:[\w*-]+\.)+[\w-]+)$/i,
  ],
];

/** Only commas separate the items of a list: `[a b]` is one item with a blank in it (measured with Dropwizard 4.0.7). */
export const listItemWithSpace: Rule = {
  code: 'list-item-with-space',
  severity: 'warning',
  check({ view, report }) {
    for (const [keys, looksRight] of items)
      for (const place of placesOf(view, ...keys)) {
        const parts = place.text.trim().split(/[\s;]+/);
        if (!isWritten(view.get(place.key)) || parts.length < 2 || !parts.every((part) => looksRight.test(part)))
          continue;
        // Some providers have user names with blanks.
        const isCertain = !place.key.startsWith('authz.admin');
        report({
          at: place.at,
          severity: isCertain ? 'warning' : 'information',
          message: `${effect(parts, nameOf(view, place.key))} ${advice(parts.join(', '), isCertain)}`,
          fixes: [
            {
              title: t`Split it into ${parts.length.toString()} items`,
              preferred: true,
              ...(isCertain ? { safe: true } : {}),
              changes: [{ key: place.key, set: withParts(view, place, parts) }],
            },
          ],
        });
      }
  },
};

const effect = (parts: readonly string[], name: string): string =>
  parts.length > 2
    ? t`${parts.join(' ')} is one item of ${name} with blanks in it, because only commas separate the items of a list.`
    : t`${parts.join(' ')} is one item of ${name} with a blank in it, because only commas separate the items of a list.`;

const advice = (parts: string, isCertain: boolean): string =>
  isCertain ? t`Write ${parts}.` : t`Write ${parts} if these are several.`;

/** The list with the parts in place of the item that they make up. */
function withParts(view: View, { key, index }: Place, parts: readonly string[]): readonly Value[] {
  const list = view.get(key).value;
  if (list === undefined || !isList(list)) return parts;
  return list.flatMap((item, at): readonly Value[] => (at === index ? parts : [item]));
}
