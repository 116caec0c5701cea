import type { Result } from '../../../core/result';
import type { ConnectionMethod } from '../../../idp/connection';
import type { Failure } from '../../../idp/failure';
import type { IdentityProvider, Session } from '../../../idp/provider';
import type { SignIn } from '../../../provisioning/connections';
import type { Answer, Frame } from '../../platform/ask';
import type { Answers } from './askAnswers';
import type { ConnectionDesk } from './desk';

/** A sign-in as far as it is known. */
export interface Attempt {
  readonly provider: IdentityProvider;
  readonly url: string;
  readonly method: ConnectionMethod;
  readonly answers: Answers;
  /** Why it is asked, if nobody has begun it. */
  readonly reason?: string;
  /** Which of the method's questions are known, so that they are not asked. */
  readonly known?: (field: string) => boolean;
}

export type Connect = (signIn: SignIn, signal: AbortSignal) => Promise<Result<Session, Failure>>;

/** Asks what is not known of an attempt, and signs in. One sign-in may begin another, so it is handed on. */
export type SignInWith = (
  desk: ConnectionDesk,
  attempt: Attempt,
  connect: Connect,
  frame: Frame,
) => Promise<Answer<Session>>;

/** The client that a page signs in with. */
export function clientOf({ provider, answers }: Pick<Attempt, 'provider' | 'answers'>): string {
  const field = provider.signInClient?.field;
  return answers[field?.id ?? ''] ?? field?.initial ?? '';
}
