import type { View } from '../view';

/** A cursor in a file, and what is known of the file around it. */
export interface CursorPlace {
  /** What is known beside the line of the cursor. Its release is that to judge by. */
  readonly view: View;
  readonly text: string;
  readonly offset: number;
  readonly ending: '\n' | '\r\n';
}
