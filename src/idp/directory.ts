/** Authorization code: a confidential client with a secret. Implicit: a public client, the browser holds the token. */
export type Flow = 'authorization-code' | 'implicit';

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
  readonly standardFlow: boolean;
  readonly implicitFlow: boolean;
  /** The password grant, which OpenMetadata never uses. */
  readonly directAccessGrants: boolean;
  /** Whether the client refuses sign-ins without PKCE. */
  readonly requiresPkce: boolean;
  readonly redirectUris: readonly string[];
  readonly postLogoutUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly scopes: readonly string[];
  /** The scopes that OpenMetadata asks for and this client cannot give. */
  readonly missingScopes: readonly string[];
  /** When the secret was set; undefined for a public client or an older server. */
  readonly secretCreated?: Date;
}

export interface User {
  readonly username: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Absent: the provider did not say, which means that it is. */
  readonly enabled?: boolean;
}

/** Which users to list: those whose name, e-mail or names contain the text, a page at a time. */
export interface UserQuery {
  readonly search: string;
  readonly first: number;
  readonly limit: number;
}

/** Where sign-in with a realm happens, as the provider's discovery document says. */
export interface Endpoints {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly discoveryUri: string;
}

/** What an ID token says about its user, by claim. */
export type Claims = Readonly<Record<string, unknown>>;
