import type { Fix } from '../../finding';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, nameOf, placesOf, rewrite, type Place } from '../subject';
import { holdsOtherThanKeys, keyUrls, providerKeyUrl, providesKeys, withKeyUrls } from './keyUrls';
import { t } from '../../../l10n/l10n';

/** Only the JSON Web Key Set of a provider verifies tokens; its issuer and its other endpoints answer with something else. */
export const keyUrlNotKeys: Rule = {
  code: 'key-url-not-keys',
  severity: 'warning',
  check({ view, report }) {
    const urls = isOidcProvider(view) ? keyUrls(view) : undefined;
    if (urls === undefined) return;
    const isProvided = urls.some((url) => providesKeys(view, url));
    const wrong = placesOf(view, 'authn.publicKeyUrls').filter(({ text }) => holdsOtherThanKeys(view, text));
    for (const [nth, place] of wrong.entries()) {
      const keys = isProvided || nth > 0 ? undefined : providerKeyUrl(view);
      const effect = isProvided ? t`the server asks it in vain for each new key` : t`the tokens it issues are refused`;
      const advice =
        keys === undefined
          ? t`Keep only the jwks_uri of the discovery document in ${nameOf(view, place.key)}.`
          : t`Write ${keys}.`;
      report({
        at: place.at,
        severity: isProvided || !isClientType(view, 'public') ? 'warning' : 'error',
        message: t`No keys are at this URL of the provider, so ${effect}. ${advice}`,
        fixes: fixes(view, place, keys, isProvided),
      });
    }
  },
};

/** The first wrong one becomes the right one, where that is missing; what is left over goes. */
function fixes(view: View, place: Place, keys: string | undefined, isProvided: boolean): readonly Fix[] {
  if (keys !== undefined) return [{ title: t`Use ${keys}`, preferred: true, changes: [rewrite(view, place, keys)] }];
  const title = t`Remove this key URL`;
  const changes = [withKeyUrls(view, place, [])];
  return isProvided ? [{ title, preferred: true, safe: true, changes }] : [{ title, changes }];
}
