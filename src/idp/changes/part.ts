import { err, ok, type Result } from '../../core/result';
import type { Plan, PlanStep } from '../change';
import type { Failure } from '../failure';
import type { ChangeHost } from './change';
import { t } from '../../l10n/l10n';

export type Done = Promise<Result<void, Failure>>;

export const done = ok(undefined);

/** What a comparison of the wanted with the actual comes to: what would have to be done now. */
export interface Compared {
  readonly step: Omit<PlanStep, 'id'>;
  /** What the user should know before they accept. */
  readonly warnings?: readonly string[];
  /** What a plan says beside its steps, where only what is there tells. */
  readonly rest?: PlanRest;
}

/** What a plan says beside its steps. */
export type PlanRest = Partial<Pick<Plan, 'adopts' | 'clientId' | 'importable'>>;

/** The same, and how it is done. */
export interface Look extends Compared {
  readonly write: () => Done;
}

/**
 * Something at a provider that a change brings into a state: the realm, a client, its scopes, a user. It is looked at
 * twice, for the plan and again before anything is written, so it is compared in one place only.
 */
export interface Part<Host extends ChangeHost> {
  /** What a message calls it: "Client open-metadata". */
  readonly subject: string;
  /** @param shown the step that the user accepted; absent while the plan is made */
  readonly look: (host: Host, signal: AbortSignal, shown?: PlanStep) => Promise<Result<Look, Failure>>;
  /** Makes it without looking, where the provider itself refuses a second one: by an answer of kind `conflict`. */
  readonly create?: (host: Host, signal: AbortSignal) => Done;
}

/**
 * Does what a step of a plan says, if that is still what has to be done. What is done already is left alone, so a run
 * that was cut off can be repeated; what the plan did not show is not done, so nobody's work is overwritten unseen.
 */
export async function carryOut<Host extends ChangeHost>(
  part: Part<Host>,
  host: Host,
  shown: PlanStep,
  signal: AbortSignal,
): Done {
  let refused: Result<void, Failure> | undefined;
  if (shown.kind === 'create' && part.create !== undefined) {
    refused = await part.create(host, signal);
    if (refused.ok || refused.error.kind !== 'conflict') return refused;
  }
  const now = await part.look(host, signal, shown);
  if (!now.ok) return now;
  const { step, write } = now.value;
  if (step.kind === 'keep') return done;
  if (refused !== undefined && step.kind === 'create') return refused;
  const surprise = unshown(step, shown);
  if (surprise !== undefined) return err(changedMeanwhile(surprise(part.subject)));
  host.tried.add(shown);
  return write();
}

/** In what a step differs from the one that was shown; undefined if it is the same, or what is left of it. */
function unshown(step: Compared['step'], shown: PlanStep): ((subject: string) => string) | undefined {
  if (step.kind === 'create' && shown.kind !== 'create') return goneSince;
  if (step.kind === 'delete' && shown.kind !== 'delete')
    return (subject) => t`${subject} has been made anew since the plan was made; nothing was overwritten.`;
  const line = step.details.find(
    ({ setting, before, after }) =>
      !shown.details.some((was) => was.setting === setting && was.before === before && was.after === after),
  );
  if (line === undefined) return undefined;
  return (subject) =>
    t`${subject} has been changed by someone else (${line.setting}) since the plan was made; nothing was overwritten.`;
}

const goneSince = (subject: string): string =>
  t`${subject} has been deleted since the plan was made; nothing was overwritten.`;

/** @param subject as messages call it: "Client open-metadata" */
export const deletedMeanwhile = (subject: string): Failure => changedMeanwhile(goneSince(subject));

/** @param message what has happened since the plan was made, as a sentence */
export const changedMeanwhile = (message: string): Failure => ({
  kind: 'conflict',
  message,
  nextStep: t`Look at the plan again, then apply it.`,
});
