import type { Failure } from '../../failure';
import type { SignInClient } from '../../provider';
import type { KeycloakClient } from '../admin';
import { clientIdProblem } from '../fields';
import { t } from '../../../l10n/l10n';

/** What the client is called unless an administrator wants it otherwise. */
export const usualClientId = 'openmetadata-vscode';

/** `openid` alone: the ID token then names the user, and no scope has to be attached for it. */
export const signInScope = 'openid';

/** Which tokens the client gets. */
export interface TokenWish {
  /** It passes on no role until scope mappings say which. */
  readonly limited: boolean;
  /** Its token names no roles: they stay at the server, and an administrator's would be a list for each realm. */
  readonly lightweight: boolean;
}

/** How a client says that its tokens are lightweight. Keycloak's Admin API takes such tokens since release 26. */
export const lightweightToken = 'client.use.lightweight.access.token.enabled';

const attributesFor = ({ lightweight }: TokenWish): Readonly<Record<string, string>> => ({
  'pkce.code.challenge.method': 'S256',
  'oauth2.device.authorization.grant.enabled': 'true',
  [lightweightToken]: String(lightweight),
});

/**
 * A public client for signing in on a page, and for nothing else. Keycloak takes any port for a redirect to 127.0.0.1 that
 * names none (measured with 26.7.3, 24.0.5, 21.1.2).
 */
export const signInClient = (clientId: string, wish: TokenWish): KeycloakClient => ({
  clientId,
  name: 'OpenMetadata SSO for Visual Studio Code',
  description: 'Signs administrators in from the editor. It has no secret and no rights of its own.',
  protocol: 'openid-connect',
  enabled: true,
  publicClient: true,
  bearerOnly: false,
  consentRequired: false,
  standardFlowEnabled: true,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  fullScopeAllowed: !wish.limited,
  redirectUris: ['http://127.0.0.1/callback'],
  webOrigins: [],
  attributes: attributesFor(wish),
});

/** The same client as it should be, of one that is there: whole, since Keycloak replaces what it is given. */
export const mendedClient = <Stored extends KeycloakClient>(stored: Stored, wish: TokenWish): Stored => {
  const { name, description, ...wanted } = signInClient(stored.clientId ?? usualClientId, wish);
  return {
    ...stored,
    ...wanted,
    name: stored.name ?? name,
    description: stored.description ?? description,
    attributes: { ...stored.attributes, ...wanted.attributes },
  };
};

/**
 * For administrators who rather do it themselves. An import sets no scope mappings, so it passes on every role; and it
 * works with every release, so its tokens are not lightweight.
 */
export const importableClient = (clientId: string): string =>
  `${JSON.stringify(signInClient(clientId, { limited: false, lightweight: false }), null, 2)}\n`;

/** What the provider says about it. */
export const keycloakSignInClient: SignInClient = {
  field: {
    id: 'clientId',
    label: t`Client ID of the client for browser sign-in`,
    initial: usualClientId,
    secret: false,
    validate: clientIdProblem,
  },
  importable: importableClient,
};

/** The realm has no such client, or not one that signs in this way. */
export const noSignInClient = (
  clientId: string,
  realm: string,
  way: 'browser' | 'code',
  serverWords?: string,
): Failure => ({
  kind: 'not-found',
  reason: 'no-sign-in-client',
  message:
    way === 'browser'
      ? t`The realm ${realm} has no client ${clientId} for browser sign-in.`
      : t`The realm ${realm} has no client ${clientId} for signing in with a code.`,
  ...(serverWords === undefined ? {} : { serverWords }),
  nextStep: t`Let an administrator create it once, or connect another way.`,
});
