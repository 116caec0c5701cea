import { ok } from '../../../core/result';
import type { Applied, ChangeRequest, Plan } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import { back, type Confirmation } from '../../platform/ask';
import { namesOf } from '../../../provisioning/names';
import { withProgress } from '../../platform/progress';
import type { CommandServices } from '../command';
import { applyPlan } from './applyPlan';
import { copyRequest } from './copyRequest';
import { copyLabel, decisions, type Decision } from './decision';
import { planPage, type PageSection } from './planPage';
import { changesNothing } from './planSteps';
import { wordsOf } from './planWords';
import { showPage, showPageBelowQuestion } from './showPage';
import { tellFailure } from './tellFailure';
import { t } from '../../../l10n/l10n';

/** A change, and what surrounds it. */
export interface ChangeWish<Request extends ChangeRequest> {
  readonly request: Request;
  /** Of the command, above its question. */
  readonly title: string;
  /** What the page says besides what happens at the provider. */
  readonly sections?: readonly PageSection[];
  /** Asked in a dialog, where the change cannot be taken back. Its one button is the deed. */
  readonly confirmation?: Omit<Confirmation, 'buttons' | 'detail'> & {
    /** What will happen, which the plan knows best. */
    detail(plan: Plan<Request>): string;
    readonly button: string;
  };
  /** What follows once the change is made. Exactly one message comes of it. */
  then(applied: Applied<Request>): Promise<void> | void;
  /** What follows where everything is as wanted already. Left out: that is told. */
  unneeded?(): Promise<void> | void;
}

/** The one way of every change: plan it, show the plan, ask, carry it out. Nothing is changed before the user says so. */
export async function makeChange<Request extends ChangeRequest>(
  services: CommandServices,
  session: Session,
  wish: ChangeWish<Request>,
): Promise<void> {
  const { request, title } = wish;
  const planned = await withProgress(t`${title}: looking at what is there`, (signal) => session.plan(request, signal));
  if (!planned.ok) {
    await tellFailure(services, session, planned.error, (renewed) => makeChange(services, renewed, wish));
    return;
  }
  const plan = planned.value;
  if (changesNothing(plan.steps)) {
    if (wish.unneeded !== undefined) return wish.unneeded();
    services.notify('info', t`There is nothing to do. ${plan.steps.map((step) => `${step.title}.`).join(' ')}`);
    return;
  }
  const decision = await review(services, session, plan, wish);
  await services.previews.close();
  if (decision === 'apply') await applyPlan(services, session, plan, (applied) => wish.then(applied));
  if (decision === 'copy') await copyRequest(services, plan, session);
}

async function review<Request extends ChangeRequest>(
  services: CommandServices,
  session: Session,
  plan: Plan<Request>,
  { title, sections, confirmation }: ChangeWish<Request>,
): Promise<Decision> {
  const names = namesOf(services, session.profile);
  const text = planPage(plan, session, names, sections);
  if (confirmation !== undefined) {
    await showPage(services, t`Plan.md`, text);
    const { message, button } = confirmation;
    const pressed = await services.prompts.confirm({
      message,
      detail: confirmation.detail(plan),
      buttons: [button, copyLabel],
    });
    if (pressed === copyLabel) return 'copy';
    return pressed === button ? 'apply' : 'cancel';
  }
  await showPageBelowQuestion(services, t`Plan.md`, text);
  const answer = await services.prompts.pick<Decision>({
    title,
    canGoBack: false,
    placeholder: t`${wordsOf(plan.request, names).heading}: read the plan, then decide`,
    choices: () => Promise.resolve(ok(decisions)),
  });
  return answer === undefined || answer === back ? 'cancel' : answer;
}
