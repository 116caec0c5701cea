import type { WebUrl } from '../../webUrl';
import { hostOf, providerAt } from './identityProviders';

/**
 * Whether two URLs lead to different domains of Auth0's tenants, of which one is Auth0's own at least. Of two others nothing
 * can be told: they may be names of one server, as in a container network.
 */
export const isMixed = (one: WebUrl, other: WebUrl): boolean =>
  hostOf(one) !== hostOf(other) &&
  [one, other].some(isOwnDomain) &&
  [one, other].every((url) => /\.[a-z]/.test(hostOf(url)));

/** Each tenant has one domain at Auth0. */
export const areTwoTenants = (...urls: readonly WebUrl[]): boolean => urls.every(isOwnDomain);

const isOwnDomain = ({ origin }: WebUrl): boolean => providerAt(origin)?.value === 'auth0';
