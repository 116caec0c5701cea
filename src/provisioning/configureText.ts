import type { Change, Finding } from '../core/finding';
import type { CannotEdit, Edited, Lens, Surroundings } from '../core/formats/lens';
import { ok, type Result } from '../core/result';
import { applyEdits } from '../core/text/range';
import type { View } from '../core/view';
import type { User } from '../idp/directory';
import { administratorName } from './administrator';
import { configurationChanges, type SignInConfiguration } from './configuration';
import type { VariableChange } from './secretPlaces';

/** What one client means for a file, whatever the file says at the moment. */
export interface Wanted extends Omit<SignInConfiguration, 'view' | 'administrators'> {
  /** Who is to be administrator, if anyone. */
  readonly administrator?: User;
}

export interface Configured extends Edited {
  readonly changes: readonly Change[];
  /** What the text says in vain: variables of files nearby say something else, until they are changed. */
  readonly overridden: readonly VariableChange[];
}

/** Stands for a secret where people read. */
export const secretMask = '••••••••';

/**
 * The edits that make a text say what is wanted, computed from the text as it is now. Mistakes in other sign-in settings
 * would stop sign-in just the same, so those that have an obvious remedy are mended on the way.
 * @param problems what is wrong with a text of this format
 * @param surroundings what the files nearby say, which decides what takes effect of it
 */
export function configureText(
  lens: Lens,
  text: string,
  wanted: Wanted,
  problems: (text: string) => readonly Finding[],
  surroundings: Surroundings = {},
): Result<Configured, CannotEdit> {
  const view = lens.read(text);
  const administrators = administratorsOf(lens, text, { ...wanted, view }, surroundings);
  const changes = configurationChanges({ ...wanted, view, administrators });
  const edited = lens.edit(text, changes);
  if (!edited.ok) return edited;
  const repairs = remedies(problems(applyEdits(text, edited.value.edits)), changes);
  const repaired = lens.edit(text, [...changes, ...repairs]);
  const { edits, elsewhere } = repaired.ok ? repaired.value : edited.value;
  return ok({
    edits: edits.filter(({ range, newText }) => text.slice(range.start, range.end) !== newText),
    elsewhere,
    changes: repaired.ok ? [...changes, ...repairs] : changes,
    overridden: overriddenIn(lens, applyEdits(text, edits), wanted, surroundings),
  });
}

/** Goes by what the server will be told, since that decides which claim names a user. */
function administratorsOf(
  lens: Lens,
  text: string,
  wanted: Wanted & { readonly view: View },
  surroundings: Surroundings,
): readonly string[] {
  const { administrator, absentClaims } = wanted;
  if (administrator === undefined) return [];
  const edited = lens.edit(text, configurationChanges({ ...wanted, administrators: [] }));
  const view = edited.ok ? lens.read(applyEdits(text, edited.value.edits), surroundings) : wanted.view;
  return [administratorName(administrator, view, absentClaims)];
}

/**
 * What would still have to change for a text to mean what is wanted where files nearby set the variables of its placeholders.
 * A secret is not among it: it has a place in such files, which the user chooses.
 */
function overriddenIn(lens: Lens, text: string, wanted: Wanted, surroundings: Surroundings): readonly VariableChange[] {
  const view = lens.read(text, surroundings);
  if (!view.readable) return [];
  const administrators = administratorsOf(lens, text, { ...wanted, view }, surroundings);
  return configurationChanges({ ...wanted, view, administrators }).flatMap((change) => {
    const { elsewhere, reference } = view.get(change.key);
    return 'set' in change && elsewhere === true && reference?.kind === 'environment-variable'
      ? [{ change, variable: reference.variable }]
      : [];
  });
}

/** The preferred fixes of settings that nobody has decided on yet. Secrets are moved by nobody but the user. */
function remedies(findings: readonly Finding[], decided: readonly Change[]): readonly Change[] {
  const remedies = new Map<string, Change>();
  for (const { severity, fixes } of findings) {
    const preferred = fixes.find((fix) => fix.preferred);
    if (preferred === undefined || !('changes' in preferred) || !/error|warning/.test(severity)) continue;
    for (const change of preferred.changes) {
      const signIn = /^(authn|oidc|authz)\./.test(change.key) && ('set' in change || 'remove' in change);
      if (signIn && !decided.some(({ key }) => key === change.key)) remedies.set(change.key, change);
    }
  }
  return [...remedies.values()];
}
