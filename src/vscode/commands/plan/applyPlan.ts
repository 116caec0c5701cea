import type { Applied, ChangeKind, ChangeRequest, Plan, PlanStep } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import { namesOf } from '../../../provisioning/names';
import type { Place } from '../../../provisioning/place';
import { withProgress } from '../../platform/progress';
import type { CommandServices } from '../command';
import { wordsOf } from './planWords';
import { copyRequest } from './copyRequest';
import { tellFailure } from './tellFailure';
import { t } from '../../../l10n/l10n';

/**
 * Carries out a plan, visibly and so that it can be stopped. What went wrong is told, with a button that goes on:
 * a run that failed half-way continues where it stopped.
 * @param then what is to follow success, also after another try
 */
export async function applyPlan<Request extends ChangeRequest>(
  services: CommandServices,
  session: Session,
  plan: Plan<Request>,
  then: (applied: Applied<Request>) => Promise<void> | void,
): Promise<void> {
  const { log, connections } = services;
  const { doing } = wordsOf(plan.request, namesOf(services, session.profile));
  const result = await withProgress(doing, (signal, report) =>
    session.apply(
      plan,
      (step) => {
        report(progressOf(plan, step));
        log.info(step.title);
      },
      signal,
    ),
  );
  // Also after a failure: some of it may have happened.
  connections.touch(placeOf(session.profile.id, plan.request));
  if (result.ok) {
    const secret = secretIn(result.value);
    if (secret !== undefined) log.addSecret(secret);
    await then(result.value);
    return;
  }
  const again = (renewed: Session): Promise<void> => applyPlan(services, renewed, plan, then);
  const stopped = t`${doing} was stopped. What had been done by then stays.`;
  // What is done already is kept by whoever goes on with it.
  const instead = { title: t`Copy as Request`, run: () => copyRequest(services, plan, session, '') };
  await tellFailure(services, session, result.error, again, stopped, instead);
}

function secretIn(applied: unknown): string | undefined {
  if (typeof applied !== 'object' || applied === null || !('clientSecret' in applied)) return undefined;
  return typeof applied.clientSecret === 'string' ? applied.clientSecret : undefined;
}

const progressOf = ({ steps }: Plan, step: PlanStep): string =>
  steps.length === 1
    ? step.title
    : t`${(steps.indexOf(step) + 1).toString()} of ${steps.length.toString()}: ${step.title}`;

/** What the tree has to read again: where a name or a state may differ by now. */
function placeOf(connection: string, request: ChangeRequest): Place {
  if (request.kind === 'create-realm' || (request.kind === 'set-up' && request.createRealm)) return { connection };
  const { realm } = request;
  return ofDetails.has(request.kind) && 'clientId' in request
    ? { connection, realm, client: request.clientId }
    : { connection, realm };
}

/** Changes that show nowhere but below the client itself. */
const ofDetails: ReadonlySet<ChangeKind> = new Set([
  'renew-secret',
  'attach-scopes',
  'enable-connection',
  'allow-settings-test',
]);
