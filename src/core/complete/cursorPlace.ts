import type { View } from '../view';
import type { Completion } from './completion';
import type { Slot } from './slot';
import type { Sought } from './target';
import type { Manner } from './values';

/** A cursor in a file, and what is known of the file around it. */
export interface CursorPlace {
  /** What is known beside the line of the cursor. Its release is that to judge by. */
  readonly view: View;
  readonly text: string;
  readonly offset: number;
  readonly ending: '\n' | '\r\n';
  /** What may stand in the slot of a value, once it is clear whose value it is. */
  readonly values: (sought: Sought, slot: Slot, manner: Manner) => readonly Completion[];
}
