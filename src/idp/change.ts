import type { ClientSettings, Endpoints, Flow } from './directory';

export interface NewAdministrator {
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
}

/** Everything that a set-up asks of a provider. */
export interface SetUpRequest {
  readonly kind: 'set-up';
  readonly realm: string;
  readonly createRealm: boolean;
  /**
   * The client's ID. Where the provider gives out IDs itself, a client that is to be created has none yet: then the name
   * that it gets, by which it is found again if it is there already.
   */
  readonly client: string;
  /** Shown to people beside the ID, where people choose that. */
  readonly name?: string;
  readonly description?: string;
  readonly flow: Flow;
  /** OpenMetadata's address as the browser sees it, without a trailing slash. */
  readonly openMetadataUrl: string;
  readonly administrator?: NewAdministrator;
}

/** A client of a realm; where a provider has no realms, its one realm is named as the provider is addressed. */
export interface ClientPlace {
  readonly realm: string;
  readonly clientId: string;
}

/**
 * Something to be changed at a provider. Every one is planned, shown and then applied; none is carried out otherwise.
 */
export type ChangeRequest =
  | SetUpRequest
  | { readonly kind: 'create-realm'; readonly realm: string }
  | ({ readonly kind: 'change-client'; readonly set: Partial<ClientSettings> } & ClientPlace)
  /** The scopes that OpenMetadata asks for and the client lacks. */
  | ({ readonly kind: 'attach-scopes' } & ClientPlace)
  | ({ readonly kind: 'renew-secret' } & ClientPlace)
  | ({ readonly kind: 'delete-client' } & ClientPlace)
  | { readonly kind: 'create-user'; readonly realm: string; readonly user: NewAdministrator }
  | {
      readonly kind: 'set-password';
      readonly realm: string;
      readonly username: string;
      readonly password: string;
      /** The user has to choose another at the next sign-in. */
      readonly temporary: boolean;
    }
  /** The public client that this extension itself signs in with, in a browser or with a code on another device. */
  | ({ readonly kind: 'create-sign-in-client' } & ClientPlace)
  /** Lets the users of a connection (Auth0's name for where users come from) sign in to a client. */
  | ({ readonly kind: 'enable-connection'; readonly connection: string } & ClientPlace)
  /** What OpenMetadata's settings page asks for when it tests a provider, and sign-in does not need. */
  | ({ readonly kind: 'allow-settings-test' } & ClientPlace);

export type ChangeKind = ChangeRequest['kind'];

/** One change at the provider, shown before anything runs. `keep` steps are shown and do nothing. */
export interface PlanStep {
  readonly id: string;
  readonly kind: 'create' | 'change' | 'delete' | 'keep';
  /** "Create client open-metadata in realm Data-sec". */
  readonly title: string;
  /** What will differ, a line each: setting, before, after. Holds no secret. */
  readonly details: readonly { readonly setting: string; readonly before?: string; readonly after: string }[];
}

export interface Plan<Request extends ChangeRequest = ChangeRequest> {
  readonly request: Request;
  /** The client exists already: applying adopts it and changes what the steps say, nothing else. */
  readonly adopts: boolean;
  /** The ID of the client of a set-up; absent while the provider has not given one out. */
  readonly clientId?: string;
  readonly steps: readonly PlanStep[];
  /** What the user should know before they accept. */
  readonly warnings: readonly string[];
  /** What an administrator can import instead, as JSON: the client as it should be. Holds no secret. */
  readonly importable?: string;
}

/** What the caller gets to know once a change is made; nothing for most kinds. */
export type Applied<Request extends ChangeRequest> = Request['kind'] extends keyof Outcomes
  ? Outcomes[Request['kind']]
  : undefined;

interface Outcomes {
  readonly 'set-up': {
    readonly endpoints: Endpoints;
    readonly clientId: string;
    /** Undefined for a public client. */
    readonly clientSecret?: string;
  };
  readonly 'renew-secret': { readonly clientSecret: string };
}
