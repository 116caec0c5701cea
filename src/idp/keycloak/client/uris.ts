import { longestText } from '../fields';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/**
 * What is wrong with an address to be registered at a client; undefined if nothing is. Keycloak itself takes wildcards,
 * and answers too long a one with an error 500 that names nothing (measured with 26.7.3).
 */
export function redirectUriProblem(uri: string): string | undefined {
  if (uri.trim() === '') return t`An empty address leads nowhere.`;
  if (uri.includes('*')) return t`${uri} fits many addresses: whoever controls one of them can take a user’s sign-in.`;
  if (uri.length > longestText)
    return t`${shortened(uri)} is longer than Keycloak’s ${longestText.toString()} characters.`;
  if (uri.startsWith('/')) return relativeProblem(uri);
  if (/\s/.test(uri) || !isUrl(uri)) return t`${uri} is no absolute address.`;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(uri)) return t`${uri} names no host that a browser could be sent to.`;
  return uri.includes('#') ? t`${uri} has a fragment (#), which browsers do not send.` : undefined;
}

/** Below the client's root URL. */
const relativeProblem = (uri: string): string | undefined =>
  /[\s#]/.test(uri) ? t`${uri} has a blank or a fragment (#).` : undefined;

/** The same for the address after signing out: `+` stands for the redirect URIs. */
export const postLogoutUriProblem = (uri: string): string | undefined =>
  uri === '+' ? undefined : redirectUriProblem(uri);

/** The same for a web origin, which Keycloak does not look at: `+` stands for the origins of the redirect URIs. */
export function webOriginProblem(origin: string): string | undefined {
  if (origin === '+') return undefined;
  if (origin.trim() === '') return t`An empty web origin matches nothing.`;
  if (origin === '*') return t`The web origin * lets every website ask Keycloak in the name of a user.`;
  if (!/^https?:\/\//i.test(origin) || !isUrl(origin)) return t`${origin} is no origin, like https://om.acme.example.`;
  if (new URL(origin).origin !== origin) {
    return t`${origin} never matches: a browser sends ${new URL(origin).origin}.`;
  }
  return origin.length > longestText ? t`${shortened(origin)} is too long.` : undefined;
}

const shortened = (text: string): string => `${text.slice(0, 40)}…`;
