import type { Finding } from './finding';
import type { Lens, Surroundings } from './formats/lens';
import { rules } from './rules/index';
import type { Rule } from './rules/rule';
import { schemaFindings } from './schema/schemaFindings';
import type { TextRange } from './text/range';
import type { View } from './view';

export interface Analysis {
  readonly lens: Lens;
  readonly view: View;
  /** In text order; none where the text cannot be read. */
  readonly findings: readonly Finding[];
}

/**
 * Text to findings: what every feature and the CLI start from.
 * @param lens the lens of the file's format, see `detectLens`
 * @param text the whole text of the file
 * @param surroundings what is known beyond the file; leaving it out makes things unknown, never wrong
 */
export function analyze(lens: Lens, text: string, surroundings: Surroundings = {}): Analysis {
  const view = lens.read(text, surroundings);
  if (!view.readable) return { lens, view, findings: [] };
  const ruled = rules.flatMap((rule) => applyRule(rule, view));
  // Where both speak of the same characters, a rule knows better than the schema what they were meant to be.
  const typed = schemaFindings(view).filter(({ range }) => !ruled.some((finding) => sameRange(finding.range, range)));
  return { lens, view, findings: [...ruled, ...typed].sort(inTextOrder) };
}

const sameRange = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end;

function applyRule(rule: Rule, view: View): readonly Finding[] {
  const findings: Finding[] = [];
  rule.check({
    view,
    report({ at, message, severity = rule.severity, related = [], fixes = [] }) {
      if (at.range === undefined || at.stock) return;
      findings.push({ code: rule.code, severity, message, range: at.range, related, fixes });
    },
  });
  return findings;
}

const inTextOrder = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || a.code.localeCompare(b.code);
