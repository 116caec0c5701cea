import type { Result } from '../../../core/result';
import type { ConnectionMethod } from '../../../idp/connection';
import type { Failure } from '../../../idp/failure';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import { back, type Answer, type Frame } from '../../platform/ask';
import { askAnswers, type Answers } from './askAnswers';
import { askWhatNow } from './askWhatNow';
import type { Attempt, SignInWith } from './attempt';
import { createSignInClientAs } from './createSignInClientAs';
import { t } from '../../../l10n/l10n';

/**
 * Asks what the method wants to know and signs in, as often as it takes. What went wrong keeps the last question open; what
 * can be mended on the spot is offered, and what was typed stays.
 */
export const signInWith: SignInWith = async (desk, attempt, connect, frame) => {
  const { provider, url, method, known } = attempt;
  const fields = method.fields.filter(({ id }) => known?.(id) !== true);
  const connectWith = (answers: Answers, signal: AbortSignal): Promise<Result<Session, Failure>> =>
    connect({ provider: provider.id, url, method: method.id, answers }, signal);

  const createClient = (failed: Attempt, at: Frame): Promise<Answer<boolean>> =>
    createSignInClientAs(desk, failed, signInWith, at);

  for (let { answers } = attempt; ;) {
    let result: Result<Session, Failure> | undefined;
    const submit = async (given: Answers, signal: AbortSignal): Promise<string | undefined> => {
      result = await connectWith(given, signal);
      return result.ok || result.error.reason !== undefined ? undefined : failureText(result.error);
    };
    const reason = attempt.reason === undefined ? {} : { reason: attempt.reason };
    const answered = await askAnswers(desk.prompts, { fields, answers, ...reason, submit }, frame);
    if (answered === undefined || answered === back) return answered;
    answers = answered;
    for (;;) {
      const outcome =
        result ?? (await desk.surface.waiting(waitingFor(method, url), (signal) => connectWith(answers, signal)));
      if (outcome.ok) return outcome.value;
      if (outcome.error.kind === 'cancelled') break;
      const now = await askWhatNow(desk, { ...attempt, answers }, outcome.error, createClient, frame);
      if (now === undefined) return undefined;
      if (now === back) break;
      answers = now;
      result = undefined;
    }
    // Where nothing was asked there is nothing to ask again.
    if (fields.length === 0) return back;
  }
};

function waitingFor({ page }: ConnectionMethod, url: string): string {
  const { host } = new URL(url);
  return page === undefined ? t`Connecting to ${host}` : t`Waiting for the sign-in at ${host}`;
}
