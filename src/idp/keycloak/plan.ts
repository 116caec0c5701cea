import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import type { ClientRequest, Plan, PlanStep } from '../provider';
import type { KeycloakUser, StoredClient } from './admin';
import {
  adoptedClient,
  attribute,
  descriptionOf,
  differences,
  isKeycloaksOwn,
  neededScopes,
  newClient,
  redirectUris,
  scopesOf,
} from './clientRepresentation';
import { administrationRealm, clientIdProblem, longestText, masterRefusal, realmNameProblem } from './fields';

/** What is at Keycloak now, as far as a request touches it. */
export interface Actual {
  readonly realm: 'absent' | 'disabled' | 'enabled';
  readonly client: StoredClient | undefined;
  /** The user that the request's administrator is named for. */
  readonly administrator: KeycloakUser | undefined;
  /** Who has the administrator's e-mail address. */
  readonly emailOwner: KeycloakUser | undefined;
}

export type StepId = 'realm' | 'client' | 'scopes' | 'administrator';

/** Compares what is wanted with what is there, without asking anybody. */
export function planFor(request: ClientRequest, actual: Actual): Result<Plan, Failure> {
  const problem = requestProblem(request) ?? actualProblem(request, actual);
  if (problem !== undefined) return err(problem);
  const steps = [
    realmStep(request, actual),
    ...clientSteps(request, actual.client),
    ...administratorStep(request, actual),
  ];
  return ok({ request, adopts: actual.client !== undefined, steps, warnings: warnings(request, actual) });
}

/** What Keycloak would refuse, some of it by an error 500 without a word; undefined if nothing. */
export function requestProblem(request: ClientRequest): Failure | undefined {
  const { realm, createRealm, clientId, openMetadataUrl, name = '', description = '' } = request;
  const invalid = (message: string, nextStep: string): Failure => ({ kind: 'invalid', message, nextStep });
  if (realm === administrationRealm) return invalid(masterRefusal, 'Choose another realm, or create one.');
  const realmProblem = createRealm ? realmNameProblem(realm) : undefined;
  if (realmProblem !== undefined) return invalid(`No realm can be named ${realm}.`, realmProblem);
  const idProblem = clientIdProblem(clientId);
  if (idProblem !== undefined) return invalid(`No client can be named "${clientId}".`, idProblem);
  if (isKeycloaksOwn({ clientId })) {
    return invalid(
      `${clientId} is one of Keycloak’s own clients.`,
      'Choose another client ID, for example open-metadata.',
    );
  }
  if (!/^https?:\/\/[^\s*#?]+$/.test(openMetadataUrl) || !URL.canParse(openMetadataUrl)) {
    return invalid(`${openMetadataUrl} is not the address of an OpenMetadata.`, 'Give it as https://om.example.com.');
  }
  const texts = [...redirectUris(openMetadataUrl), name, description];
  return texts.some((text) => text.length > longestText)
    ? invalid(
        'Keycloak cannot keep that much text.',
        `Use at most ${longestText.toString()} characters for each URL, name and description.`,
      )
    : undefined;
}

function actualProblem({ realm, createRealm, clientId }: ClientRequest, actual: Actual): Failure | undefined {
  if (actual.realm === 'absent' && !createRealm) {
    const nextStep = 'Choose another realm, or create it.';
    return { kind: 'not-found', message: `There is no realm ${realm}.`, nextStep };
  }
  const protocol = actual.client?.protocol ?? 'openid-connect';
  if (protocol === 'openid-connect') return undefined;
  const message = `${clientId} is a client for ${protocol.toUpperCase()}, not for OpenID Connect.`;
  return { kind: 'conflict', message, nextStep: 'Choose another client ID.' };
}

function realmStep({ realm }: ClientRequest, actual: Actual): PlanStep {
  return actual.realm === 'absent'
    ? { id: 'realm', kind: 'create', title: `Create realm ${realm}`, details: [] }
    : { id: 'realm', kind: 'keep', title: `Use realm ${realm}`, details: [] };
}

function clientSteps(request: ClientRequest, client: StoredClient | undefined): readonly PlanStep[] {
  const { realm, clientId } = request;
  const scopes = neededScopes.join(' and ');
  if (client === undefined) {
    const title = `Create client ${clientId} in realm ${realm}`;
    return [
      { id: 'client', kind: 'create', title, details: descriptionOf(newClient(request)) },
      { id: 'scopes', kind: 'create', title: `Attach the client scopes ${scopes} to ${clientId}`, details: [] },
    ];
  }
  const details = differences(client, adoptedClient(client, request));
  const missing = missingScopes(client);
  const attached = scopesOf(client);
  return [
    details.length === 0
      ? { id: 'client', kind: 'keep', title: `Use client ${clientId} in realm ${realm} as it is`, details }
      : { id: 'client', kind: 'change', title: `Change client ${clientId} in realm ${realm}`, details },
    missing.length === 0
      ? { id: 'scopes', kind: 'keep', title: `${clientId} has the client scopes ${scopes}`, details: [] }
      : {
          id: 'scopes',
          kind: 'change',
          title: `Attach ${plural('client scope', missing)} ${missing.join(' and ')} to ${clientId}`,
          details: [
            { setting: 'Client scopes', before: attached.join(', '), after: [...attached, ...missing].join(', ') },
          ],
        },
  ];
}

/** The scopes that OpenMetadata asks for and that this client cannot give: sign-in would end in `invalid_scope`. */
export function missingScopes(client: StoredClient): readonly string[] {
  const attached = scopesOf(client);
  return neededScopes.filter((scope) => !attached.includes(scope));
}

function administratorStep({ administrator, realm }: ClientRequest, actual: Actual): readonly PlanStep[] {
  if (administrator === undefined) return [];
  const { username, email, firstName, lastName } = administrator;
  if (actual.administrator !== undefined) {
    const title = `Keep user ${username} in realm ${realm} as it is, with the password it has`;
    return [{ id: 'administrator', kind: 'keep', title, details: [] }];
  }
  const details = [
    { setting: 'Email', after: email },
    { setting: 'First name', after: firstName },
    { setting: 'Last name', after: lastName },
    { setting: 'Password', after: 'set, not temporary' },
  ];
  return [{ id: 'administrator', kind: 'create', title: `Create user ${username} in realm ${realm}`, details }];
}

function warnings(request: ClientRequest, { realm, client, administrator, emailOwner }: Actual): readonly string[] {
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

function clientWarnings(client: StoredClient, { clientId, flow }: ClientRequest): readonly string[] {
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
