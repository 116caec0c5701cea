import type { SetUpRequest } from '../../change';
import type { Application } from '../tenant';
import { signingAlgorithm } from './newApplication';
import { hasWildcard } from './coverage';
import { flowOf, isPublic } from './flow';
import { clientCredentials, hasGrant, passwordGrants } from './grants';
import { authenticationMethod } from './settings';
import { t } from '../../../l10n/l10n';

/** What adopting an application breaks, or does not mend. */
export function adoptionWarnings(actual: Application, { flow }: SetUpRequest): readonly string[] {
  const { name, jwt_configuration: jwt, token_endpoint_auth_method: method } = actual;
  const wasPublic = isPublic(actual);
  const toPublic = flow === 'implicit' && !wasPublic;
  const open = (actual.callbacks ?? []).filter(hasWildcard);
  return [
    ...(toPublic
      ? [
          t`${name} becomes public: whatever signs in with its secret stops working. Auth0 keeps the secret, so rotate it should the application ever get a secret’s rights again.`,
        ]
      : []),
    ...(toPublic && hasGrant(actual, clientCredentials)
      ? [t`${name} can no longer ask for tokens as a machine: without a secret, Auth0 allows no client credentials.`]
      : []),
    ...(flow === 'authorization-code' && wasPublic
      ? [t`${name} becomes confidential: whatever signs in through it without a secret stops working.`]
      : []),
    ...(flow === 'authorization-code' && method === 'client_secret_basic'
      ? [t`Whatever sends the secret of ${name} as ${authenticationMethod(method)} has to send it as Post.`]
      : []),
    ...(actual.oidc_conformant === true
      ? []
      : [t`${name} becomes OIDC conformant: tokens and endpoints of Auth0’s older kind stop working for it.`]),
    ...(jwt?.alg === signingAlgorithm
      ? []
      : [
          t`ID tokens of ${name} are signed with the tenant’s key (${signingAlgorithm}) instead of ${jwt?.alg ?? 'HS256'}: whatever checks them otherwise refuses them.`,
        ]),
    ...(open.length > 0
      ? [
          open.length === 1
            ? t`${name} keeps the callback URL ${open.join('')}: a sign-in can be sent to any address that fits.`
            : t`${name} keeps the callback URLs ${open.join(', ')}: a sign-in can be sent to any address that fits.`,
        ]
      : []),
    ...restrictions(actual),
  ];
}

/** What stands in the way of a sign-in, and is left as it is. */
function restrictions(actual: Application): readonly string[] {
  const { name } = actual;
  return [
    ...(actual.is_first_party === false
      ? [
          t`${name} is a third-party application: only connections of the whole domain let people in, who are asked first.`,
        ]
      : []),
    ...(actual.organization_usage === 'require'
      ? [t`${name} signs in members of an organization only, which OpenMetadata does not name: nobody can sign in so.`]
      : []),
    ...(actual.require_pushed_authorization_requests === true
      ? [t`${name} takes pushed authorization requests only, which OpenMetadata does not send.`]
      : []),
  ];
}

/** What a change of settings breaks at OpenMetadata, or opens to others. */
export function changeWarnings(before: Application, after: Application): readonly string[] {
  const { name } = before;
  const kept = new Set(after.callbacks ?? []);
  const removed = (before.callbacks ?? []).filter((address) => !kept.has(address));
  const hadPassword = passwordGrants.some((grant) => hasGrant(before, grant));
  return [
    ...removed
      .filter((address) => /\/callback\/?$/.test(address))
      .map((address) => t`An OpenMetadata that users come back to at ${address} can sign nobody in any more.`),
    ...removed
      .filter((address) => address.endsWith('/silent-callback'))
      .map(
        (address) =>
          t`An OpenMetadata at ${address} can no longer renew its users’ tokens: they sign in again instead.`,
      ),
    ...(flowOf(before) !== undefined && flowOf(after) === undefined
      ? [t`OpenMetadata cannot sign in through ${name} any more: the grant that it uses is taken away.`]
      : []),
    ...(!hadPassword && passwordGrants.some((grant) => hasGrant(after, grant))
      ? [t`${name} may then take users’ passwords itself, past a second factor. OpenMetadata never does.`]
      : []),
  ];
}

/** What stops when an application's secret is another (docs, "Rotate client secrets"). */
export const renewalWarning = (name: string): string =>
  t`Every other deployment with the old secret of ${name} stops signing people in. For up to 30 seconds Auth0 may accept either secret; from then on, nobody can sign in until each file that holds it has the new one and OpenMetadata has been restarted.`;

/** What is lost with an application. */
export const deletionWarning = (name: string): string =>
  t`Nobody can sign in through ${name} any more. Its client ID, its secret and its grants are lost with it: an application that is made again gets others.`;

/** What happens to the connection itself when its own application changes. */
export const ownAccountWarning = (name: string): string =>
  t`This connection itself signs in with ${name}: it ends, or has to be added again.`;
