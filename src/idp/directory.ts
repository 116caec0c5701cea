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
  /** What the provider's console lists it as: its ID, or a name where IDs mean nothing to people. */
  readonly label: string;
  /** What else it is called. */
  readonly name?: string;
  readonly flow: Flow | undefined;
  readonly enabled: boolean;
  /** Its redirect URIs end in `/callback` or it is named for OpenMetadata. */
  readonly forOpenMetadata: boolean;
  /** The connection itself signs in with it, so it cannot become OpenMetadata's, which would get its rights. */
  readonly ownAccount?: true;
}

/**
 * What can be changed about a client that is there, whichever way it was made. A provider need not know all of them
 * (`Session.settings`): the others have the value that comes closest to how it behaves.
 */
export interface ClientSettings {
  readonly enabled: boolean;
  readonly standardFlow: boolean;
  readonly implicitFlow: boolean;
  /** The password grant, which OpenMetadata never uses. */
  readonly directAccessGrants: boolean;
  readonly redirectUris: readonly string[];
  readonly postLogoutUris: readonly string[];
  readonly webOrigins: readonly string[];
  /** Whether the client refuses sign-ins without PKCE (S256). */
  readonly requiresPkce: boolean;
}

export interface ClientDetails extends ClientSummary, ClientSettings {
  readonly rootUrl?: string;
  /** The scopes that the client can give; absent where every client can give the same. */
  readonly scopes?: readonly string[];
  /** The scopes that OpenMetadata asks for and this client cannot give. */
  readonly missingScopes: readonly string[];
  /** What else the provider's console tells of it. */
  readonly listings?: readonly Listing[];
  /** When the secret was set; undefined for a public client or an older server. */
  readonly secretCreated?: Date;
}

/** One more thing about a client, with what belongs to it. Holds no secret. */
export interface Listing {
  /** Stable, kebab-case. */
  readonly id: string;
  /** "Grants", "Connections" */
  readonly label: string;
  readonly items: readonly ListingItem[];
  /** What to know if there is no item: "none: nobody can sign in". */
  readonly ifEmpty?: string;
}

export interface ListingItem {
  readonly label: string;
  readonly description?: string;
  /** What is wrong with it, as a sentence; undefined if nothing is. */
  readonly problem?: string;
}

/** Where users of a client can come from: a database, a social login, a company's directory. */
export interface LoginSource {
  /** What `enable-connection` takes. */
  readonly name: string;
  /** "database", "google-oauth2" */
  readonly kind: string;
  /** Whether its users may sign in to the client. */
  readonly enabled: boolean;
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
  /** What `authority` has to say: the issuer, as OpenMetadata wants it written. */
  readonly authority: string;
  /** As it stands in tokens. */
  readonly issuer: string;
  readonly jwksUri: string;
  readonly discoveryUri: string;
}

/** What an ID token says about its user, by claim. */
export type Claims = Readonly<Record<string, unknown>>;

/** The ID token of a sign-in that has not happened. */
export interface ExampleToken {
  readonly claims: Claims;
  /** How far it is to be trusted, as a sentence; absent where the provider itself made it. */
  readonly caveat?: string;
}
