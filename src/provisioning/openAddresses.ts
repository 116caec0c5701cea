import { t } from '../l10n/l10n';
/**
 * Why a redirect URI accepts more than one address: whoever gets a page of theirs accepted gets the codes and tokens of
 * others. Undefined for one that names one address. Keycloak takes a `*` at the end for anything, Auth0 one in the host for
 * any subdomain.
 */
export function redirectProblem(uri: string): string | undefined {
  if (/^https?:\/\/[^/]*\*(?!$)/.test(uri)) return t`any host that fits may be accepted`;
  if (!uri.endsWith('*')) return undefined;
  if (/^(?:\*|https?:\/\/\*)$/.test(uri)) return t`any site is accepted`;
  return t`any address that begins like this is accepted`;
}

/** Why an origin lets in more than one site. `+` stands for the origins of the redirect URIs. */
export const originProblem = (origin: string): string | undefined =>
  origin === '*' ? t`scripts of any site may read answers` : undefined;
