import { quoted } from '../../text/quoted';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import { issuerOf, parseKeycloakUrl } from '../../keycloakUrl';
import { identityProviders, providerAt } from './identityProviders';
import { hasSettingsPage } from './settingsPage';
import type { Report, Rule } from '../rule';
import {
  alsoAt,
  anchor,
  isClientType,
  isOidcProvider,
  isWritten,
  milder,
  nameOf,
  placesOf,
  textOf,
  type Place,
} from '../subject';
import { t } from '../../../l10n/l10n';

/** The authority that OpenMetadata ships, whatever the provider. */
const shippedAuthority = 'https://accounts.google.com';

/**
 * The web page signs people in with the library of the provider that `provider` names, and the authority that ships is
 * Google's. Custom domains tell nothing (OpenMetadata, AuthProvider.util.ts and the validators for each provider).
 */
export const providerMismatch: Rule = {
  code: 'provider-mismatch',
  severity: 'warning',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    const forgotten = forgottenAuthority(view);
    if (forgotten !== undefined) report(forgotten);
    const named = view.get('authn.provider').value;
    const [start] = starts(view);
    if (typeof named !== 'string' || start === undefined || start.found.value === named) return;
    const isKnownNamed = identityProviders.some(({ value }) => value === named);
    const fix = { title: t`Set ${nameOf(view, 'authn.provider')} to ${start.found.value}` };
    report({
      at: view.get('authn.provider'),
      severity: severityOf(view, named),
      message: t`${nameOf(view, 'authn.provider')} is ${named}, but ${nameOf(view, start.place.key)} leads to ${start.found.name}, ${effect(view, named)}. Write ${start.found.value}.`,
      related: alsoAt(start.place.at, t`This is ${start.found.name}.`),
      fixes: [
        {
          ...fix,
          ...(isKnownNamed ? { preferred: true } : {}),
          changes: [{ key: 'authn.provider', set: start.found.value }],
        },
      ],
    });
  },
};

/** Libraries of Azure, Okta and Auth0 know the addresses of their own provider only; the other values share one for all. */
const ownLibrary = new Set(['azure', 'okta', 'auth0']);

function severityOf(view: View, named: string): Severity {
  if (named === 'custom-oidc') return 'hint';
  if (!isClientType(view, 'public')) return 'information';
  return ownLibrary.has(named) ? 'error' : 'warning';
}

function effect(view: View, named: string): string {
  if (named === 'custom-oidc') return t`for which OpenMetadata has a sign-in of its own`;
  if (isClientType(view, 'public') && ownLibrary.has(named))
    return t`so the browser looks for the wrong addresses there`;
  return t`so the sign-in button has the wrong name and OpenMetadata’s settings page refuses it`;
}

interface Start {
  readonly place: Place;
  readonly found: { readonly value: string; readonly name: string };
}

/** The URLs that sign-in starts with and whose provider can be told, the one that counts first. */
const starts = (view: View): readonly Start[] =>
  placesOf(view, ...(isClientType(view, 'public') ? [] : (['oidc.discoveryUri'] as const)), 'authn.authority').flatMap(
    (place) => {
      const found = isForgotten(view, place) ? undefined : providerAt(place.text);
      return found === undefined ? [] : [{ place, found }];
    },
  );

/** Whoever means Google also has Google's keys. */
const isForgotten = (view: View, { key, text }: Pick<Place, 'key' | 'text'>): boolean =>
  key === 'authn.authority' &&
  text.replace(/\/$/, '') === shippedAuthority &&
  view.get('authn.provider').value !== 'google' &&
  !placesOf(view, 'authn.publicKeyUrls', 'oidc.discoveryUri').some(
    (place) => providerAt(place.text)?.value === 'google',
  );

function forgottenAuthority(view: View): Report | undefined {
  const reading = view.get('authn.authority');
  const isPublic = isClientType(view, 'public');
  if (
    typeof reading.value !== 'string' ||
    reading.stock ||
    !isForgotten(view, { key: reading.key, text: reading.value })
  )
    return undefined;
  // What nobody wrote may stand in another file, and only the browser of a public client follows it.
  if (!isPublic && !(isWritten(reading) && hasSettingsPage(view))) return undefined;
  const severity = isPublic ? 'error' : 'information';
  const issuer = knownIssuer(view);
  const name = nameOf(view, 'authn.authority');
  const meant = issuer === undefined ? t`the provider’s issuer` : quoted(issuer, 100);
  return {
    at: isWritten(reading) ? reading : anchor(view, 'authn.provider'),
    severity: isWritten(reading) ? severity : milder(severity),
    message: isPublic
      ? t`${name} is still Google’s, which OpenMetadata ships, so people are sent to Google to sign in. Write ${meant}.`
      : t`${name} is still Google’s, which OpenMetadata ships, so OpenMetadata’s settings page looks for the provider at Google. Write ${meant}.`,
    fixes:
      issuer === undefined
        ? []
        : [{ title: t`Use ${issuer}`, preferred: true, changes: [{ key: 'authn.authority', set: issuer }] }],
  };
}

/** The issuer, as the key URLs or the discovery document of a Keycloak realm tell it, or any discovery document. */
function knownIssuer(view: View): string | undefined {
  const discovery = textOf(view, 'oidc.discoveryUri');
  const [realm] = [
    ...(discovery === undefined ? [] : [discovery]),
    ...placesOf(view, 'authn.publicKeyUrls').map(({ text }) => text),
  ].flatMap((text) => parseKeycloakUrl(text) ?? []);
  if (realm !== undefined) return issuerOf(realm);
  return /^(https?:\/\/[^\s{}<>$]+)\/\.well-known\/openid-configuration$/.exec(discovery ?? '')?.[1];
}
