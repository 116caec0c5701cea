import type { SignInSubject } from '../core/signIn';
import type { Result } from '../core/result';
import type { Applied, ChangeKind, ChangeRequest, Plan, PlanStep, SetUpRequest } from './change';
import type { CheckOutcome } from './check';
import type { ConnectHost, ConnectionMethod, ConnectionProfile, Field, ProviderId, SessionHost } from './connection';
import type {
  ClientDetails,
  ClientSettings,
  ClientSummary,
  Endpoints,
  ExampleToken,
  LoginSource,
  Realm,
  User,
  UserQuery,
} from './directory';
import type { Failure } from './failure';

/** A signed-in connection. Every call can be cancelled and resolves to a value or a failure; none rejects. */
export interface Session {
  readonly profile: ConnectionProfile;
  /** The credential to keep in secret storage so that the connection can be opened again; undefined if there is none. */
  readonly credential: string | undefined;
  /** "Keycloak 26.7.3", "Auth0", or just "Keycloak" where the account may not see the version. */
  readonly serverLabel: string;
  realms(signal: AbortSignal): Promise<Result<readonly Realm[], Failure>>;
  /**
   * What this account lacks in a realm to set OpenMetadata up, a role or a scope each; none if nothing. What is for more than that
   * and may be left out on purpose is named where it is used. What cannot be found out counts as there.
   */
  missingRoles(realm: string, signal: AbortSignal): Promise<Result<readonly string[], Failure>>;
  /** `onFirst` gets the first of a long list, for whoever shows what is there already. */
  clients(
    realm: string,
    signal: AbortSignal,
    onFirst?: (clients: readonly ClientSummary[]) => void,
  ): Promise<Result<readonly ClientSummary[], Failure>>;
  /** Undefined if the realm has no such client. */
  client(realm: string, clientId: string, signal: AbortSignal): Promise<Result<ClientDetails | undefined, Failure>>;
  /** Undefined if the client is public. */
  clientSecret(realm: string, clientId: string, signal: AbortSignal): Promise<Result<string | undefined, Failure>>;
  users(realm: string, query: UserQuery, signal: AbortSignal): Promise<Result<readonly User[], Failure>>;
  /** Where users of a client can come from; absent where every client of a realm has the same users. */
  loginSources?(realm: string, clientId: string, signal: AbortSignal): Promise<Result<readonly LoginSource[], Failure>>;
  endpoints(realm: string, signal: AbortSignal): Promise<Result<Endpoints, Failure>>;
  /** The ID token that the provider would issue if this user signed in to this client. Nobody signs in for it. */
  idToken(
    realm: string,
    clientId: string,
    username: string,
    scope: string,
    signal: AbortSignal,
  ): Promise<Result<ExampleToken, Failure>>;
  /** Compares what a configuration says with what is there, as only an administrator can. Changes nothing. */
  inspect(
    subject: SignInSubject,
    realm: string,
    signal: AbortSignal,
  ): Promise<Result<readonly CheckOutcome[], Failure>>;
  /** The changes that can be planned with this connection. */
  readonly changes: ReadonlySet<ChangeKind>;
  /** What can be changed about a client, of what the provider knows at all. */
  readonly settings: ReadonlySet<keyof ClientSettings>;
  /** Compares what is wanted with what is there. Changes nothing. */
  plan<Request extends ChangeRequest>(request: Request, signal: AbortSignal): Promise<Result<Plan<Request>, Failure>>;
  /**
   * Brings the provider to what the plan says. Reads again before each write, so a run that failed half-way can be
   * repeated and ends in the same state.
   */
  apply<Request extends ChangeRequest>(
    plan: Plan<Request>,
    onStep: (step: PlanStep) => void,
    signal: AbortSignal,
  ): Promise<Result<Applied<Request>, Failure>>;
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
  /** What a new client is known by, which is its ID where people choose that; its default, and where it is limited. */
  readonly clientIdField: Field;
  /** Absent where a connection is one realm, and nobody chooses its name. */
  readonly realmNameField?: Field;
  /** The client that this extension itself signs in with on a page, where the provider needs one. */
  readonly signInClient?: SignInClient;
  /** Signs in for the first time, with the answers to the URL field and the method's fields. */
  connect(
    url: string,
    method: string,
    answers: Readonly<Record<string, string>>,
    host: ConnectHost,
    signal: AbortSignal,
  ): Promise<Result<Session, Failure>>;
  /** Opens a remembered connection with the credential that was kept. */
  reconnect(
    profile: ConnectionProfile,
    credential: string,
    host: SessionHost,
    signal: AbortSignal,
  ): Promise<Result<Session, Failure>>;
  /** Tries sign-in from outside, as far as it goes without an account: no token is issued. Changes nothing. */
  probe(subject: SignInSubject, signal: AbortSignal): Promise<readonly CheckOutcome[]>;
  /** How someone else does a set-up by hand. Asks nobody. */
  instructions(request: SetUpRequest): Instructions;
}

/** A set-up for people with the provider's own console, in Markdown. Holds no secret. */
export interface Instructions {
  /** What the client has to be, and why OpenMetadata needs it. */
  readonly settings: readonly { readonly setting: string; readonly value: string; readonly why: string }[];
  /** In order: how to import the client, and how to enter it. */
  readonly importing: readonly string[];
  readonly byHand: readonly string[];
  /** The client as JSON to import. */
  readonly importable: string;
}

/** The public client that this extension signs in with. It has no secret and no rights: those are the user's own. */
export interface SignInClient {
  /** Asked for where it is not the usual one. Its answer goes among those of the method. */
  readonly field: Field;
  /** What an administrator can import, as JSON. */
  importable(clientId: string): string;
}
