import { summarize, type Summary } from './summary';
import type { TextRange } from './text/range';
import type { View } from './view';

/** A stretch of a file that configures sign-in. */
export interface Block {
  /** Its key, or the name of the first of its variables. */
  readonly range: TextRange;
  readonly summary: Summary;
}

/** The places above which to say what the file configures: one for each sign-in configuration. */
export const blocksIn = (view: View): readonly Block[] =>
  view.readable ? [{ range: view.heading, summary: summarize(view) }] : [];
