import type { ClientDetails, ClientSummary } from '../../directory';
import type { Application, LoginConnection } from '../tenant';
import { flowOf } from './flow';
import { authorizationCode, hasGrant, implicitGrant, passwordGrants } from './grants';
import { listingsOf } from './listings';

/** The tenant's own "All Applications", which is no application. */
export const isTenantsOwn = ({ global }: Application): boolean => global === true;

export const summaryOf = (application: Application): ClientSummary => ({
  clientId: application.client_id,
  label: application.name,
  flow: flowOf(application),
  // Auth0 has no switch that turns an application off.
  enabled: true,
  forOpenMetadata: isForOpenMetadata(application),
});

/** A machine's application may be named for OpenMetadata as well: that of this extension's connection, for one. */
function isForOpenMetadata({ name, callbacks = [], app_type: type }: Application): boolean {
  const calledBack = callbacks.some((address) => /\/callback\/?$/.test(address));
  return calledBack || (type !== 'non_interactive' && /open[-_ ]?metadata/i.test(name));
}

/** @param connections those enabled for it; undefined where the account may not see them */
export const detailsOf = (
  application: Application,
  connections: readonly LoginConnection[] | undefined,
): ClientDetails => ({
  ...summaryOf(application),
  standardFlow: hasGrant(application, authorizationCode),
  implicitFlow: hasGrant(application, implicitGrant),
  directAccessGrants: passwordGrants.some((grant) => hasGrant(application, grant)),
  // A sign-in with a code may come with PKCE or without.
  requiresPkce: false,
  redirectUris: application.callbacks ?? [],
  postLogoutUris: application.allowed_logout_urls ?? [],
  webOrigins: application.web_origins ?? [],
  // Every application may ask for every scope of OpenID Connect.
  missingScopes: [],
  listings: listingsOf(application, connections),
});
