import assert from 'node:assert/strict';
import { completeAt } from '../../../../src/core/complete';
import type { Completion } from '../../../../src/core/complete/completion';
import type { Lens } from '../../../../src/core/formats/lens';
import { applyEdits } from '../../../../src/core/text/range';
import { withCursor } from '../../../support/cursor';

/** What is offered where `¦` stands. */
export const at = (lens: Lens, marked: string, release?: string): readonly Completion[] => {
  const { text, offset } = withCursor(marked);
  return completeAt(lens, text, offset, release === undefined ? {} : { release });
};

export const labels = (completions: readonly Completion[]): readonly string[] => completions.map(({ label }) => label);

/** The text after a completion was taken, with the cursor where it then stands. */
export function taken(lens: Lens, marked: string, label: string): string {
  const { text } = withCursor(marked);
  const completion = at(lens, marked).find((candidate) => candidate.label === label);
  assert.ok(completion, `${label} is not among ${labels(at(lens, marked)).join(', ')}`);
  const caret = completion.caret ?? completion.insertText.length;
  const newText = `${completion.insertText.slice(0, caret)}¦${completion.insertText.slice(caret)}`;
  return applyEdits(text, [{ range: completion.range, newText }]);
}
