import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../src/core/catalogue/catalogue';
import type { Change } from '../../src/core/finding';
import type { Lens } from '../../src/core/formats/lens';
import { applyEdits, type TextRange } from '../../src/core/text/range';
import { damage, damaged } from './damage';
import { runs } from './runs';

const changes: readonly Change[] = [
  { key: 'authn.clientId', set: 'a' },
  { key: 'authn.publicKeyUrls', set: ['a', 'b'] },
  { key: 'authn.providerName', set: 'b' },
  { key: 'oidc.secret', secret: 'c' },
  { key: 'authn.authority', remove: true },
];

/** Whatever the text: no exception, no range beyond the text, and an edit that reads back or none. */
function survives(lens: Lens, name: string, text: string): void {
  lens.detect(name, text);
  const view = lens.read(text);
  const isInside = (range: TextRange | undefined): boolean =>
    range === undefined || (0 <= range.start && range.start <= range.end && range.end <= text.length);
  assert.ok(isInside(view.heading));
  for (const { key } of catalogue) {
    const { range, keyRange, items = [] } = view.get(key);
    assert.ok([range, keyRange, ...items.map((item) => item.range)].every(isInside), key);
  }
  assert.ok(view.duplicates.flatMap(({ range, winner }) => [range, winner]).every(isInside));
  for (const structure of view.structures) {
    JSON.stringify(structure.data);
    structure.locate(['authenticationConfiguration', 'publicKeyUrls', 0]);
  }
  const result = lens.edit(text, changes);
  if (!result.ok) return;
  assert.equal(lens.read(applyEdits(text, result.value.edits)).get('authn.clientId').value, 'a');
}

/** Tests of a lens with samples that are no longer, not yet or never were a file of its format. */
export function describeBadInput(lens: Lens, name: string, samples: readonly string[]): void {
  describe(`${lens.label}: bad input`, () => {
    it('text that somebody is in the middle of typing', () => {
      fc.assert(
        fc.property(fc.constantFrom(...samples), damage, (sample, cuts) => {
          survives(lens, name, damaged(sample, cuts));
        }),
        runs(300, 0.1),
      );
    });

    it('every beginning of a file', () => {
      const [sample = ''] = samples;
      for (let end = 0; end <= sample.length; end += 7) survives(lens, name, sample.slice(0, end));
    });

    it('anything at all', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
          survives(lens, name, text);
        }),
      );
    });

    const [sample = ''] = samples;
    const cases: Readonly<Record<string, string>> = {
      nothing: '',
      'line ends of old': sample.replaceAll('\n', '\r'),
      'everything twice': sample + sample,
      'a list': '- a\n- b\n',
      'a word': 'word',
      'a block that is a list': sample.replace(/^(\s*)(authenticationConfiguration|authentication):.*$/m, '$1$2: [a]'),
      'very deep': `${sample}x: ${'{a: '.repeat(5000)}`,
      'a long line': `${sample}x: "${'long '.repeat(200_000)}"\n`,
      'many lines':
        sample +
        Array.from({ length: 20_000 }, (_, line) => `key${String(line)}: \${V${String(line)}:-value}`).join('\n'),
      'placeholders that never close': `${sample}${'# ${'.repeat(50_000)}`,
      binary: `${sample}\0\u0001\uFFFD`,
    };
    for (const [what, text] of Object.entries(cases)) {
      it(what, () => {
        survives(lens, name, text);
      });
    }
  });
}
