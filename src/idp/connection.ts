export type ProviderId = 'keycloak' | 'auth0';

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
  /** A valid answer with what people leave out: a host becomes an address. */
  complete?(answer: string): string;
}

/** What somebody has to do at the provider before a method can be used, for people who have not done it. */
export interface Guide {
  readonly title: string;
  /** In order, in Markdown. Holds no secret. */
  readonly steps: readonly string[];
  /** Text to paste at the provider. */
  readonly copy: { readonly title: string; readonly text: string };
  /** The page of the provider's console where it begins. */
  readonly page: { readonly title: string; readonly url: string };
}

/** A way to sign in as someone who may create clients. */
export interface ConnectionMethod {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly fields: readonly Field[];
  /** @param url the provider's, as its field has completed it */
  guide?(url: string): Guide;
  /** The user signs in on a page: of the browser on this machine, or of any browser, with a code. */
  readonly page?: 'here' | 'anywhere';
  /**
   * How the first administrator of a provider on this very machine signs in: what is not asked then, and what is merely
   * likely.
   */
  readonly local?: {
    readonly settled: Readonly<Record<string, string>>;
    readonly likely: Readonly<Record<string, string>>;
  };
  /** It is no account: it can create a client, and change nothing that is there. */
  readonly limited?: true;
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
  /** The URI of a file with the certificate authorities to trust at this address, beside those that the machine knows. */
  readonly caFile?: string;
}

/** What a session may use of its surroundings. */
export interface SessionHost {
  /**
   * Called when the credential to be kept for the next start changes (a refresh token, a client secret).
   * @param instead of this one only: if another is kept by then, it stays
   */
  keepCredential(credential: string, instead?: string): Promise<void>;
  /** One line for the log. Never given a secret. */
  log(line: string): void;
  /**
   * Called when the provider's rate limit makes requests wait, and with undefined when they go on.
   * @param why "Auth0 asks to wait 3 seconds"
   */
  waits?(why: string | undefined): void;
}

/** A code by which a browser elsewhere is told apart from every other (RFC 8628). Both are for the user's eyes only. */
export interface DeviceCode {
  readonly code: string;
  /** Where to type it. */
  readonly page: string;
  /** The same with the code in it already. */
  readonly pageWithCode: string;
  readonly minutes: number;
}

/** What a first sign-in may use as well: someone is there. */
export interface ConnectHost extends SessionHost {
  /** Shows a page in the user's own browser. False if they would rather not. */
  openPage(url: string): Promise<boolean>;
  /** Shows the code and leads to its page. False if the user would rather not. Others wait for the sign-in meanwhile. */
  showCode(code: DeviceCode): Promise<boolean>;
}
