import type { SettingKey } from '../core/catalogue/catalogue';
import type { Fix, Severity } from '../core/finding';
import { liveCodes, type LiveCode } from '../core/liveCodes';
import type { Observation } from '../core/observation';
import { withoutPassword } from '../core/webUrl';
import type { ChangeRequest } from './change';

/** What mends a fault at the provider. */
export interface Mending {
  /** Named by its result: "Enable client open-metadata". */
  readonly title: string;
  readonly request: ChangeRequest;
}

/** A failed check before its connection is known: what mends it at the provider is a change to plan. */
export interface Fault extends Omit<Observation, 'remedies'> {
  readonly code: LiveCode;
  readonly remedies: readonly Mending[];
}

/** What one point of a live check came to. */
export type CheckOutcome =
  /** `proven`: what holds, as a sentence: "The client secret is right." */
  | { readonly state: 'passed'; readonly code: LiveCode; readonly proven: string }
  | { readonly state: 'failed'; readonly fault: Fault }
  /** `reason`: why it could not be looked at, as a sentence. */
  | { readonly state: 'skipped'; readonly code: LiveCode; readonly reason: string };

// What is said quotes URLs, and a URL may hold a password.

export const passed = (code: LiveCode, proven: string): CheckOutcome => ({
  state: 'passed',
  code,
  proven: withoutPassword(proven),
});

export const skipped = (code: LiveCode, reason: string): CheckOutcome => ({
  state: 'skipped',
  code,
  reason: withoutPassword(reason),
});

/** What is wrong, and where the file says so. The severity is the code's own unless another is given. */
export interface Complaint {
  readonly message: string;
  readonly settings: readonly SettingKey[];
  readonly item?: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly remedies?: readonly Mending[];
}

export const failed = (code: LiveCode, complaint: Complaint): CheckOutcome => ({
  state: 'failed',
  fault: {
    code,
    severity: liveCodes[code],
    fixes: [],
    remedies: [],
    ...complaint,
    message: withoutPassword(complaint.message),
  },
});

export const codeOf = (outcome: CheckOutcome): LiveCode =>
  outcome.state === 'failed' ? outcome.fault.code : outcome.code;
