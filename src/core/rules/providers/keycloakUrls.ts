import { keycloakUrlText, parseKeycloakUrl, type KeycloakUrl } from '../../keycloakUrl';
import type { SettingKey } from '../../catalogue/catalogue';
import type { View } from '../../view';
import type { Report } from '../rule';
import { isClientType, placesOf, rewrite, type Place } from '../subject';
import { t } from '../../../l10n/l10n';

export interface KeycloakPlace extends Place {
  readonly url: KeycloakUrl;
}

/** Every URL below a Keycloak realm that these settings hold. */
export const keycloakPlaces = (view: View, key: SettingKey): readonly KeycloakPlace[] =>
  placesOf(view, key).flatMap((place) => {
    const url = parseKeycloakUrl(place.text);
    return url === undefined ? [] : [{ ...place, url }];
  });

/** A place that differs from another which the rest of the configuration, or where sign-in starts, agrees with. */
export interface Disagreement {
  readonly odd: KeycloakPlace;
  readonly other: KeycloakPlace;
}

/**
 * Where authority, discovery document and key URLs differ in a part of their path. Hosts are not compared: the browser's
 * and the server's way to Keycloak need not be the same. Keys of further realms may be trusted as well, so key URLs
 * differ only if none of them fits. A public client uses no discovery URI.
 */
export function disagreements(view: View, part: 'realm' | 'prefix'): readonly Disagreement[] {
  const start = isClientType(view, 'public') ? [] : keycloakPlaces(view, 'oidc.discoveryUri');
  const authority = keycloakPlaces(view, 'authn.authority');
  const voices = [start, authority, keycloakPlaces(view, 'authn.publicKeyUrls')].filter(({ length }) => length > 0);
  const says = (voice: readonly KeycloakPlace[], other: KeycloakPlace): boolean =>
    voice.some(({ url }) => url[part] === other.url[part]);
  const support = (place: KeycloakPlace): number => voices.filter((voice) => says(voice, place)).length;
  const [first, ...rest] = voices.flat();
  if (first === undefined) return [];
  const other = rest.reduce((best, place) => (support(place) > support(best) ? place : best), first);
  return voices.filter((voice) => !says(voice, other)).flatMap((voice) => voice.map((odd) => ({ odd, other })));
}

/** The report on a disagreement, but for its words: mended by taking the part over. */
export function disagreement(
  view: View,
  part: 'realm' | 'prefix',
  { odd, other }: Disagreement,
): Omit<Report, 'message'> {
  const text = keycloakUrlText({ ...odd.url, [part]: other.url[part] });
  return {
    at: odd.at,
    related: other.at.range === undefined ? [] : [{ range: other.at.range, message: t`Here it is ${other.text}` }],
    fixes: [{ title: t`Use ${text}`, preferred: true, changes: [rewrite(view, odd, text)] }],
  };
}
