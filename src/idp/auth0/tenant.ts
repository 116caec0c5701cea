import type { Result } from '../../core/result';
import type { NewAdministrator } from '../change';
import type { UserQuery } from '../directory';
import type { Failure } from '../failure';

/**
 * What is read and written of an application, as Auth0's Management API names it (`/api/v2/clients`, OpenAPI 2026). What
 * is not named here stays as it is: a change sends only what differs, and Auth0 keeps the rest.
 */
export interface ApplicationSettings {
  readonly name?: string;
  readonly description?: string;
  readonly app_type?: string;
  readonly is_first_party?: boolean;
  /** Auth0 behaves as OpenID Connect says; without it, tokens and scopes are of its own older kind. */
  readonly oidc_conformant?: boolean;
  readonly callbacks?: readonly string[];
  readonly allowed_logout_urls?: readonly string[];
  readonly web_origins?: readonly string[];
  readonly allowed_origins?: readonly string[];
  readonly grant_types?: readonly string[];
  readonly token_endpoint_auth_method?: string;
  readonly jwt_configuration?: { readonly alg?: string; readonly lifetime_in_seconds?: number };
  readonly refresh_token?: Readonly<Record<string, unknown>>;
}

/** An application that is there. */
export interface Application extends ApplicationSettings {
  readonly client_id: string;
  readonly name: string;
  /**
   * Only with the scope read:client_keys; without it the field is missing, which is no error. A public application has
   * one as well, which must go nowhere.
   */
  readonly client_secret?: string;
  /** The tenant's own "All Applications", which is no application. */
  readonly global?: boolean;
  /** How it proves itself with a key or a certificate, if it does so instead of with a secret. */
  readonly client_authentication_methods?: unknown;
  /** `require`: a sign-in has to name an organization. */
  readonly organization_usage?: unknown;
  readonly require_pushed_authorization_requests?: unknown;
}

/** Where users come from: a database, a social login, a company's directory. */
export interface LoginConnection {
  readonly id: string;
  readonly name: string;
  /** `auth0` for a database of users with passwords. */
  readonly strategy: string;
}

export interface Auth0User {
  readonly user_id: string;
  readonly email?: string;
  readonly username?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly blocked?: boolean;
  /** And whatever else the profile has: picture, email_verified, updated_at. */
  readonly [attribute: string]: unknown;
}

/** A machine's leave to ask for tokens of an API. */
export interface ClientGrant {
  readonly id: string;
  readonly client_id: string;
  readonly audience: string;
  readonly scope: readonly string[];
}

/** Auth0's answer to a question about a tenant, each a value or a failure that names what was tried and the scope it takes. */
export interface Tenant {
  /**
   * All of them, page by page; without the tenant's own, and without their secrets.
   * @param onFirst gets the first page of several
   */
  applications(
    signal: AbortSignal,
    onFirst?: (applications: readonly Application[]) => void,
  ): Promise<Result<readonly Application[], Failure>>;
  /** Undefined if there is none of this ID. */
  application(clientId: string, signal: AbortSignal): Promise<Result<Application | undefined, Failure>>;
  /** Never sent twice: what came of a lost answer is found out by reading. */
  createApplication(
    settings: ApplicationSettings & { readonly name: string },
    signal: AbortSignal,
  ): Promise<Result<Application, Failure>>;
  /** Lists are replaced as a whole, so they are read and merged before. */
  changeApplication(
    clientId: string,
    settings: ApplicationSettings,
    signal: AbortSignal,
  ): Promise<Result<Application, Failure>>;
  rotateSecret(clientId: string, signal: AbortSignal): Promise<Result<Application, Failure>>;
  deleteApplication(clientId: string, signal: AbortSignal): Promise<Result<void, Failure>>;
  connections(signal: AbortSignal): Promise<Result<readonly LoginConnection[], Failure>>;
  /** Those whose users may sign in to the application. */
  connectionsOf(clientId: string, signal: AbortSignal): Promise<Result<readonly LoginConnection[], Failure>>;
  enableConnection(connectionId: string, clientId: string, signal: AbortSignal): Promise<Result<void, Failure>>;
  users(query: UserQuery, signal: AbortSignal): Promise<Result<readonly Auth0User[], Failure>>;
  /** The user of a database who is known by this name or this address; undefined if there is none. */
  user(nameOrEmail: string, signal: AbortSignal): Promise<Result<Auth0User | undefined, Failure>>;
  /** Fails with kind `conflict` if the connection has a user of this address. Never sent twice. */
  createUser(connection: string, user: NewAdministrator, signal: AbortSignal): Promise<Result<Auth0User, Failure>>;
  setPassword(
    userId: string,
    connection: string,
    password: string,
    signal: AbortSignal,
  ): Promise<Result<void, Failure>>;
  grants(clientId: string, audience: string, signal: AbortSignal): Promise<Result<readonly ClientGrant[], Failure>>;
  /** Never sent twice. */
  createGrant(
    clientId: string,
    audience: string,
    scope: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<ClientGrant, Failure>>;
}
