import type { TextRange } from '../text/range';

/** Why a server would not start with the file, in the server's own kind of words. Never holds a secret. */
export interface Refusal {
  /** "Unrecognized field at: authenticationConfiguration.foo" */
  readonly message: string;
  /** The characters that it speaks of. */
  readonly range: TextRange;
}
