import { parseKeycloakUrl, realmNameOf } from '../../../core/keycloakUrl';
import { err, ok, type Result } from '../../../core/result';
import type { Applied, ChangeRequest, Plan, PlanStep, SetUpRequest } from '../../change';
import type { ConnectionProfile } from '../../connection';
import type { ClientSummary, Endpoints } from '../../directory';
import type { Failure } from '../../failure';
import { field, textField } from '../../http';
import { cancelled } from '../../httpFailures';
import { tokenClaims } from '../../oauth/tokenClaims';
import type { Session } from '../../provider';
import { newClient } from '../client/representation';
import { descriptionOf } from '../client/settings';
import { requestProblem } from '../requestProblem';
import { profileOf, type Surroundings } from '../surroundings';
import { discoverPages, wellKnown } from './discovery';
import { register } from './registration';
import { t } from '../../../l10n/l10n';

/** What the token says of itself; its signature is the server's business. */
export interface TokenFacts {
  readonly realm: string;
  /** Undefined for one that lasts. */
  readonly expires: Date | undefined;
}

/** Reads an initial access token; undefined if it is none. */
export function tokenFacts(token: string): TokenFacts | undefined {
  const payload = tokenClaims(token);
  if (textField(payload, 'typ') !== 'InitialAccessToken') return undefined;
  const issuer = parseKeycloakUrl(textField(payload, 'iss') ?? '');
  const realm = issuer === undefined ? undefined : realmNameOf(issuer);
  const seconds = field(payload, 'exp');
  if (realm === undefined) return undefined;
  const expires = typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1000) : undefined;
  return { realm, expires };
}

/** Takes an initial access token for what it is: the right to create a client, and no account. Asks Keycloak nothing. */
export function connectWithInitialAccess(
  url: string,
  realm: string,
  token: string,
  surroundings: Surroundings,
): Result<Session, Failure> {
  const profile = profileOf(url, 'initial-access-token', { realm }, 'initial access token');
  return reconnectInitialAccess(profile, realm, token, surroundings);
}

export function reconnectInitialAccess(
  profile: ConnectionProfile,
  realm: string,
  token: string,
  { timeout }: Surroundings,
): Result<Session, Failure> {
  const facts = tokenFacts(token);
  if (facts?.realm !== realm) return err(noToken);
  if (facts.expires !== undefined && facts.expires.getTime() < Date.now()) return err(expired(realm));
  return ok(initialAccessSession(profile, realm, token, timeout));
}

/** A session that can create clients in one realm, and sees nothing but those that it has made. */
function initialAccessSession(profile: ConnectionProfile, realm: string, token: string, timeout: number): Session {
  const made = new Map<string, { readonly summary: ClientSummary; readonly secret: string | undefined }>();
  const refuse = (): Promise<Result<never, Failure>> => Promise.resolve(err(onlyCreates));

  const endpoints = async (name: string, signal: AbortSignal): Promise<Result<Endpoints, Failure>> => {
    const pages = await discoverPages(profile.url, name, { signal, timeout });
    if (!pages.ok) return pages;
    const { issuer, jwksUri } = pages.value;
    return ok({ authority: issuer, issuer, jwksUri, discoveryUri: issuer + wellKnown });
  };

  async function create(request: SetUpRequest, signal: AbortSignal): Promise<Result<Applied<SetUpRequest>, Failure>> {
    const { client: clientId } = request;
    // What this session has made already is not made twice: the run before failed after it.
    if (!made.has(clientId)) {
      const registered = await register(profile.url, request, token, { signal, timeout });
      if (!registered.ok) return registered;
      made.set(clientId, { summary: summaryOf(request), secret: registered.value.clientSecret });
    }
    const found = await endpoints(realm, signal);
    if (!found.ok) return found;
    const secret = made.get(clientId)?.secret;
    return ok({ endpoints: found.value, clientId, ...(secret === undefined ? {} : { clientSecret: secret }) });
  }

  return {
    profile,
    credential: token,
    serverLabel: 'Keycloak',
    realms: () => Promise.resolve(ok([{ name: realm, enabled: true }])),
    missingRoles: () => Promise.resolve(ok([])),
    clients: () => Promise.resolve(ok([...made.values()].map(({ summary }) => summary))),
    client: refuse,
    clientSecret: (_realm, clientId) => {
      const client = made.get(clientId);
      return client === undefined ? refuse() : Promise.resolve(ok(client.secret));
    },
    users: refuse,
    endpoints,
    idToken: refuse,
    inspect: refuse,
    changes: new Set(['set-up'] as const),
    settings: new Set(),
    plan<Request extends ChangeRequest>(request: Request): Promise<Result<Plan<Request>, Failure>> {
      if (request.kind !== 'set-up') return refuse();
      const problem = requestProblem(request) ?? placeProblem(request, realm);
      return Promise.resolve(problem === undefined ? ok({ request, ...planned(request) }) : err(problem));
    },
    async apply<Request extends ChangeRequest>(
      plan: Plan<Request>,
      onStep: (step: PlanStep) => void,
      signal: AbortSignal,
    ): Promise<Result<Applied<Request>, Failure>> {
      if (signal.aborted) return err(cancelled);
      if (plan.request.kind !== 'set-up') return refuse();
      plan.steps.forEach(onStep);
      // The kind has just been looked at, which the compiler cannot follow into the type of the outcome.
      return (await create(plan.request, signal)) as Result<Applied<Request>, Failure>;
    },
    consoleUrl: (name) => `${profile.url}/realms/${encodeURIComponent(name)}/account`,
    signOut: () => Promise.resolve(),
  };
}

const summaryOf = ({ client: clientId, name, flow }: SetUpRequest): ClientSummary => ({
  clientId,
  label: clientId,
  ...(name === undefined ? {} : { name }),
  flow,
  enabled: true,
  forOpenMetadata: true,
});

function planned(request: SetUpRequest): Omit<Plan, 'request'> {
  const { client: clientId, realm, administrator } = request;
  const title = t`Create client ${clientId} in realm ${realm}`;
  return {
    adopts: false,
    clientId,
    steps: [{ id: 'client', kind: 'create', title, details: descriptionOf(newClient(request)) }],
    warnings: [
      t`An initial access token can create this client and nothing else: neither change nor delete it later.`,
      t`Whether there is such a client already is seen only when it is created; one that is there stays as it is.`,
      t`The client gets the realm’s default client scopes. If email or profile is not among them, an administrator has to attach it.`,
      ...(administrator === undefined
        ? []
        : [t`User ${administrator.username} will not be created. Ask a Keycloak administrator for that.`]),
    ],
  };
}

function placeProblem({ realm, createRealm, client: clientId }: SetUpRequest, own: string): Failure | undefined {
  if (realm === own && !createRealm) return undefined;
  return {
    kind: 'forbidden',
    message: t`The initial access token is for realm ${own}: it cannot create client ${clientId} in another.`,
    nextStep: t`Choose realm ${own}, or connect with an account.`,
  };
}

const onlyCreates: Failure = {
  kind: 'forbidden',
  message: t`An initial access token can create a client and nothing else.`,
  nextStep: t`Connect with an account for this, or ask a Keycloak administrator.`,
};

export const noToken: Failure = {
  kind: 'invalid',
  message: t`This is no initial access token of Keycloak.`,
  nextStep: t`Ask an administrator for one: Clients, Initial access token, Create. It is shown once.`,
};

const expired = (realm: string): Failure => ({
  kind: 'unauthorized',
  message: t`The initial access token for realm ${realm} has expired.`,
  nextStep: t`Ask a Keycloak administrator for a new one.`,
});
