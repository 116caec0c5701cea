import { enumerate } from '../../../core/rules/subject';
import { failed, passed } from '../../check';
import { callbackSettings, changing, homeOf, homeSettings } from '../../pair';
import { isLoopback } from '../../probes/hosts';
import { postLogoutUrisOf } from '../client/attributes';
import { redirectUriRefused, silentCallbackOf } from '../faults';
import type { Inspected, Inspection } from './inspected';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/** OpenMetadata's pages want both callbacks registered; a confidential client signs users in with the first alone. */
export const inspectRedirectUris: Inspection = (inspected) => {
  const { client, subject } = inspected;
  const { callbackUrl } = subject;
  if (callbackUrl === undefined) return [];
  const registered = client.redirectUris ?? [];
  const wanted = subject.clientType === 'public' ? callbacks(callbackUrl) : [callbackUrl];
  const missing = wanted.filter((uri) => !registered.some((known) => allows(known, uri, client.rootUrl)));
  return missing.length === 0
    ? [passed('redirect-uri-refused', t`Keycloak goes back to ${callbackUrl}.`)]
    : [redirectUriRefused(inspected, missing, registered)];
};

/** A callback that Keycloak does not know is one mistake: the rest of its address is looked at afterwards. */
const isRegistered = ({ client, subject: { callbackUrl } }: Inspected): boolean =>
  callbackUrl !== undefined && (client.redirectUris ?? []).some((known) => allows(known, callbackUrl, client.rootUrl));

const callbacks = (callbackUrl: string): readonly string[] =>
  [callbackUrl, silentCallbackOf(callbackUrl)].filter((uri) => uri !== undefined);

/** CVE-2026-7504 and its like begin with a `*`. Those that do not cover OpenMetadata are left for whoever needs them. */
export const inspectWildcards: Inspection = (inspected) => {
  const { client, place, subject } = inspected;
  const registered = client.redirectUris ?? [];
  const open = registered.filter((uri) => uri.endsWith('*'));
  if (open.length === 0) return [passed('redirect-uri-wildcard', t`The valid redirect URIs are exact.`)];
  const needed = subject.callbackUrl === undefined ? [] : callbacks(subject.callbackUrl);
  const ours = open.filter((uri) => needed.some((each) => allows(uri, each, client.rootUrl)));
  const exact = [...new Set([...registered.filter((uri) => !ours.includes(uri)), ...needed])];
  return [
    failed('redirect-uri-wildcard', {
      message: t`Client ${place.clientId} has the valid redirect URI ${open.join(', ')}: Keycloak goes back to every address that it covers. Name the callback alone.`,
      ...(open.includes('*') ? { severity: 'error' } : {}),
      settings: callbackSettings(subject),
      remedies:
        ours.length === 0
          ? []
          : [changing(t`Replace ${ours.join(', ')} by ${enumerate(needed)}`, inspected, { redirectUris: exact })],
    }),
  ];
};

/** Where Keycloak may send people after they signed out. */
export const inspectLogoutUris: Inspection = (inspected) => {
  const { client, place, subject } = inspected;
  const home = homeOf(subject);
  const registered = postLogoutUrisOf(client);
  if (home === undefined || !isRegistered(inspected)) return [];
  const known =
    registered.includes('+') ||
    [home, `${home}/`].some((uri) => registered.some((each) => allows(each, uri, client.rootUrl)));
  if (known) return [passed('logout-uri-missing', t`Keycloak goes back to ${home} after sign-out.`)];
  return [
    failed('logout-uri-missing', {
      message: t`The valid post logout redirect URIs of client ${place.clientId} do not hold ${home}/: people who sign out at Keycloak do not come back.`,
      settings: homeSettings(subject),
      remedies: [
        changing(t`Add ${home}/ to the post logout redirect URIs of client ${place.clientId}`, inspected, {
          postLogoutUris: [...registered, home, `${home}/`],
        }),
      ],
    }),
  ];
};

/** From where scripts may ask Keycloak: OpenMetadata's own page does where the client is public. */
export const inspectWebOrigins: Inspection = (inspected) => {
  const { client, place, subject } = inspected;
  const { callbackUrl } = subject;
  if (callbackUrl === undefined || !isUrl(callbackUrl) || !isRegistered(inspected)) return [];
  const { origin } = new URL(callbackUrl);
  const registered = client.webOrigins ?? [];
  const ofRedirects = (client.redirectUris ?? []).some((uri) => isUrl(uri) && new URL(uri).origin === origin);
  if (registered.includes('*') || registered.includes(origin) || (registered.includes('+') && ofRedirects))
    return [passed('web-origin-missing', t`Scripts from ${origin} may ask Keycloak.`)];
  return [
    failed('web-origin-missing', {
      message: t`The web origins of client ${place.clientId} do not hold ${origin}: Keycloak refuses what OpenMetadata’s page itself asks.`,
      ...(subject.clientType === 'public' && subject.responseType === 'code' ? { severity: 'error' } : {}),
      settings: homeSettings(subject),
      remedies: [
        changing(t`Add ${origin} to the web origins of client ${place.clientId}`, inspected, {
          webOrigins: [...registered, origin],
        }),
      ],
    }),
  ];
};

/**
 * Whether Keycloak takes an address for a registered URI: `*` at its end covers what follows, a path belongs to the root
 * URL, and a loopback address without a port has any (RFC 8252, section 7.3).
 */
export function allows(registered: string, uri: string, rootUrl: string | undefined): boolean {
  const absolute = registered.startsWith('/') ? (rootUrl ?? '').replace(/\/$/, '') + registered : registered;
  if (absolute.endsWith('*')) return uri.startsWith(absolute.slice(0, -1)) || uri === absolute.replace(/\/\*$/, '');
  return uri === absolute || (isLoopback(absolute) && !hasPort(absolute) && withoutPort(uri) === absolute);
}

const hasPort = (uri: string): boolean => /^\w+:\/\/(?:\[[^\]]*\]|[^/:?#]*):\d/.test(uri);

const withoutPort = (uri: string): string => uri.replace(/^(\w+:\/\/(?:\[[^\]]*\]|[^/:?#]*)):\d+/, '$1');
