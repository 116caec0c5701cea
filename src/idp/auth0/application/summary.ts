import type { ClientDetails, ClientSummary } from '../../directory';
import type { Application, LoginConnection } from '../tenant';

export const summaryOf = ({ client_id: clientId, name }: Application): ClientSummary => ({
  clientId,
  label: name,
  flow: undefined,
  enabled: true,
  forOpenMetadata: false,
});

/** @param connections those enabled for it; undefined where the account may not see them */
export const detailsOf = (
  application: Application,
  connections: readonly LoginConnection[] | undefined,
): ClientDetails => ({
  ...summaryOf(application),
  standardFlow: connections !== undefined,
  implicitFlow: false,
  directAccessGrants: false,
  requiresPkce: false,
  redirectUris: [],
  postLogoutUris: [],
  webOrigins: [],
  missingScopes: [],
});
