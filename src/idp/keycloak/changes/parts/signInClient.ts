import type { Difference } from '../../../changes/lines';
import { err, ok, type Result } from '../../../../core/result';
import type { Compared } from '../../../changes/part';
import type { Failure } from '../../../failure';
import type { Admin, KeycloakClient, StoredClient } from '../../admin';
import { attribute } from '../../client/attributes';
import { descriptionOf, differences } from '../../client/settings';
import { lightweightToken, mendedClient, signInClient, type TokenWish } from '../../signIn/signInClient';
import type { Part } from '../change';
import { t } from '../../../../l10n/l10n';

/** The client that an editor signs in with: a new one, or one that is there for that and gets what it lacks. */
export function signInClientPart(realm: string, clientId: string): Part {
  return {
    subject: t`Client ${clientId}`,
    async look({ admin }, signal) {
      const found = await admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      const stored = found.value;
      if (stored !== undefined && serves(stored)) return err(inUse(clientId, realm));
      const wish = await tokenWish(admin, realm, signal);
      if (!wish.ok) return wish;
      return ok({
        step: stepOf(realm, clientId, stored, wish.value),
        warnings: [
          t`Whoever may administer realm ${realm} can then sign in with it from an editor, and do what their own account may.`,
        ],
        rest: { adopts: stored !== undefined },
        write: () =>
          stored === undefined
            ? admin.createClient(realm, signInClient(clientId, wish.value), signal)
            : admin.replaceClient(realm, mendedClient(stored, wish.value), signal),
      });
    },
    async create({ admin }, signal) {
      const wish = await tokenWish(admin, realm, signal);
      return wish.ok ? admin.createClient(realm, signInClient(clientId, wish.value), signal) : wish;
    },
  };
}

/** Keycloak's own tool has lightweight tokens where its Admin API takes them: with 24 every request would be refused. */
async function tokenWish(admin: Admin, realm: string, signal: AbortSignal): Promise<Result<TokenWish, Failure>> {
  const tool = await admin.client(realm, 'admin-cli', signal);
  if (!tool.ok) return tool;
  const lightweight = tool.value !== undefined && attribute(tool.value, lightweightToken) === 'true';
  return ok({ limited: true, lightweight });
}

function stepOf(realm: string, clientId: string, stored: StoredClient | undefined, wish: TokenWish): Compared['step'] {
  if (stored === undefined) {
    const wanted = signInClient(clientId, wish);
    const details = [...descriptionOf(wanted), ...ownSettings.map(([setting, of]) => ({ setting, after: of(wanted) }))];
    return { kind: 'create', title: t`Create client ${clientId} in realm ${realm}`, details };
  }
  const details = compared(stored, mendedClient(stored, wish));
  return details.length === 0
    ? { kind: 'keep', title: t`Use client ${clientId} in realm ${realm} as it is`, details }
    : { kind: 'change', title: t`Change client ${clientId} in realm ${realm}`, details };
}

/** What matters here and to no other client. */
const ownSettings: readonly (readonly [string, (client: KeycloakClient) => string])[] = [
  [
    'OAuth 2.0 Device Authorization Grant',
    (client) => (attribute(client, 'oauth2.device.authorization.grant.enabled') === 'true' ? t`on` : t`off`),
  ],
  ['Full scope allowed', ({ fullScopeAllowed }) => (fullScopeAllowed === false ? t`off` : t`on`)],
  ['Lightweight access token', (client) => (attribute(client, lightweightToken) === 'true' ? t`on` : t`off`)],
];

const compared = (before: KeycloakClient, after: KeycloakClient): readonly Difference[] => [
  ...differences(before, after),
  ...ownSettings
    .map(([setting, of]) => ({ setting, before: of(before), after: of(after) }))
    .filter((line) => line.before !== line.after),
];

/** Somebody signs in with it otherwise: turning it into this one would lock them out. */
const serves = ({ publicClient, redirectUris = [] }: StoredClient): boolean =>
  publicClient !== true ||
  redirectUris.some((uri) => !/^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/callback$/.test(uri));

const inUse = (clientId: string, realm: string): Failure => ({
  kind: 'conflict',
  message: t`The realm ${realm} has a client ${clientId} for something else.`,
  nextStep: t`Choose another client ID.`,
});
