import type { Listing, ListingItem } from '../../directory';
import type { Application, LoginConnection } from '../tenant';
import { clientCredentials, grantName, grantsOf, implicitGrant, passwordGrants } from './grants';
import { signingAlgorithm } from './newApplication';
import { t } from '../../../l10n/l10n';

/** What the dashboard tells of an application beside its addresses. */
export const listingsOf = (
  application: Application,
  connections: readonly LoginConnection[] | undefined,
): readonly Listing[] => [
  { id: 'grants', label: t`Grants`, items: grantsOf(application).map(grantItem), ifEmpty: nobody },
  ...(connections === undefined
    ? []
    : [{ id: 'connections', label: t`Connections`, items: connections.map(connectionItem), ifEmpty: nobody }]),
  { id: 'signing', label: t`Signing`, items: [algorithmItem(application), ...conformanceItems(application)] },
];

const nobody = t`none: nobody can sign in`;

function grantItem(grant: string): ListingItem {
  const label = grantName(grant);
  const problem = grantProblem(grant, label);
  const description = label === grant ? {} : { description: grant };
  return { label, ...description, ...(problem === undefined ? {} : { problem }) };
}

function grantProblem(grant: string, label: string): string | undefined {
  if (grant === implicitGrant) return t`OpenMetadata does not use it: with this grant, tokens travel in addresses.`;
  if (passwordGrants.includes(grant)) {
    return t`OpenMetadata does not use it: with ${label}, the application may take users’ passwords itself.`;
  }
  return grant === clientCredentials
    ? t`Sign-in does not need it; only the test on OpenMetadata’s settings page asks for it.`
    : undefined;
}

const connectionItem = (connection: LoginConnection): ListingItem => ({
  label: connection.name,
  description: connectionKind(connection),
});

/** "database", "google-oauth2" */
export const connectionKind = ({ strategy }: Pick<LoginConnection, 'strategy'>): string =>
  strategy === 'auth0' ? t`database` : strategy;

/** Without one, Auth0 signs with the application's secret (OpenAPI: HS256 is the default). */
function algorithmItem({ jwt_configuration: jwt }: Application): ListingItem {
  const algorithm = jwt?.alg ?? 'HS256';
  return algorithm === signingAlgorithm
    ? { label: algorithm }
    : {
        label: algorithm,
        problem: t`OpenMetadata cannot check tokens signed with ${algorithm}: their key is not among the tenant’s ${signingAlgorithm} keys.`,
      };
}

const conformanceItems = ({ oidc_conformant: conformant }: Application): readonly ListingItem[] =>
  conformant === true
    ? []
    : [
        {
          label: t`not OIDC Conformant`,
          problem: t`Its tokens are of Auth0’s older kind until OIDC Conformant is on.`,
        },
      ];
