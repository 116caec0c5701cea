import type { Fix } from '../../finding';
import { isBlank, isList } from '../../value';
import type { View } from '../../view';
import { isOidcProvider, placesOf, type Place } from '../subject';
import { t } from '../../../l10n/l10n';

/** The claim that names the user of a token, as far as it is known. */
export interface FirstClaim extends Place {
  readonly claims: readonly string[];
}

/**
 * The first of `jwtPrincipalClaims` that somebody wrote. Undefined where it does not count: with a mapping, or with the
 * claim that releases after 2.0.7 have for the address. What is not known may be either, so it is undefined as well.
 */
export function firstClaim(view: View): FirstClaim | undefined {
  const mapping = view.get('authn.jwtPrincipalClaimsMapping').value;
  const emailClaim = view.get('authn.emailClaim').value;
  const { value: claims } = view.get('authn.jwtPrincipalClaims');
  if (!isOidcProvider(view) || mapping === undefined || emailClaim === undefined || !isBlank(emailClaim))
    return undefined;
  if (mapping !== null && (!isList(mapping) || mapping.length > 0)) return undefined;
  const [place] = placesOf(view, 'authn.jwtPrincipalClaims');
  if (place === undefined || claims === undefined || !isList(claims)) return undefined;
  return { ...place, text: place.text.trim(), claims: claims.filter((claim) => typeof claim === 'string') };
}

/** Puts the e-mail address before all other claims. Users who are there already may get another name by that. */
export const emailFirst = ({ claims }: FirstClaim): Fix => ({
  title: t`Put email first`,
  preferred: true,
  changes: [{ key: 'authn.jwtPrincipalClaims', set: ['email', ...claims.filter((claim) => claim !== 'email')] }],
});
