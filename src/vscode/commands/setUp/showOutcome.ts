import { ok } from '../../../core/result';
import { failureText } from '../../../provisioning/failureText';
import { back } from '../../platform/ask';
import { withProgress } from '../../platform/progress';
import type { Step } from '../../platform/walk';
import type { CommandServices } from '../command';
import { showPage } from '../plan/showPage';
import { requestOf } from './answers';
import type { Reviewed } from './askReview';
import { showPlan } from './showPlan';
import { t } from '../../../l10n/l10n';

/** The last step of a dry run: the plan is on the screen, and nothing is asked. What stops it is told. */
export const showOutcome = (services: CommandServices): Step<Reviewed> => ({
  async ask(answers) {
    const request = requestOf(answers);
    const session = answers.connected?.session;
    if (request === undefined || session === undefined) return back;
    const shown = await withProgress(t`Planning`, async (signal) => {
      const planned = await session.plan(request, signal);
      if (!planned.ok) return { ok: false, error: failureText(planned.error) } as const;
      const page = await showPlan(services, showPage)(answers, session, planned.value, signal);
      return page.ok ? ok(planned.value) : page;
    });
    if (shown.ok) return { ...answers, plan: shown.value };
    services.notify('error', shown.error);
    return undefined;
  },
});
