import type { SetUpRequest } from '../change';
import type { StoredClient } from './admin';
import { attribute } from './clientAttributes';
import type { Actual } from './readActual';

/** What the user should know before they accept a plan. */
export function warnings(
  request: SetUpRequest,
  { realm, client, administrator, emailOwner }: Actual,
): readonly string[] {
  return [
    ...(realm === 'disabled'
      ? [`The realm ${request.realm} is disabled: nobody can sign in until it is enabled.`]
      : []),
    ...(client === undefined ? [] : clientWarnings(client, request)),
    ...(administrator === undefined && emailOwner !== undefined && request.administrator !== undefined
      ? [
          `The user ${emailOwner.username ?? ''} has the e-mail address ${request.administrator.email} already. ` +
            'Keycloak refuses a second user with it unless the realm allows duplicate e-mails.',
        ]
      : []),
  ];
}

function clientWarnings(client: StoredClient, { clientId, flow }: SetUpRequest): readonly string[] {
  const open = (client.redirectUris ?? []).filter((uri) => uri.endsWith('*'));
  const pkce = attribute(client, 'pkce.code.challenge.method');
  const toPublic = flow === 'implicit' && client.publicClient !== true;
  const toConfidential = flow === 'authorization-code' && client.publicClient === true;
  return [
    ...(toPublic ? [`${clientId} becomes public: its secret stops working wherever it is used now.`] : []),
    ...(toPublic && client.authorizationServicesEnabled === true
      ? [`Its Authorization is switched off, which deletes its resources and policies.`]
      : []),
    ...(toConfidential
      ? [`${clientId} becomes confidential: it gets a new secret, and whatever uses it without one stops working.`]
      : []),
    ...(open.length > 0
      ? [
          `${clientId} keeps the redirect ${plural('URI', open)} ${open.join(', ')}: a token can be sent to any address that fits.`,
        ]
      : []),
    ...(pkce !== undefined && flow === 'authorization-code'
      ? [`${clientId} requires PKCE (${pkce}). OpenMetadata uses it only with disablePkce: false.`]
      : []),
    ...(attribute(client, 'require.pushed.authorization.requests') === 'true'
      ? [`${clientId} takes pushed authorization requests only, which OpenMetadata does not send.`]
      : []),
  ];
}

const plural = (noun: string, of: readonly unknown[]): string => (of.length === 1 ? noun : `${noun}s`);
