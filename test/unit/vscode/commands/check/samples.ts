import type { CheckOutcome, Fault } from '../../../../../src/idp/check';
import type { CheckReport } from '../../../../../src/provisioning/checks/checkSignIn';
import type { Severity } from '../../../../../src/core/finding';
import type { StandingFault } from '../../../../../src/provisioning/checks/standingFaults';

export const passed: CheckOutcome = { state: 'passed', code: 'client-disabled', proven: 'Client om is enabled.' };

export const skipped: CheckOutcome = {
  state: 'skipped',
  code: 'client-secret-wrong',
  reason: 'The secret is not in this file.',
};

export const fault = (severity: Severity): Fault => ({
  code: 'redirect-uri-refused',
  severity,
  message: 'Keycloak refuses the redirect URI.',
  settings: ['oidc.callbackUrl'],
  fixes: [],
  remedies: [],
});

export const failed = (severity: Severity): CheckOutcome => ({ state: 'failed', fault: fault(severity) });

export const standing = (severity: Severity): StandingFault => ({ fault: fault(severity), severity });

/** A report of these outcomes. */
export function report(...outcomes: readonly CheckOutcome[]): CheckReport {
  const count = (state: CheckOutcome['state']): number => outcomes.filter((each) => each.state === state).length;
  return {
    outcomes,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    inspection: { done: false, reason: 'No connection leads to this realm.' },
    observed: { observations: [], basis: new Map() },
    at: new Date(2026, 10, 23, 15, 4),
    milliseconds: 250,
  };
}
