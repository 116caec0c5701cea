import { err, ok, type Result } from '../../../core/result';
import type { PlanStep } from '../../change';
import type { Failure } from '../../failure';
import type { Admin, StoredClient } from '../admin';
import { attribute } from '../client/attributes';
import { descriptionOf, differences, type Difference } from '../client/settings';
import { isKeycloaksOwn } from '../client/summary';
import { clientIdProblem } from '../fields';
import { addMappings, missingMappings, neededRoles } from '../signIn/scopeMappings';
import { importableClient, lightweightToken, mendedClient, signInClient, type TokenWish } from '../signIn/signInClient';
import type { KeycloakClient } from '../admin';
import type { RequestOf } from '../../changes/change';
import type { Change } from './change';
import { changedMeanwhile } from '../../changes/part';

type Request = RequestOf<'create-sign-in-client'>;

/** The public client that this extension signs in with on a page, with no more roles in its reach than it uses. */
export const createSignInClient: Change<Request> = {
  async plan(host, request, signal) {
    const { realm, clientId } = request;
    const problem = clientIdProblem(clientId);
    if (problem !== undefined || isKeycloaksOwn({ clientId })) {
      const nextStep = problem ?? 'Choose another client ID, for example openmetadata-vscode.';
      return err({ kind: 'invalid', message: `No client for browser sign-in can be named "${clientId}".`, nextStep });
    }
    const found = await host.admin.client(realm, clientId, signal);
    if (!found.ok) return found;
    const stored = found.value;
    if (stored !== undefined && serves(stored)) return err(inUse(clientId, realm));
    const wish = await tokenWish(host.admin, realm, signal);
    if (!wish.ok) return wish;
    const missing = stored === undefined ? ok(neededRoles(realm)) : await missingMappings(host, realm, stored, signal);
    if (!missing.ok) return missing;
    return ok({
      request,
      adopts: stored !== undefined,
      steps: [clientStep(request, stored, wish.value), rolesStep(request, missing.value)],
      warnings: [
        `Whoever may administer realm ${realm} can then sign in with it from an editor, and do what their own account may.`,
      ],
      importable: importableClient(clientId),
    });
  },
  carryOut: {
    async client({ admin }, { request: { realm, clientId } }, step, signal) {
      const wish = await tokenWish(admin, realm, signal);
      if (!wish.ok) return wish;
      const found = await admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      if (found.value === undefined) return admin.createClient(realm, signInClient(clientId, wish.value), signal);
      const wanted = mendedClient(found.value, wish.value);
      const lines = compared(found.value, wanted);
      if (lines.length === 0) return ok(undefined);
      // Created by somebody else since, or changed: neither was shown.
      const shown = step.kind === 'change' && lines.every((line) => step.details.some((detail) => same(detail, line)));
      return shown
        ? admin.replaceClient(realm, wanted, signal)
        : err(changedMeanwhile(`Client ${clientId}`, 'has been changed by someone else'));
    },
    async roles(host, { request: { realm, clientId } }, _step, signal) {
      const found = await host.admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      return found.value === undefined
        ? err(changedMeanwhile(`Client ${clientId}`, 'has been changed by someone else'))
        : addMappings(host, realm, found.value, signal);
    },
  },
  outcome: () => Promise.resolve(ok(undefined)),
};

/** Keycloak's own tool has lightweight tokens where its Admin API takes them: with 24 every request would be refused. */
async function tokenWish(admin: Admin, realm: string, signal: AbortSignal): Promise<Result<TokenWish, Failure>> {
  const tool = await admin.client(realm, 'admin-cli', signal);
  if (!tool.ok) return tool;
  const lightweight = tool.value !== undefined && attribute(tool.value, lightweightToken) === 'true';
  return ok({ limited: true, lightweight });
}

function clientStep({ realm, clientId }: Request, stored: StoredClient | undefined, wish: TokenWish): PlanStep {
  if (stored === undefined) {
    const wanted = signInClient(clientId, wish);
    const details = [...descriptionOf(wanted), ...ownSettings.map(([setting, of]) => ({ setting, after: of(wanted) }))];
    return { id: 'client', kind: 'create', title: `Create client ${clientId} in realm ${realm}`, details };
  }
  const details = compared(stored, mendedClient(stored, wish));
  return details.length === 0
    ? { id: 'client', kind: 'keep', title: `Use client ${clientId} in realm ${realm} as it is`, details }
    : { id: 'client', kind: 'change', title: `Change client ${clientId} in realm ${realm}`, details };
}

function rolesStep({ clientId }: Request, missing: readonly string[]): PlanStep {
  return missing.length === 0
    ? { id: 'roles', kind: 'keep', title: `Use the roles that ${clientId} passes on`, details: [] }
    : {
        id: 'roles',
        kind: 'change',
        title: `Let ${clientId} pass on what users have of these roles, and no other`,
        details: [{ setting: 'Scope', after: missing.join(', ') }],
      };
}

/** What matters here and to no other client. */
const ownSettings: readonly (readonly [string, (client: KeycloakClient) => string])[] = [
  [
    'OAuth 2.0 Device Authorization Grant',
    (client) => (attribute(client, 'oauth2.device.authorization.grant.enabled') === 'true' ? 'on' : 'off'),
  ],
  ['Full scope allowed', ({ fullScopeAllowed }) => (fullScopeAllowed === false ? 'off' : 'on')],
  ['Lightweight access token', (client) => (attribute(client, lightweightToken) === 'true' ? 'on' : 'off')],
];

const compared = (before: KeycloakClient, after: KeycloakClient): readonly Difference[] => [
  ...differences(before, after),
  ...ownSettings
    .map(([setting, of]) => ({ setting, before: of(before), after: of(after) }))
    .filter((line) => line.before !== line.after),
];

const same = (a: Difference, b: Difference): boolean => a.setting === b.setting && a.after === b.after;

/** Somebody signs in with it otherwise: turning it into this one would lock them out. */
const serves = ({ publicClient, redirectUris = [] }: StoredClient): boolean =>
  publicClient !== true ||
  redirectUris.some((uri) => !/^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/callback$/.test(uri));

const inUse = (clientId: string, realm: string): Failure => ({
  kind: 'conflict',
  message: `The realm ${realm} has a client ${clientId} for something else.`,
  nextStep: 'Choose another client ID.',
});
