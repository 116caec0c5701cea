import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  innermostDefault,
  interpolate,
  interpolated,
  variablesOf,
} from '../../../../../src/core/formats/compose/interpolation';

const set = (variables: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(variables));

describe('Compose interpolation: what compose-go 2.16 makes of a text', () => {
  const variables = set({ A: 'a', EMPTY: '', WITH: '${A} }$' });
  const cases: readonly (readonly [text: string, made: string])[] = [
    ['', ''],
    ['text', 'text'],
    ['$A-$A', 'a-a'],
    ['${A}b', 'ab'],
    ['$$A $${A} $$$A', '$A ${A} $a'],
    ['5$ or $5', '5$ or $5'],
    ['${A:-b}${A-b}', 'aa'],
    ['${EMPTY:-b}', 'b'],
    ['${EMPTY-b}', ''],
    ['${EMPTY}', ''],
    ['${A:?say it}${EMPTY?say it}', 'a'],
    ['${A:+b}${A+b}', 'bb'],
    ['${EMPTY:+b}', ''],
    ['${EMPTY+b}', 'b'],
    ['${UNSET:-b}${UNSET-b}', 'bb'],
    ['${UNSET:-${A}}', 'a'],
    ['${UNSET:-${OTHER:-${A:-b}}c}', 'ac'],
    ['${UNSET:-$A}', 'a'],
    ['${UNSET:-$$A}', '$A'],
    ['${UNSET:-{}}', '{}'],
    ['${UNSET:-{"a": {"b": 1}}}', '{"a": {"b": 1}}'],
    ['${UNSET:-{"a": 1}} ${A}', '{"a": 1} a'],
    ['${UNSET:-[a, b]}]', '[a, b]]'],
    ['${UNSET:-a:-b}', 'a:-b'],
    ['${UNSET-a:-b}', 'a:-b'],
    ['${UNSET:-b} }', 'b }'],
    ['${UNSET:-{b}', '{b'],
    ['${a:-lower}', 'lower'],
    ['$WITH', '${A} }$'],
    ['${UNSET:-${WITH}}', '${A} }$'],
  ];
  for (const [text, made] of cases)
    it(`${JSON.stringify(text)} is ${JSON.stringify(made)}`, () => {
      assert.equal(interpolated(text, variables), made);
    });

  for (const text of ['${', 'a${}', '${1}', '${A', '${A.B}', '${A::-b}', '${UNSET:-${}}', '${UNSET:-a\nb}', '${A B}'])
    it(`${JSON.stringify(text)} is refused`, () => {
      const { invalid, segments } = interpolate(text, variables);
      assert.deepEqual([invalid, segments], [true, undefined]);
    });
});

describe('Compose interpolation: what is not known', () => {
  for (const [text, missing] of [
    ['$X', 'X'],
    ['a${X}b', 'X'],
    ['${X:?say it}', 'X'],
    ['${X:+b}', 'X'],
    ['${X:-}', 'X'],
    ['${X:-""}', 'X'],
    ["${X- '' }", 'X'],
    ['${X:-${Y}}', 'Y'],
    ['${KNOWN}${X}', 'X'],
    ['${HIDDEN:-b}', 'HIDDEN'],
  ] as const)
    it(`${text} waits for ${missing}`, () => {
      const read = interpolate(text, new Map([['KNOWN', 'a'] as const, ['HIDDEN', undefined] as const]));
      assert.deepEqual([read.segments, read.missing, read.invalid], [undefined, missing, false]);
    });

  it('a blank default counts where the variable is known to be blank', () => {
    assert.equal(interpolated('${X:-""}', set({ X: '' })), '""');
    assert.equal(interpolated('${X-""}', set({ X: '' })), '');
  });

  it('tells what stands in another file from what stands here', () => {
    const variables = set({ A: 'a', B: 'b', EMPTY: '' });
    for (const text of ['$A', '${A}${B}', '${X:-$A}', '${A:-c}', '${EMPTY}'])
      assert.ok(interpolate(text, variables).elsewhere, text);
    for (const text of ['', 'a', '${A}.', '${X:-a}', '${EMPTY:-a}', '$$A'])
      assert.ok(!interpolate(text, variables).elsewhere, text);
  });

  it('names every variable that is asked for', () => {
    assert.deepEqual(variablesOf('$A ${B:-${C-$D}} $$E ${F:+$G}'), ['A', 'B', 'C', 'D', 'F', 'G']);
  });

  it('finds the default that counts in the end', () => {
    const inner = (text: string): string | undefined => innermostDefault(text)?.variable;
    assert.deepEqual(['$A', '${A:-b}', '${A:-${B-c}}', '${A:-${B}}'].map(inner), ['A', 'A', 'B', 'B']);
    assert.deepEqual(['', 'a', '$A$B', ' ${A:-b}', '$$A'].map(inner), Array<undefined>(5).fill(undefined));
  });
});

/** Pieces that mean something together. */
const scraps = fc.array(
  fc.constantFrom('$', '${', '}', '{', 'A', 'B', ':-', '-', ':?', '?', ':+', '+', '$$', ' ', '\n', '"', '${A:-', 'x'),
  { maxLength: 14 },
);
const mixed = scraps.map((parts) => parts.join(''));
const plain = fc.string({ maxLength: 10 }).filter((text) => !/[${}\n]/.test(text));
const known = fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom('', 'a', '$A}'), { noNullPrototype: true });

describe('Compose interpolation: always', () => {
  it('each piece stands where it says, in order', () => {
    fc.assert(
      fc.property(mixed, known, (text, variables) => {
        let at = 0;
        for (const { text: piece, source, verbatim } of interpolate(text, set(variables)).segments ?? []) {
          assert.ok(at <= source.start && source.start <= source.end && source.end <= text.length);
          if (verbatim) assert.equal(text.slice(source.start, source.end), piece);
          at = source.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a text is itself once each $ is doubled', () => {
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'binary' })), (text) => {
        assert.equal(interpolated(text.replaceAll('$', '$$$$')), text);
      }),
    );
  });

  it('of nested defaults the first that is set counts, else the last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(':-', '-'), fc.option(plain)), { minLength: 1, maxLength: 5 }),
        plain.filter((text) => !/^\s*(?:""|'')?\s*$/.test(text)),
        (levels, last) => {
          const text = levels.reduceRight(
            (inner, [operator], level) => `\${V${String(level)}${operator}${inner}}`,
            last,
          );
          const variables = levels.flatMap(([, value], level) =>
            value === null ? [] : [[`V${String(level)}`, value] as const],
          );
          const first = levels.find(([operator, value]) => value !== null && (value !== '' || operator === '-'));
          assert.equal(interpolated(text, new Map(variables)), first?.[1] ?? last);
        },
      ),
    );
  });

  it('what is known of more variables changes nothing that was known without a default', () => {
    fc.assert(
      fc.property(mixed, known, (text, variables) => {
        const some = interpolate(text, set(variables));
        if (some.segments === undefined || variablesOf(text).some((name) => !(name in variables))) return;
        assert.deepEqual(interpolate(text, set({ ...variables, OTHER: 'x' })), some);
      }),
    );
  });

  it('absurdly deep and long texts come to an end', () => {
    const deep = `${'${A:-'.repeat(5000)}x${'}'.repeat(5000)}`;
    for (const text of [deep, '${A:-'.repeat(30_000), `${'$A{'.repeat(30_000)}}`, '${A:-{'.repeat(20_000) + '}']) {
      interpolate(text);
      variablesOf(text);
      innermostDefault(text);
    }
  });
});
