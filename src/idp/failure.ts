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
  /** One sentence that names the thing: "The account lacks manage-clients in realm Data-sec." Never holds a secret. */
  readonly message: string;
  /** The server's own words, where it had any. */
  readonly serverWords?: string;
  /** What the user can do now, one sentence. */
  readonly nextStep: string;
}
