import type { ClientSettings } from '../../directory';
import type { StoredClient } from '../admin';
import { pkceMethod, postLogout, postLogoutUrisOf } from './attributes';

/** What can be changed about a client: all that the contract knows. */
export const clientSettings: ReadonlySet<keyof ClientSettings> = new Set([
  'enabled',
  'standardFlow',
  'implicitFlow',
  'directAccessGrants',
  'redirectUris',
  'postLogoutUris',
  'webOrigins',
  'requiresPkce',
] as const);

/**
 * The same client with these settings, and otherwise as it was. It is whole, since Keycloak switches "Authorization"
 * off when a change leaves it out (keycloak#32530).
 */
export function changedClient(actual: StoredClient, set: Partial<ClientSettings>): StoredClient {
  return {
    ...actual,
    ...switched('enabled', set.enabled),
    ...switched('standardFlowEnabled', set.standardFlow),
    ...switched('implicitFlowEnabled', set.implicitFlow),
    ...switched('directAccessGrantsEnabled', set.directAccessGrants),
    ...(set.redirectUris === undefined ? {} : { redirectUris: [...set.redirectUris] }),
    ...(set.webOrigins === undefined ? {} : { webOrigins: [...set.webOrigins] }),
    attributes: { ...actual.attributes, ...logoutAttribute(actual, set), ...pkceAttribute(set) },
  };
}

const switched = (name: keyof StoredClient, value: boolean | undefined): Partial<StoredClient> =>
  value === undefined ? {} : { [name]: value };

/** An unset attribute stays unset as long as nothing is wanted of it. */
function logoutAttribute(actual: StoredClient, { postLogoutUris: wanted }: Partial<ClientSettings>): object {
  if (wanted === undefined || (wanted.length === 0 && postLogoutUrisOf(actual).length === 0)) return {};
  return { [postLogout]: wanted.length === 0 ? '-' : wanted.join('##') };
}

/** Keycloak forgets an attribute that is empty, and keeps one that is left out. */
const pkceAttribute = ({ requiresPkce }: Partial<ClientSettings>): object =>
  requiresPkce === undefined ? {} : { [pkceMethod]: requiresPkce ? 'S256' : '' };
