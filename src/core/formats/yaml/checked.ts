import { catalogue, type SettingKey, settingOf } from '../../catalogue/catalogue';
import type { Change } from '../../finding';
import { err, ok, type Result } from '../../result';
import { applyEdits, type TextEdit } from '../../text/range';
import { sameValue, type Value } from '../../value';
import type { Reading, View } from '../../view';
import type { CannotEdit, Edited, Elsewhere, Lens } from '../lens';
import { serverValue } from '../serverValue';
import { joinEdits } from './lines';
import { t } from '../../../l10n/l10n';

export const unreadable: CannotEdit = {
  kind: 'unreadable',
  message: t`This file cannot be read as one YAML document. Mend its YAML first.`,
};

/** A file that only names paths: what is mounted where is said where the container is defined. */
export const cannotMount: CannotEdit = {
  kind: 'not-expressible',
  message: t`This file does not say which folders the server has. Mount the folder where its container is defined.`,
};

export const notExpressible = (key: SettingKey, why: string): CannotEdit => ({
  kind: 'not-expressible',
  message: t`${settingOf(key).path ?? key} cannot be written here: ${why}.`,
});

/** Of several changes of one setting the last. */
export const lastChanges = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [change.key, change])).values(),
];

/** True if the file itself gives the setting this value already. */
export const holds = ({ key, value, source }: Reading, wanted: Value): boolean =>
  source === 'file' && value !== undefined && sameValue(value, serverValue(settingOf(key).type, wanted));

/**
 * Lets edits pass only if the edited text reads as asked and every other setting reads as before. YAML, placeholders
 * and anchors can be combined in ways in which a small edit means something else, and a refused edit harms nobody.
 * @param before what the text reads as now
 */
export function checkedEdit(
  text: string,
  before: View,
  changes: readonly Change[],
  edits: Result<readonly TextEdit[], CannotEdit>,
  elsewhere: readonly Elsewhere[],
  read: Lens['read'],
): Result<Edited, CannotEdit> {
  if (!edits.ok) return edits;
  const joined = joinEdits(edits.value);
  const after = read(applyEdits(text, joined));
  const changed = new Set(changes.map(({ key }) => key));
  const missed = lastChanges(changes).find((change) => !isGranted(change, after));
  const spoilt = catalogue.find(
    ({ key, type }) => type !== 'object' && !isRelated(key, changed) && !sameReading(before.get(key), after.get(key)),
  );
  const wrong = missed?.key ?? (before.readable ? spoilt?.key : undefined);
  if (joined.length === 0 && missed === undefined) return ok({ edits: [], elsewhere });
  if (wrong === undefined) return ok({ edits: joined, elsewhere });
  return err(notExpressible(wrong, t`the file is written in a way that only a person can change safely`));
}

function isGranted(change: Change, view: View): boolean {
  const { path, type } = settingOf(change.key);
  const reading = view.get(change.key);
  // Switches of the Helm chart mean nothing elsewhere.
  if (path === undefined && view.vocabulary !== 'chart') return true;
  if ('remove' in change) return reading.source === 'default' || type === 'object';
  if ('secret' in change || 'reference' in change) return reading.reference !== undefined;
  if (reading.reference?.kind === 'kubernetes-secret') return true;
  return holds(reading, change.set);
}

/** Settings that share a variable, or a place in the chart, change together; a block changes with what is in it. */
function isRelated(key: SettingKey, changed: ReadonlySet<SettingKey>): boolean {
  const { env } = settingOf(key);
  return [...changed].some(
    (other) => other === key || key.startsWith(`${other}.`) || (env !== undefined && settingOf(other).env === env),
  );
}

function sameReading(a: Reading, b: Reading): boolean {
  const same = (left: Value | undefined, right: Value | undefined): boolean =>
    left === undefined || right === undefined ? left === right : sameValue(left, right);
  return same(a.value, b.value) && a.source === b.source && JSON.stringify(a.reference) === JSON.stringify(b.reference);
}
