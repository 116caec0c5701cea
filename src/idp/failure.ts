/** What went wrong between the user and an identity provider, as a value: nothing in `idp` rejects. */
export interface Failure {
  readonly kind:
    | 'cancelled'
    | 'unreachable'
    | 'tls'
    | 'timeout'
    | 'unauthorized'
    | 'forbidden'
    | 'not-found'
    | 'conflict'
    | 'invalid'
    | 'unexpected';
  /** What mends it, where the user can be offered to mend it on the spot. */
  readonly reason?: FailureReason;
  /** One sentence that names the thing: "The account lacks manage-clients in realm Data-sec." Never holds a secret. */
  readonly message: string;
  /** The server's own words, where it had any. */
  readonly serverWords?: string;
  /** What the user can do now, one sentence. */
  readonly nextStep: string;
}

/**
 * `unknown-authority`: nobody that this machine knows vouches for the server's certificate.
 * `no-sign-in-client`: the provider lacks the client that this extension signs in with, or it cannot be used this way.
 */
export type FailureReason = 'unknown-authority' | 'no-sign-in-client';
