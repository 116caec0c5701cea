import { createHash, randomBytes } from 'node:crypto';

/** Proof that whoever redeems a code is whoever asked for it (RFC 7636). */
export interface Proof {
  /** Kept until the code is redeemed. */
  readonly verifier: string;
  /** Sent along with the question. */
  readonly challenge: string;
}

export function newProof(): Proof {
  const verifier = randomText();
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** What nobody can guess, in characters that a URL takes as they are. */
export const randomText = (): string => randomBytes(32).toString('base64url');
