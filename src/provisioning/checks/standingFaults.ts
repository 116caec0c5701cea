import type { Finding, Severity } from '../../core/finding';
import type { Fault } from '../../idp/check';
import type { CheckReport } from './checkSignIn';

/** A failed check that is a problem of a configuration, as severe as the user wants it to be. */
export interface StandingFault {
  readonly fault: Fault;
  readonly severity: Severity;
}

/** The failed checks that are problems of a configuration: none that the user has switched off or silenced. */
export const standingFaults = (
  { outcomes }: Pick<CheckReport, 'outcomes'>,
  findings: readonly Finding[],
): readonly StandingFault[] =>
  outcomes.flatMap((outcome) => {
    const fault = outcome.state === 'failed' ? outcome.fault : undefined;
    const finding = findings.find(({ code }) => code === fault?.code);
    return fault === undefined || finding === undefined ? [] : [{ fault, severity: finding.severity }];
  });

/** Whether something breaks, now or for some. The others are worth knowing, no more. */
export const isFailure = ({ severity }: Pick<StandingFault, 'severity'>): boolean =>
  severity === 'error' || severity === 'warning';
