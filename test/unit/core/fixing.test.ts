import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import type { Finding, Fix } from '../../../src/core/finding';
import { fixAll } from '../../../src/core/fixAll';
import { detectLens } from '../../../src/core/formats/formats';
import type { Lens } from '../../../src/core/formats/lens';
import { applyEdits } from '../../../src/core/text/range';
import { fixtureFiles, realFiles, type SampleFile } from '../../support/realFiles';

function fixed(lens: Lens, text: string, fix: Fix): string | undefined {
  if ('edits' in fix) return applyEdits(text, fix.edits);
  const edited = lens.edit(text, fix.changes);
  return edited.ok ? applyEdits(text, edited.value.edits) : undefined;
}

/** How often each code is found, hints left out: they speak of what works. */
function problems(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) if (severity !== 'hint') counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** What could not be judged before: the value of a key that nobody knew, a text that the server could not read. */
const revealed: Readonly<Record<string, readonly string[]>> = {
  'unknown-key': ['list-as-string'],
  'unreadable-value': ['plain-text-secret'],
  'retyped-value': ['plain-text-secret'],
};

/** The codes that a preferred fix of a file brings in. */
function added({ name, text }: SampleFile): readonly string[] {
  const lens = detectLens(name, text);
  if (lens === undefined) return [];
  const { findings } = analyze(lens, text);
  const before = problems(findings);
  return findings.flatMap(({ code, fixes }) => {
    const fix = fixes.find(({ preferred }) => preferred);
    const after = fix && fixed(lens, text, fix);
    if (after === undefined) return [];
    const worse = [...problems(analyze(lens, after).findings)].filter(([each, n]) => n > (before.get(each) ?? 0));
    return worse.flatMap(([each]) => (revealed[code]?.includes(each) ? [] : [`${name}: ${code} brings ${each}`]));
  });
}

describe('fixing', () => {
  for (const [what, files] of [
    ['fixtures in every format', fixtureFiles()],
    ['real files', realFiles()],
  ] as const) {
    if (files.length === 0) continue;
    it(`a preferred fix adds no problem: ${what}`, () => {
      assert.deepEqual(files.flatMap(added), []);
    });

    it(`fixing all that is safe is done at once, and leaves nothing to fix: ${what}`, () => {
      for (const { name, text } of files) {
        const lens = detectLens(name, text);
        if (lens === undefined) continue;
        const once = fixAll(lens, text);
        assert.equal(applyEdits(text, once.edits), once.text, name);
        assert.deepEqual(fixAll(lens, once.text).edits, [], name);
        const [before, after] = [text, once.text].map((each) => problems(analyze(lens, each).findings));
        for (const [code, count] of after ?? []) assert.ok(count <= (before?.get(code) ?? 0), `${name}: ${code}`);
      }
    });
  }
});
