import { sameAddress } from '../../core/sameAddress';
import type { ConnectionProfile } from '../connection';
import type { RealmAt } from '../realmAt';
import { isUrl } from '../isUrl';

/** The answer of a connection that names the domain people sign in at, if that is not the tenant's own. */
export const loginDomainField = 'loginDomain';

/** The tenant as a realm: its host, with a port where it has one. */
export const tenantOf = (url: string): string => new URL(url).host;

/** Whether users sign in at Auth0: the host says so, or OpenMetadata's name for the provider, as with a custom domain. */
export function isAuth0(address: string, named: string | undefined): boolean {
  const host = isUrl(address) ? new URL(address).hostname : '';
  return host !== '' && (host.endsWith('.auth0.com') || named === 'auth0');
}

/** The tenant that an address leads to. A connection has two addresses: the tenant's own and that of a custom domain. */
export function auth0TenantAt(address: string, profiles: readonly ConnectionProfile[]): RealmAt | undefined {
  if (!isUrl(address)) return undefined;
  const { origin } = new URL(address);
  const profile = profiles
    .filter(({ provider }) => provider === 'auth0')
    .find((each) => sameAddress(each.url, origin) || sameAddress(loginUrlOf(each), origin));
  return profile === undefined
    ? { url: origin, realm: tenantOf(origin) }
    : { url: profile.url, realm: tenantOf(profile.url), connection: profile.id };
}

/** Where people sign in, without a slash at the end: the custom domain if there is one, else the tenant's own. */
export function loginUrlOf({ url, answers }: Pick<ConnectionProfile, 'url' | 'answers'>): string {
  const domain = answers[loginDomainField]?.trim() ?? '';
  return domain === '' ? url : `${new URL(url).protocol}//${domain}`;
}

/** What `authority` says. Auth0's issuer ends in a slash, which OpenMetadata adds itself (Auth0Validator, auth0-spa-js). */
export const auth0AuthorityOf = (profile: ConnectionProfile): string => loginUrlOf(profile);
