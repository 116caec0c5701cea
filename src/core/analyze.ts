import { everySetting } from './catalogue/catalogue';
import { compareReleases } from './catalogue/releases';
import { suppressionsIn } from './directives';
import type { Finding, Severity } from './finding';
import type { Lens, Surroundings } from './formats/lens';
import { observedFindings, type Observed } from './observation';
import { readView } from './readView';
import { rules } from './rules/index';
import type { Rule } from './rules/rule';
import { schemaFindings } from './schema/schemaFindings';

import type { TextRange } from './text/range';
import type { View } from './view';
import { withoutPassword } from './webUrl';

export interface Analysis {
  readonly lens: Lens;
  readonly view: View;
  /** In text order; none where the text cannot be read. No range reaches beyond its first line, so that folding hides none. */
  readonly findings: readonly Finding[];
}

/** What is known beyond the texts: what the user said about findings, and what servers said. */
export interface Judgement {
  /** By code. A code that is not in here keeps the severity of its rule. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;
  /** What was found out at servers, on each occasion. */
  readonly observed?: readonly Observed[];
}

/**
 * Text to findings: what every feature and the CLI start from.
 * @param lens the lens of the file's format, see `detectLens`
 * @param text the whole text of the file
 * @param surroundings what is known beyond the file; leaving it out makes things unknown, never wrong
 */
export function analyze(
  lens: Lens,
  text: string,
  surroundings: Surroundings = {},
  { severities = new Map(), observed = [] }: Judgement = {},
): Analysis {
  const view = readView(lens, text, surroundings);
  if (!view.readable) return { lens, view, findings: [] };
  const ruled = rules.flatMap((rule) => applyRule(rule, view, surroundings));
  // Where both speak of the same characters, a rule knows better than the schema what they were meant to be.
  const typed = schemaFindings(view).filter(
    ({ range }) => !ruled.some(({ finding, isAside }) => !isAside && sameRange(finding.range, range)),
  );
  const suppressed = suppressionsIn(text);
  const others = rangesOfOthers(view);
  const own = [...ruled.map(({ finding }) => finding), ...typed].filter(
    ({ range }) => !others.some((other) => other.start <= range.start && range.end <= other.end),
  );
  // What a server said was asked about this file, so it stands here wherever the value comes from.
  const live = observed.flatMap((each) => observedFindings(view, each));
  const findings = [...own, ...live].flatMap((finding) => {
    const severity = severities.get(finding.code) ?? finding.severity;
    if (severity === 'off' || suppressed.has(finding.code, finding.range)) return [];
    return [withoutCredentials({ ...finding, severity, range: firstLine(text, finding.range) })];
  });
  return { lens, view, findings: findings.sort(inTextOrder) };
}

/** Messages and titles quote URLs, and a URL may hold a password. */
const withoutCredentials = (finding: Finding): Finding => ({
  ...finding,
  message: withoutPassword(finding.message),
  related: finding.related.map((place) => ({ ...place, message: withoutPassword(place.message) })),
  fixes: finding.fixes.map((fix) => ({ ...fix, title: withoutPassword(fix.title) })),
  ...(finding.remedies === undefined
    ? {}
    : { remedies: finding.remedies.map((remedy) => ({ ...remedy, title: withoutPassword(remedy.title) })) }),
});

/** The characters that stand for what another file says: that file has findings of its own. */
const rangesOfOthers = (view: View): readonly TextRange[] =>
  everySetting.flatMap(({ key }) => {
    const { elsewhere, range } = view.get(key);
    return elsewhere === undefined || range === undefined ? [] : [range];
  });

const sameRange = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end;

interface Ruled {
  readonly finding: Finding;
  readonly isAside: boolean;
}

function applyRule(rule: Rule, view: View, { nearby = [], name }: Surroundings): readonly Ruled[] {
  if (!appliesTo(rule, view)) return [];
  const ruled: Ruled[] = [];
  rule.check({
    view,
    nearby,
    name,
    report({ at, message, severity = rule.severity, related = [], fixes = [], tags }) {
      if (at.range === undefined || at.stock) return;
      const tagged = tags === undefined ? {} : { tags };
      const finding = { code: rule.code, severity, message, range: at.range, related, fixes, ...tagged };
      ruled.push({ finding, isAside: at.aside === true });
    },
  });
  return ruled;
}

/** An unknown release is the newest. */
function appliesTo({ releases: { since, until } = {} }: Rule, { release = 'main' }: View): boolean {
  const begun = since === undefined || compareReleases(release, since) >= 0;
  return begun && (until === undefined || compareReleases(release, until) <= 0);
}

function firstLine(text: string, { start, end }: TextRange): TextRange {
  const line = text.slice(start, end).split(/\r?\n/, 1)[0] ?? '';
  return { start, end: start + line.trimEnd().length };
}

const inTextOrder = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || a.code.localeCompare(b.code);
