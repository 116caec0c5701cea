import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { exampleFile, exampleOf, filesNear, hasFixtures, type Block } from '../../../scripts/examples/examples';
import { headingsIn, isByHand, wishIn, withExample } from '../../../scripts/examples/page';
import { findingsIn, lensOf } from '../../../scripts/examples/smallest';
import { packedRulePages, rulePages } from '../../../scripts/rulePages.mjs';
import { liveCodes } from '../../../src/core/liveCodes';

const pages = Object.entries(rulePages());
const fixturePages = pages.filter(([code]) => hasFixtures(code));

/** What no fixture can say: what is right is worth a hint of its own, is a certificate, or stands in another file. */
const byHand = {
  'database-wins': ['Right'],
  'saml-certificate': ['Right'],
  'variable-not-forwarded': ['Right'],
};

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
    const example = exampleOf(code, wish);
    const { fixture, rightFixture } = example;
    const shown = headingsIn(page);

    it(`${code}: the page shows what the fixtures say now; if not, run \`npm run generate\``, () => {
      assert.equal(page, withExample(page, example));
    });

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
  const packed = Object.entries(JSON.parse(packedRulePages()) as Readonly<Record<string, string>>);

  it('have the title of every page, and how to fix what it is about', () => {
    assert.deepEqual(
      packed.map(([code]) => code),
      pages.map(([code]) => code),
    );
    for (const [code, text] of packed) assert.match(text, /^# \S.+\n\n\S/, code);
  });

  it('say nothing to the generator of examples', () => {
    for (const [code, text] of packed) assert.ok(!text.includes('<!--'), code);
  });

  it('take no more room in the package than they may', () => {
    const { length } = deflateRawSync(packedRulePages());
    assert.ok(length <= 12_000, String(length));
  });
});
