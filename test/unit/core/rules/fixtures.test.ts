import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, type Analysis } from '../../../../src/core/analyze';
import type { Finding } from '../../../../src/core/finding';
import { detectLens } from '../../../../src/core/formats/formats';
import { rules } from '../../../../src/core/rules/index';
import { liveCodes } from '../../../../src/core/liveCodes';
import { schemaCodes } from '../../../../src/core/schema/schemaCodes';
import { applyEdits } from '../../../../src/core/text/range';
import { fixturesFolder, fixturesOf, surroundingsOf } from '../../../support/fixtures';
import { unmark } from '../../../support/marks';

/*
 * test/fixtures/<code>/bad.<name> has findings of that code, and no other, at exactly the characters between ⟦ and ⟧;
 * fixed.<name> is what their preferred fixes make of it; fixed and good.<name> have none at all. Hints of other codes do not count.
 * near.<name> lies beside all of them.
 */
const folder = fixturesFolder;
const codes = readdirSync(folder).sort();

const contents = (code: string, file: string): string => readFileSync(join(folder, code, file), 'utf8');

function analysisOf(code: string, file: string, text: string): Analysis {
  const lens = detectLens(file, text);
  assert.ok(lens, `no lens for ${file}`);
  const analysis = analyze(lens, text, surroundingsOf(code, file, lens, text));
  assert.ok(analysis.view.readable, `${file} cannot be read`);
  return analysis;
}

/** Hints of other codes are no problems: they say what is worth knowing about a configuration that works. */
const problemsOf = (code: string, file: string, text: string): readonly Finding[] =>
  analysisOf(code, file, text).findings.filter((finding) => finding.code === code || finding.severity !== 'hint');

const shown = (text: string, findings: readonly Finding[]): readonly string[] =>
  findings.map(
    ({ code, range, message }) => `${code} at ${JSON.stringify(text.slice(range.start, range.end))}: ${message}`,
  );

/** Takes the preferred fix of the first finding that has one, until none is left. */
function mend(code: string, file: string, text: string, steps = 10): string {
  const { lens, findings } = analysisOf(code, file, text);
  const fix = findings.flatMap(({ fixes }) => fixes).find(({ preferred }) => preferred);
  if (fix === undefined) return text;
  assert.ok(steps > 0, 'the fixes never come to an end');
  if ('edits' in fix) return mend(code, file, applyEdits(text, fix.edits), steps - 1);
  const edited = lens.edit(text, fix.changes);
  assert.ok(edited.ok, edited.ok ? '' : edited.error.message);
  return mend(code, file, applyEdits(text, edited.value.edits), steps - 1);
}

for (const code of codes)
  describe(`fixtures of ${code}`, () => {
    for (const file of fixturesOf(code)) {
      const [kind = '', ...name] = file.split('.');
      if (kind === 'bad') {
        const { text, ranges } = unmark(contents(code, file));
        it(`${file}: this and nothing else, at the marked characters`, () => {
          const findings = problemsOf(code, file, text);
          assert.deepEqual(
            findings.map((finding) => ({ code: finding.code, at: text.slice(finding.range.start, finding.range.end) })),
            ranges.map(({ start, end }) => ({ code, at: text.slice(start, end) })),
            shown(text, findings).join('\n'),
          );
          assert.deepEqual(
            findings.map(({ range }) => range),
            ranges,
          );
        });
        it(`${file}: one paragraph of at most two sentences, and at most one preferred fix`, () => {
          for (const { message, fixes } of analysisOf(code, file, text).findings) {
            assert.match(message, /^[^\n]{20,330}[.?]$/);
            assert.ok(message.split(/(?<=[.?]) (?=[A-Z])/).length <= 2, message);
            assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1);
          }
        });
        const fixed = ['fixed', ...name].join('.');
        if (readdirSync(join(folder, code)).includes(fixed))
          it(`${file}: the preferred fixes make ${fixed} of it`, () => {
            assert.equal(mend(code, file, text), contents(code, fixed));
          });
      } else
        it(`${file}: silence`, () => {
          assert.ok(kind === 'fixed' || kind === 'good');
          const text = contents(code, file);
          assert.deepEqual(shown(text, problemsOf(code, file, text)), []);
        });
    }
  });

describe('every code', () => {
  /** Servers are their fixtures. */
  const live = Object.keys(liveCodes);
  const all = [...rules.map(({ code }) => code), ...schemaCodes.map(({ code }) => code)].sort();

  it('is unique', () => {
    assert.equal(new Set(all).size, all.length);
  });

  it('has fixtures, at least one bad and one good', () => {
    assert.deepEqual(codes, all);
    for (const code of codes)
      for (const kind of ['bad.', 'good.'])
        assert.ok(
          readdirSync(join(folder, code)).some((file) => file.startsWith(kind)),
          `${code} has no ${kind}…`,
        );
  });

  it('has a page that names it first', () => {
    const pages = join(folder, '../../docs/rules');
    assert.deepEqual(readdirSync(pages).sort(), [...all, ...live].map((code) => `${code}.md`).sort());
    for (const code of [...all, ...live])
      assert.match(readFileSync(join(pages, `${code}.md`), 'utf8'), new RegExp(`^# .+\\n\\n\`${code}\``));
  });
});
