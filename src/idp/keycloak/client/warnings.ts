import type { SetUpRequest } from '../../change';
import type { StoredClient } from '../admin';
import { attribute, pkceMethod } from './attributes';
import { flowOf } from './summary';
import { t } from '../../../l10n/l10n';

/** What adopting a client breaks, or does not mend. */
export function adoptionWarnings(client: StoredClient, { client: clientId, flow }: SetUpRequest): readonly string[] {
  const open = (client.redirectUris ?? []).filter((uri) => uri.endsWith('*'));
  const pkce = attribute(client, pkceMethod);
  const toPublic = flow === 'implicit' && client.publicClient !== true;
  const toConfidential = flow === 'authorization-code' && client.publicClient === true;
  return [
    ...(toPublic ? [t`${clientId} becomes public: its secret stops working wherever it is used now.`] : []),
    ...(toPublic && client.authorizationServicesEnabled === true
      ? [t`Its Authorization is switched off, which deletes its resources and policies.`]
      : []),
    ...(toConfidential
      ? [t`${clientId} becomes confidential: it gets a new secret, and whatever uses it without one stops working.`]
      : []),
    ...(open.length > 0
      ? [
          open.length === 1
            ? t`${clientId} keeps the redirect URI ${open.join(', ')}: a token can be sent to any address that fits.`
            : t`${clientId} keeps the redirect URIs ${open.join(', ')}: a token can be sent to any address that fits.`,
        ]
      : []),
    ...(pkce !== undefined && flow === 'authorization-code' ? [pkceWarning(clientId, pkce)] : []),
    ...(attribute(client, 'require.pushed.authorization.requests') === 'true'
      ? [t`${clientId} takes pushed authorization requests only, which OpenMetadata does not send.`]
      : []),
  ];
}

/** What a change of settings breaks at OpenMetadata, or opens to others. */
export function changeWarnings(before: StoredClient, after: StoredClient): readonly string[] {
  const { clientId = '' } = before;
  const kept = new Set(after.redirectUris ?? []);
  const removed = (before.redirectUris ?? []).filter((uri) => !kept.has(uri));
  const callbacks = removed.filter((uri) => /\/callback\/?$/.test(uri));
  const silent = removed.filter((uri) => uri.endsWith('/silent-callback'));
  const turnedOn = (name: keyof StoredClient): boolean => before[name] !== true && after[name] === true;
  const pkce = attribute(after, pkceMethod);
  return [
    ...(before.enabled !== false && after.enabled === false
      ? [t`Nobody can sign in through ${clientId} until it is enabled again.`]
      : []),
    ...callbacks.map((uri) => t`An OpenMetadata that users come back to at ${uri} can sign nobody in any more.`),
    ...silent.map(
      (uri) => t`An OpenMetadata at ${uri} can no longer renew its users’ tokens: they sign in again instead.`,
    ),
    ...(flowOf(before) !== undefined && flowOf(after) === undefined
      ? [t`OpenMetadata cannot sign in through ${clientId} any more: the flow that it uses is switched off.`]
      : []),
    ...(turnedOn('directAccessGrantsEnabled')
      ? [t`${clientId} may then take users’ passwords itself, past a second factor. OpenMetadata never does.`]
      : []),
    ...(attribute(before, pkceMethod) === undefined && pkce !== undefined && before.publicClient !== true
      ? [pkceWarning(clientId, pkce)]
      : []),
  ];
}

/** What stops when a client's secret is another. */
export const renewalWarning = (clientId: string): string =>
  t`The old secret is refused at once: nobody can sign in through ${clientId} until every file that holds the secret has the new one and OpenMetadata has been restarted.`;

/** What is lost with a client. */
export const deletionWarning = (clientId: string): string =>
  t`Nobody can sign in through ${clientId} any more. Its secret, roles, mappers and Authorization are lost with it.`;

/** What happens to the connection itself when its own client changes. */
export const ownAccountWarning = (clientId: string): string =>
  t`This connection itself signs in with ${clientId}: it ends, or has to be added again.`;

const pkceWarning = (clientId: string, method: string): string =>
  t`${clientId} requires PKCE (${method}). OpenMetadata uses it only with disablePkce: false.`;
