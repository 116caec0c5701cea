import type { Applied, Plan, SetUpRequest } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import { withProgress } from '../../platform/progress';
import type { CommandServices } from '../command';

/**
 * Carries out a plan, visibly and so that it can be stopped. What went wrong is told, with a button that tries again:
 * a run that failed half-way goes on where it stopped.
 * @param then what is to follow success, also after another try
 */
export async function applyPlan(
  services: CommandServices,
  session: Session,
  plan: Plan<SetUpRequest>,
  then: (applied: Applied<SetUpRequest>) => Promise<void>,
): Promise<void> {
  const { log, connections, notify } = services;
  const result = await withProgress('Setting up single sign-on', (signal, report) =>
    session.apply(
      plan,
      (step) => {
        report(step.title);
        log.info(step.title);
      },
      signal,
    ),
  );
  const connection = session.profile.id;
  connections.touch(plan.request.createRealm ? { connection } : { connection, realm: plan.request.realm });
  if (result.ok) {
    if (result.value.clientSecret !== undefined) log.addSecret(result.value.clientSecret);
    await then(result.value);
    return;
  }
  log.warn(failureDetail(result.error));
  const again = { title: 'Try Again', run: () => applyPlan(services, session, plan, then) };
  if (result.error.kind === 'cancelled') {
    notify('warning', 'Setting up single sign-on was stopped. What had been done by then stays.', {
      ...again,
      title: 'Go On',
    });
    return;
  }
  notify('error', failureText(result.error), again, {
    title: 'Show Log',
    run: () => {
      log.show();
    },
  });
}
