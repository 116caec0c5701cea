import type { MissingSetting } from './missing';
import type { Change } from '../finding';
import type { Elsewhere, Lens } from '../formats/lens';
import { nameOf } from '../rules/subject';
import { applyEdits } from '../text/range';
import type { View } from '../view';

/** A new file, and what could not be written into it. */
export interface Written {
  readonly text: string;
  readonly elsewhere: readonly Elsewhere[];
  readonly missing: readonly MissingSetting[];
}

/**
 * Writes changes into a template. What the format cannot say is left out with the lens's own words for it.
 * @param view the file that the changes come from, by whose names the missing ones are called
 */
export function write(lens: Lens, template: string, changes: readonly Change[], view: View): Written {
  const whole = lens.edit(template, changes);
  if (whole.ok) return { text: applyEdits(template, whole.value.edits), elsewhere: whole.value.elsewhere, missing: [] };
  const possible: Change[] = [];
  const missing: MissingSetting[] = [];
  for (const change of changes) {
    const edited = lens.edit(template, [...possible, change]);
    if (edited.ok) possible.push(change);
    else missing.push({ key: change.key, name: nameOf(view, change.key), reason: edited.error.message });
  }
  const rest = lens.edit(template, possible);
  const { edits, elsewhere } = rest.ok ? rest.value : { edits: [], elsewhere: [] };
  return { text: applyEdits(template, edits), elsewhere, missing };
}
