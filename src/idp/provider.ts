import type { Result } from '../core/result';
import type { Failure } from './failure';

export type ProviderId = 'keycloak' | 'auth0';

/** Authorization code: a confidential client with a secret. Implicit: a public client, the browser holds the token. */
export type Flow = 'authorization-code' | 'implicit';

/** A question asked when a connection is added. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly initial?: string;
  /** Typed into a masked prompt, kept only as the provider asks for it. */
  readonly secret: boolean;
  /** What is wrong with an answer, in words for the user; undefined if nothing is. */
  validate(answer: string): string | undefined;
}

/** A way to sign in as someone who may create clients. */
export interface ConnectionMethod {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly fields: readonly Field[];
}

/** What is remembered of a connection, in plain storage: no secret. */
export interface ConnectionProfile {
  readonly id: string;
  readonly provider: ProviderId;
  /** The provider's base URL, without a trailing slash. */
  readonly url: string;
  readonly method: string;
  /** Answers to the fields that are not secret. */
  readonly answers: Readonly<Record<string, string>>;
  /** Who signed in, as the provider names them. */
  readonly account: string;
}

/** What a session may use of its surroundings. */
export interface SessionHost {
  /** Called when the credential to be kept for the next start changes (a refresh token, a client secret). */
  keepCredential(credential: string): Promise<void>;
  /** One line for the log. Never given a secret. */
  log(line: string): void;
}

export interface Realm {
  readonly name: string;
  readonly displayName?: string;
  readonly enabled: boolean;
  /** Why no OpenMetadata client belongs here; undefined if one may. */
  readonly refusal?: string;
}

export interface ClientSummary {
  readonly clientId: string;
  readonly name?: string;
  readonly flow: Flow | undefined;
  readonly enabled: boolean;
  /** Its redirect URIs end in `/callback` or it is named for OpenMetadata. */
  readonly forOpenMetadata: boolean;
}

export interface ClientDetails extends ClientSummary {
  readonly rootUrl?: string;
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly scopes: readonly string[];
  /** When the secret was set; undefined for a public client or an older server. */
  readonly secretCreated?: Date;
}

export interface User {
  readonly username: string;
  readonly email?: string;
}

/** Where sign-in with a realm happens, as the provider's discovery document says. */
export interface Endpoints {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly discoveryUri: string;
}

export interface NewAdministrator {
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
}

/** Everything that a set-up asks of a provider. */
export interface ClientRequest {
  readonly realm: string;
  readonly createRealm: boolean;
  readonly clientId: string;
  readonly name?: string;
  readonly description?: string;
  readonly flow: Flow;
  /** OpenMetadata's address as the browser sees it, without a trailing slash. */
  readonly openMetadataUrl: string;
  readonly administrator?: NewAdministrator;
}

/** One change at the provider, shown before anything runs. `keep` steps are shown and do nothing. */
export interface PlanStep {
  readonly id: string;
  readonly kind: 'create' | 'change' | 'keep';
  /** "Create client open-metadata in realm Data-sec". */
  readonly title: string;
  /** What will differ, a line each: setting, before, after. Holds no secret. */
  readonly details: readonly { readonly setting: string; readonly before?: string; readonly after: string }[];
}

export interface Plan {
  readonly request: ClientRequest;
  /** The client exists already: applying adopts it and changes what the steps say, nothing else. */
  readonly adopts: boolean;
  readonly steps: readonly PlanStep[];
  /** What the user should know before they accept. */
  readonly warnings: readonly string[];
}

export interface Applied {
  readonly clientId: string;
  /** Undefined for a public client. */
  readonly clientSecret?: string;
  readonly endpoints: Endpoints;
}

/** A signed-in connection. Every call can be cancelled and resolves to a value or a failure; none rejects. */
export interface Session {
  readonly profile: ConnectionProfile;
  /** The credential to keep in secret storage so that the connection can be opened again; undefined if there is none. */
  readonly credential: string | undefined;
  /** "Keycloak 26.7.3", or just "Keycloak" where the account may not see the version. */
  readonly serverLabel: string;
  realms(signal: AbortSignal): Promise<Result<readonly Realm[], Failure>>;
  createRealm(name: string, signal: AbortSignal): Promise<Result<Realm, Failure>>;
  clients(realm: string, signal: AbortSignal): Promise<Result<readonly ClientSummary[], Failure>>;
  /** Undefined if the realm has no such client. */
  client(realm: string, clientId: string, signal: AbortSignal): Promise<Result<ClientDetails | undefined, Failure>>;
  /** Undefined if the client is public. */
  clientSecret(realm: string, clientId: string, signal: AbortSignal): Promise<Result<string | undefined, Failure>>;
  /** The first `limit` users whose name, e-mail or names contain `search`. */
  users(realm: string, search: string, limit: number, signal: AbortSignal): Promise<Result<readonly User[], Failure>>;
  endpoints(realm: string, signal: AbortSignal): Promise<Result<Endpoints, Failure>>;
  /** Compares what is wanted with what is there. Changes nothing. */
  plan(request: ClientRequest, signal: AbortSignal): Promise<Result<Plan, Failure>>;
  /**
   * Brings the provider to what the plan says. Reads again before each write, so a run that failed half-way can be
   * repeated and ends in the same state.
   */
  apply(plan: Plan, onStep: (step: PlanStep) => void, signal: AbortSignal): Promise<Result<Applied, Failure>>;
  /** The page of the realm, or of one client, in the provider's own console. */
  consoleUrl(realm: string, clientId?: string): string;
  /** Ends the session at the provider, as far as it has one. */
  signOut(): Promise<void>;
}

/** An identity provider that OpenMetadata can sign in with. The UI names none: it asks this contract. */
export interface IdentityProvider {
  readonly id: ProviderId;
  readonly label: string;
  /** What is asked for first: the provider's address. */
  readonly urlField: Field;
  readonly methods: readonly ConnectionMethod[];
  /** Default client ID and where names are limited. */
  readonly clientIdField: Field;
  readonly realmNameField: Field;
  /** Signs in for the first time, with the answers to the URL field and the method's fields. */
  connect(
    url: string,
    method: string,
    answers: Readonly<Record<string, string>>,
    host: SessionHost,
    signal: AbortSignal,
  ): Promise<Result<Session, Failure>>;
  /** Opens a remembered connection with the credential that was kept. */
  reconnect(
    profile: ConnectionProfile,
    credential: string,
    host: SessionHost,
    signal: AbortSignal,
  ): Promise<Result<Session, Failure>>;
}
