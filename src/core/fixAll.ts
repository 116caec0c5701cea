import { type Analysis, analyze, type Judgement } from './analyze';
import { settingOf } from './catalogue/catalogue';
import type { Finding, Fix } from './finding';
import type { Lens, Surroundings } from './formats/lens';
import { EditSequence } from './text/pieces';
import type { TextEdit } from './text/range';

export interface FixedAll {
  /** The smallest edits that make `text` of the text at hand. None where nothing is to be fixed. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** The findings whose fixes were applied, in that order. The range of each is that in the text it was found in. */
  readonly fixed: readonly Finding[];
}

/** A fix can bring the next to light, but no file is so wrong that it takes more of them. */
const most = 100;

/**
 * Applies the preferred fixes that are safe, one after another, until none is left. None is applied that would add a
 * finding, leave the one it is for, or take a value out of the file that has to be put elsewhere.
 */
export function fixAll(lens: Lens, text: string, surroundings: Surroundings = {}, judgement: Judgement = {}): FixedAll {
  let sequence = new EditSequence(text);
  let analysis = analyze(lens, text, surroundings, judgement);
  const fixed: Finding[] = [];
  for (let step = nextStep(); step !== undefined && fixed.length < most; step = nextStep()) {
    ({ sequence, analysis } = step);
    fixed.push(step.finding);
  }
  return { edits: sequence.edits, text: sequence.text, fixed };

  function nextStep(): { finding: Finding; sequence: EditSequence; analysis: Analysis } | undefined {
    for (const finding of analysis.findings) {
      const fix = finding.fixes.find(({ preferred, safe }) => preferred === true && safe === true);
      const edits = fix && fixEdits(lens, sequence.text, fix);
      if (edits === undefined) continue;
      const next = sequence.then(edits);
      const after = analyze(lens, next.text, surroundings, judgement);
      if (mends(analysis, after, finding)) return { finding, sequence: next, analysis: after };
    }
    return undefined;
  }
}

/**
 * The edits of a fix that needs nobody to look after it. Undefined for one that cannot be made here, changes nothing, is
 * about a secret, or leaves something to be put elsewhere.
 */
export function fixEdits(lens: Lens, text: string, fix: Fix): readonly TextEdit[] | undefined {
  if ('edits' in fix) return fix.edits.length > 0 ? fix.edits : undefined;
  if (fix.changes.some(({ key }) => settingOf(key).secret === true)) return undefined;
  const edited = lens.edit(text, fix.changes);
  if (!edited.ok || edited.value.elsewhere.length > 0 || edited.value.edits.length === 0) return undefined;
  return edited.value.edits;
}

/** Fewer findings of this code, and of none more. */
function mends(before: Analysis, after: Analysis, { code }: Finding): boolean {
  const counts = countsOf(after);
  const old = countsOf(before);
  const isWorse = [...counts].some(([each, count]) => count > (old.get(each) ?? 0));
  return after.view.readable && !isWorse && (counts.get(code) ?? 0) < (old.get(code) ?? 0);
}

function countsOf({ findings }: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
