import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { exampleFile, exampleOf, filesNear, hasFixtures, type Block } from '../../../scripts/examples/examples';
import { headingsIn, isByHand, wishIn, withExamples } from '../../../scripts/examples/page';
import { findingsIn, lensOf } from '../../../scripts/examples/smallest';
import { packedRulePages, rulePages } from '../../../scripts/rulePages.mjs';
import { liveCodes } from '../../../src/core/liveCodes';

const pages = Object.entries(rulePages());
const fixturePages = pages.filter(([code]) => hasFixtures(code));

/** What no fixture can say: what is right is worth a hint of its own, is a certificate, or stands in another file. */
const byHand = {
  'database-wins': ['Right'],
  'saml-certificate': ['Right'], 'variable-not-forwarded': ['Right'] };

const fences = (page: string, heading: string): readonly Block[] => {
  const [, text = ''] = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(page) ?? [];
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    text: code,
  }));
};

const linesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap(({ text }) => text.split('\n')).filter((line) => line !== '');

describe('the pages of rules', () => {
  it('show what their fixtures say now; `npm run generate` writes them anew', function () {
    const stale = fixturePages.filter(([code, page]) => withExamples(code, page) !== page).map(([code]) => code);
    assert.deepEqual(stale, [], 'stale examples: run `npm run generate`');
  });

  it('show what is wrong and what is right, or an example of what is only worth knowing', () => {
    for (const [code, page] of fixturePages) {
      const headings = [...page.matchAll(/^## (Wrong|Right|Example)$/gm)].map(([, heading]) => heading);
      assert.ok(['Wrong,Right', 'Example'].includes(headings.join()), `${code} shows ${headings.join()}`);
      for (const heading of headings) assert.ok(fences(page, heading ?? '').length > 0, `${code}: ${heading ?? ''}`);
    }
  });

  it('are written by hand only where it is said why', () => {
    const found = pages.flatMap(([code, page]) => {
      const headings = ['Wrong', 'Right', 'Example'].filter((heading) => isByHand(page, heading));
      return headings.length === 0 ? [] : [[code, headings] as const];
    });
    assert.deepEqual(Object.fromEntries(found), byHand);
  });

  it('of live checks have no fixtures to be made of', () => {
    const without = pages.map(([code]) => code).filter((code) => !hasFixtures(code));
    assert.deepEqual(without, Object.keys(liveCodes).sort());
  });

  for (const [code, page] of fixturePages) {
    const wish = wishIn(page);
    const { fixture, rightFixture } = exampleOf(code, wish);
    const shown = headingsIn(page);

    it(`${code}: what is shown as wrong has this finding, and what is shown as right has not`, () => {
      const near = filesNear(code);
      const wrong = fences(page, shown.includes('Wrong') ? 'Wrong' : 'Example');
      const beside = near.map(({ name }, index) => ({ name, text: wrong[index]?.text ?? '' }));
      const findings = (name: string, text: string | undefined, file: string): number | undefined =>
        findingsIn(code, lensOf(exampleFile(code, file)), { name, text: text ?? '' }, beside)?.length;
      assert.ok(findings(exampleFile(code, fixture).name, wrong.at(-1)?.text, fixture), fixture);
      if (shown.includes('Right'))
        assert.equal(
          findings(exampleFile(code, rightFixture).name, fences(page, 'Right').at(-1)?.text, rightFixture),
          0,
        );
    });

    it(`${code}: every line stands in its fixture`, () => {
      const captions = [fixture, rightFixture].map((name) => `# ${exampleFile(code, name).name}`);
      const known = [...filesNear(code), exampleFile(code, fixture), exampleFile(code, rightFixture)]
        .flatMap(({ name, text }) => [`# ${name}`, ...text.split('\n')])
        .concat(captions);
      for (const heading of shown)
        for (const line of linesOf(fences(page, heading)))
          assert.ok(line.trim() === '# …' || known.includes(line), `${heading}: ${line}`);
    });
  }
});

describe('the packed pages', () => {
  const unpacked = (packed: string): Readonly<Record<string, string>> =>
    JSON.parse(packed) as Readonly<Record<string, string>>;

  it('say nothing to the generator of examples', () => {
    for (const [code, page] of Object.entries(unpacked(packedRulePages()))) assert.ok(!page.includes('<!--'), code);
  });

  it('can leave the examples out, and nothing else', () => {
    const [whole, prose] = [unpacked(packedRulePages()), unpacked(packedRulePages({ examples: false }))];
    for (const [code, page] of Object.entries(prose)) {
      assert.doesNotMatch(page, /^## (?:Wrong|Right|Example)$/m);
      const headings = [...(whole[code] ?? '').matchAll(/^## (?!(?:Wrong|Right|Example)$).*$/gm)].map(
        ([heading]) => heading,
      );
      assert.deepEqual(
        [...page.matchAll(/^## .*$/gm)].map(([heading]) => heading),
        headings,
      );
      assert.match(page, new RegExp(`^# .+\\n\\n\`${code}\``));
    }
  });

  it('take no more room in the package than they may', () => {
    const { length } = deflateRawSync(packedRulePages({ examples: false }));
    assert.ok(length <= 38_000, String(length));
  });
});
