import type { Observation } from '../core/observation';
import type { ChangeRequest } from './change';

/** A failed check before its connection is known: what mends it at the provider is a change to plan. */
export interface Fault extends Omit<Observation, 'remedies'> {
  readonly remedies: readonly { readonly title: string; readonly request: ChangeRequest }[];
}

/** What one point of a live check came to. */
export type CheckOutcome =
  /** `proven`: what holds, as a sentence: "The client secret is right." */
  | { readonly state: 'passed'; readonly code: string; readonly proven: string }
  | { readonly state: 'failed'; readonly fault: Fault }
  /** `reason`: why it could not be looked at, as a sentence. */
  | { readonly state: 'skipped'; readonly code: string; readonly reason: string };
