import type { Change } from '../core/finding';
import type { CannotEdit, Edited, Lens } from '../core/formats/lens';
import { ok, type Result } from '../core/result';
import type { User } from '../idp/provider';
import { administratorName } from './administrator';
import { configurationChanges, type SignInConfiguration } from './configuration';

/** What one client means for a file, whatever the file says at the moment. */
export interface Wanted extends Omit<SignInConfiguration, 'view' | 'administrators'> {
  /** Who is to be administrator, if anyone. */
  readonly administrator?: User;
}

export interface Configured extends Edited {
  readonly changes: readonly Change[];
}

/** Stands for a secret where people read. */
export const secretMask = '••••••••';

/** The edits that make a text say what is wanted, computed from the text as it is now. */
export function configureText(lens: Lens, text: string, wanted: Wanted): Result<Configured, CannotEdit> {
  const view = lens.read(text);
  const administrators = wanted.administrator === undefined ? [] : [administratorName(wanted.administrator, view)];
  const changes = configurationChanges({ ...wanted, view, administrators });
  const edited = lens.edit(text, changes);
  if (!edited.ok) return edited;
  const edits = edited.value.edits.filter(({ range, newText }) => text.slice(range.start, range.end) !== newText);
  return ok({ edits, elsewhere: edited.value.elsewhere, changes });
}
