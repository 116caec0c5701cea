import { err, ok, type Result } from '../../../core/result';
import type { Plan, SetUpRequest } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { decisions, type Decision } from '../plan/decision';
import { requestOf, type Answers } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

export interface Reviewed extends Answers {
  readonly plan?: Plan<SetUpRequest>;
  readonly decision?: Decision;
}

/** Shows the user what would happen; words of why the file cannot be written, if it cannot. */
export type ShowPlan = (
  answers: Answers,
  session: Session,
  plan: Plan<SetUpRequest>,
  signal: AbortSignal,
) => Promise<Result<void, string>>;

/** The last question: whether the plan, which is on the screen by now, is to be carried out. */
export const askReview = ({ prompts }: Pick<SetUpDesk, 'prompts'>, show: ShowPlan): Step<Reviewed> => ({
  async ask(answers, frame) {
    const request = requestOf(answers);
    const session = answers.connected?.session;
    if (request === undefined || session === undefined) return back;
    let plan: Plan<SetUpRequest> | undefined;
    const decision = await prompts.pick<Decision>({
      ...frame,
      placeholder: t`Read the plan, then decide`,
      choices: async (_typed, signal) => {
        const planned = await session.plan(request, signal);
        if (!planned.ok) return err(failureText(planned.error));
        plan = planned.value;
        const shown = await show(answers, session, plan, signal);
        return shown.ok ? ok(decisions) : shown;
      },
    });
    if (decision === undefined || decision === back || plan === undefined) return decision === back ? back : undefined;
    return { ...answers, plan, decision };
  },
});
