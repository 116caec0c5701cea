import { createHash, randomBytes } from 'node:crypto';
import type { JsonObject } from './json';
import { newId } from './ids';

/** An application with its secret, whatever a caller may see of it. Everything but these names is kept as it was sent. */
export interface StoredApplication {
  readonly client_id: string;
  readonly client_secret: string;
  readonly name: string;
  readonly global?: boolean;
  readonly app_type?: string;
  readonly oidc_conformant?: boolean;
  readonly callbacks?: readonly string[];
  readonly allowed_logout_urls?: readonly string[];
  readonly web_origins?: readonly string[];
  readonly allowed_origins?: readonly string[];
  readonly grant_types?: readonly string[];
  readonly token_endpoint_auth_method?: string;
  readonly jwt_configuration?: { readonly alg?: string; readonly lifetime_in_seconds?: number };
  readonly refresh_token?: JsonObject;
  readonly [setting: string]: unknown;
}

export interface StoredConnection {
  readonly id: string;
  readonly name: string;
  /** `auth0` for a database of users with passwords. */
  readonly strategy: string;
  /** Client IDs of the applications whose users may come from here. */
  readonly enabled_clients: readonly string[];
  readonly [setting: string]: unknown;
}

export interface StoredUser {
  readonly user_id: string;
  /** The connection's name. */
  readonly connection: string;
  readonly password: string | undefined;
  /** What the Management API shows of the user. */
  readonly profile: JsonObject;
}

export interface StoredGrant {
  readonly id: string;
  readonly client_id: string;
  readonly audience: string;
  readonly scope: readonly string[];
  readonly [setting: string]: unknown;
}

/** What a tenant holds, by ID. */
export interface TenantState {
  readonly applications: Map<string, StoredApplication>;
  readonly connections: Map<string, StoredConnection>;
  readonly users: Map<string, StoredUser>;
  readonly grants: Map<string, StoredGrant>;
  readonly customDomains: { readonly domain: string }[];
  readonly flags: { enable_client_connections: boolean };
  /** The rest of the tenant's settings, as they were patched. */
  settings: JsonObject;
}

/** A Regular Web Application as OpenMetadata needs it, for tests that find one there. */
export const webApplication = {
  name: 'OpenMetadata',
  app_type: 'regular_web',
  token_endpoint_auth_method: 'client_secret_post',
  oidc_conformant: true,
  grant_types: ['authorization_code', 'refresh_token'],
  callbacks: ['https://om.acme.example/callback'],
  allowed_logout_urls: ['https://om.acme.example'],
  web_origins: ['https://om.acme.example'],
  jwt_configuration: { alg: 'RS256' },
} as const;

/** The name of the database that every tenant begins with. */
export const usualDatabase = 'Username-Password-Authentication';

/** A tenant as it begins: "All Applications", a database, and Google with Auth0's own keys; enabled for nobody. */
export function newTenant({ enablesConnections }: { readonly enablesConnections: boolean }): TenantState {
  const tenant: TenantState = {
    applications: new Map(),
    connections: new Map(),
    users: new Map(),
    grants: new Map(),
    customDomains: [],
    flags: { enable_client_connections: enablesConnections },
    settings: {},
  };
  addApplication(tenant, { name: 'All Applications', global: true });
  const options = { passwordPolicy: 'good', strategy_version: 2, brute_force_protection: true };
  addConnection(tenant, { name: usualDatabase, strategy: 'auth0', options });
  addConnection(tenant, { name: 'google-oauth2', strategy: 'google-oauth2' });
  return tenant;
}

/** Puts an application into the tenant as it is given, without Auth0's defaults. */
export function addApplication(
  { applications }: TenantState,
  settings: Partial<StoredApplication> & { readonly name: string },
): StoredApplication {
  const application = { client_id: newId(32), client_secret: newId(64), ...settings };
  applications.set(application.client_id, application);
  return application;
}

export function addConnection(
  { connections }: TenantState,
  settings: Partial<StoredConnection> & { readonly name: string; readonly strategy: string },
): StoredConnection {
  const connection = { id: `con_${newId(16)}`, enabled_clients: [], ...settings };
  connections.set(connection.id, connection);
  return connection;
}

/** What a user is made of: whatever the Management API takes, and where and with which password. */
export type NewUser = JsonObject & { readonly connection?: string; readonly password?: string };

/** Puts a user into a connection, with what Auth0 adds to a profile (recordings). */
export function addUser(tenant: TenantState, settings: NewUser): StoredUser {
  const { connection = usualDatabase, password, ...sent } = settings;
  const provider = [...tenant.connections.values()].find(({ name }) => name === connection)?.strategy ?? 'auth0';
  const id = typeof sent['user_id'] === 'string' ? sent['user_id'] : randomBytes(12).toString('hex');
  const email = typeof sent['email'] === 'string' ? sent['email'] : '';
  const now = new Date().toISOString();
  const user_id = `${provider}|${id}`;
  const profile = {
    created_at: now,
    updated_at: now,
    email_verified: false,
    identities: [{ connection, user_id: id, provider, isSocial: provider !== 'auth0' }],
    name: email,
    nickname: email.split('@')[0],
    picture: pictureOf(email),
    ...sent,
    user_id,
  };
  const user = { user_id, connection, password, profile };
  tenant.users.set(user_id, user);
  return user;
}

function pictureOf(email: string): string {
  const hash = createHash('md5').update(email).digest('hex');
  const letters = encodeURIComponent(`https://cdn.auth0.com/avatars/${email.slice(0, 2)}.png`);
  return `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=${letters}`;
}

/** Whether the users of this connection may sign in to the application. */
export const isEnabled = (connection: StoredConnection, clientId: string): boolean =>
  connection.enabled_clients.includes(clientId);

/** Lets the users of a connection sign in to an application, or no longer. */
export function enable({ connections }: TenantState, id: string, clientId: string, enabled = true): void {
  const connection = connections.get(id);
  if (connection === undefined) return;
  const others = connection.enabled_clients.filter((each) => each !== clientId);
  connections.set(id, { ...connection, enabled_clients: enabled ? [...others, clientId] : others });
}
