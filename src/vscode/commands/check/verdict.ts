import type { CheckReport } from '../../../provisioning/checks/checkSignIn';
import { isFailure, type StandingFault } from '../../../provisioning/checks/standingFaults';
import { t } from '../../../l10n/l10n';

/** What a check means, in one sentence or two. */
export interface Verdict {
  readonly level: 'info' | 'warning';
  readonly text: string;
  /** Nothing that was looked at keeps anybody out. */
  readonly ready: boolean;
}

/** @param faults those that the user wants to hear of */
export function verdictOf(report: CheckReport, faults: readonly StandingFault[]): Verdict {
  const { passed, outcomes } = report;
  const failed = faults.filter(isFailure);
  const [first] = failed;
  if (first === undefined) return passed === 0 ? nothing(outcomes) : isReady(report, faults.length);
  const total = failed.length + passed;
  const ready = failed.every(({ severity }) => severity !== 'error');
  const count = ready
    ? t`Sign-in is ready, but ${failed.length} of ${total} checks found something to mend.`
    : t`${failed.length} of ${total} checks failed.`;
  return { level: 'warning', ready, text: failed.length === 1 ? `${count} ${first.fault.message}` : count };
}

function isReady({ passed, skipped }: CheckReport, notes: number): Verdict {
  const parts = [
    passed === 1 ? t`1 check passed` : t`${passed.toString()} checks passed`,
    ...(skipped === 0 ? [] : [t`${skipped} skipped`]),
    ...(notes === 0 ? [] : [notes === 1 ? t`1 note` : t`${notes} notes`]),
  ];
  return { level: 'info', ready: true, text: t`Sign-in is ready (${parts.join(', ')}).` };
}

function nothing(outcomes: CheckReport['outcomes']): Verdict {
  const reason = outcomes.flatMap((outcome) => (outcome.state === 'skipped' ? [outcome.reason] : []))[0];
  return { level: 'warning', ready: false, text: [t`Nothing could be checked.`, reason].filter(Boolean).join(' ') };
}
