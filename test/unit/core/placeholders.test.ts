import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseYaml } from '../../../src/core/formats/yaml/tree';
import { serverValue } from '../../../src/core/formats/serverValue';
import { substitute, type Unset, unknownText } from '../../../src/core/placeholders';
import { isList, type Value } from '../../../src/core/value';

const environmentOf = (variables: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(variables));

const substituted = (
  text: string,
  variables: Readonly<Record<string, string>> = {},
  unset: Unset = 'default',
): string => substitute(text, environmentOf(variables), unset).text.text;

const types = { s: 'string', b: 'boolean', i: 'integer', l: 'list', m: 'map' } as const;

/** The server does not start. */
const refused = Symbol('refused');

function asServer(yaml: string, variables: Readonly<Record<string, string>>): Value | typeof refused | undefined {
  const parsed = parseYaml(substitute(yaml, environmentOf(variables)).text, 'server');
  const entry = parsed.ok ? parsed.value?.entries?.at(-1) : undefined;
  const type = entry === undefined ? undefined : types[entry.key as keyof typeof types];
  if (!parsed.ok || entry === undefined || type === undefined) return refused;
  const { value } = entry.node;
  if (value === undefined) return undefined;
  const held = serverValue(type, value);
  return fits(type, held) ? held : refused;
}

function fits(type: (typeof types)[keyof typeof types], value: Value): boolean {
  if (value === null) return true;
  if (type === 'list') return isList(value) && value.every((item) => typeof item === 'string' || item === null);
  if (type === 'map') return typeof value === 'object' && !isList(value);
  return typeof value === (type === 'integer' ? 'number' : type);
}

describe('the server, measured with Dropwizard 4.0.7', () => {
  const cases: readonly (readonly [yaml: string, x: string | undefined, held: Value | typeof refused | undefined])[] = [
    ['s: ${X:-""}', undefined, ''],
    ['s: ${X:-abc}', '', null],
    ['s: ${X:-abc}', '"q"', 'q'],
    ['s: ${X:-public}', ' public', 'public'],
    ['s: ${X:-a}', 'v # c', 'v'],
    ['s: ${X:-a}', 'a: b', refused],
    ['s: ${X:-a}', 'p#w', 'p#w'],
    ['s: ${X:-a}', '{abc', refused],
    ['s: ${X:-a}', '@abc', refused],
    ['s: ${X:-a}', '%abc', refused],
    ['s: ${X:-a}', '&abc', null],
    ['s: ${X:-a}', '!abc', ''],
    ['s: ${X:-a}', '1234567890123', '1234567890123'],
    ['s: ${X:-a}', '0o17', '0o17'],
    ['s: ${X:-a}', 'a$b${c}', 'a$b${c}'],
    ['s: ${X:-a}', 'yes', 'true'],
    ['s: ${X:-a}', 'null', null],
    // It takes the alias for its name; nobody can have meant that, so it counts as unknown.
    ['s: ${X:-a}', '*abc', 'abc'],
    ['b: "true"', undefined, true],
    ['b: yes', undefined, true],
    ['b: True', undefined, true],
    ['b: TRUE', undefined, true],
    ['b: on', undefined, true],
    ['b: ""', undefined, null],
    ['b: ', undefined, null],
    ['b: 1', undefined, true],
    ['i: "3600"', undefined, 3600],
    ['i: ""', undefined, null],
    ['i: 3600s', undefined, refused],
    ['i: 3600.5', undefined, 3600],
    ['i: " 3600 "', undefined, 3600],
    ['l: [http://a:1/x, http://b/y]', undefined, ['http://a:1/x', 'http://b/y']],
    ['l: ["http://a"]', undefined, ['http://a']],
    ["l: ['http://a']", undefined, ['http://a']],
    ['l: [a, b] # note', undefined, ['a', 'b']],
    ['l: "[a, b]"', undefined, refused],
    ['l: a', undefined, refused],
    ['l: a,b', undefined, refused],
    ['l: ""', undefined, refused],
    ['l: ', undefined, null],
    ['l: [{http://a:8080/x}]', undefined, refused],
    ['l: [{d}/.well-known/jwks.json, b]', undefined, refused],
    ['l: [https://{your domain}/api, b]', undefined, refused],
    ['l: [https://{x}/api]', undefined, refused],
    ['l: ${X:-[]}', '[a, b]     # note', ['a', 'b']],
    ['l: ${X:-[]}', '[a b]', ['a b']],
    ['l: ${X:-[]}', "'[a,b]'", refused],
    ['l: ${X:-[]}', '"[a,b]"', refused],
    ['l: ${X:-[]}', '["a","b"]', ['a', 'b']],
    ['l: ${X:-[]}', 'a', refused],
    ['s: {http://localhost:8081/auth/realms/data-sec}', undefined, refused],
    ['s: {Domain}', undefined, refused],
    ['s:"x"', undefined, refused],
    ['s: http://x"', undefined, 'http://x"'],
    ['m: ${X:-}', undefined, null],
    ['m: ""', undefined, refused],
    ['m: {}', undefined, {}],
    ['m: "{}"', undefined, refused],
    ['m: ${X:-{}}', undefined, {}],
    ['m: ${X:-{}}', '{a: b}', refused],
    ['m: ${X:-}', '{"k":"v"}', { k: 'v' }],
    ['s: ${NOPE}', undefined, '${NOPE}'],
    ['s: a\ns: b', undefined, 'b'],
    ['s: ${X:-null}', undefined, null],
  ];
  for (const [yaml, x, held] of cases) {
    it(`${x === undefined ? '' : `X=${x}  `}${yaml}`, () => {
      assert.deepEqual(asServer(yaml, x === undefined ? {} : { X: x }), held);
    });
  }
});

describe('substitution', () => {
  const cases: readonly (readonly [text: string, result: string, why: string])[] = [
    ['# ${X} "${X}"', '# 1 "1"', 'in comments and quotes'],
    ['$${X}', '${X}', 'an escaped placeholder stays'],
    ['$$${X}', '$${X}', 'one sign escapes one placeholder'],
    ['$${X', '$${X', 'what is no placeholder needs no escape'],
    ['${A:-${X}}', '${X}', 'a default ends at the first brace'],
    ['${A:-${B:-x}}', '${B:-x}', 'nesting is off'],
    ['${ ${X:-a} ${X}', '${ ${X:-a} 1', 'an open placeholder takes the next one with it'],
    ['${Y}', '1', 'a value is substituted in turn'],
    ['${Z}', 'a${Z}', 'a value that refers to itself stays'],
    ['${X:-${', '${X:-${', 'without a closing brace nothing happens'],
    ['${:-a}', 'a', 'a name may be missing'],
  ];
  const variables = { X: '1', Y: '${X}', Z: 'a${Z}' };
  for (const [text, result, why] of cases) {
    it(`${text}: ${why}`, () => {
      assert.equal(substituted(text, variables), result);
    });
  }

  it('tells where each placeholder and its default stand', () => {
    const text = 'a: ${A:-x}\nb: ${B}\nc: $${C}\n';
    const { placeholders } = substitute(text);
    assert.deepEqual(
      placeholders.map(({ variable, range, defaultRange }) => [
        variable,
        text.slice(range.start, range.end),
        defaultRange && text.slice(defaultRange.start, defaultRange.end),
      ]),
      [
        ['A', '${A:-x}', 'x'],
        ['B', '${B}', undefined],
      ],
    );
  });

  it('marks what waits for a value from outside', () => {
    for (const text of ['${A}', '${A:-}', '${A:-""}', "${A:- '' }"]) {
      assert.equal(substituted(text, {}, 'unknown'), unknownText, text);
    }
    assert.equal(substituted('${A:-x}', {}, 'unknown'), 'x');
    assert.equal(substituted('${A}', { A: 'x${B}' }, 'unknown'), `x${unknownText}`);
  });

  it('maps a default to its own characters and a value to the whole placeholder', () => {
    const text = 'a: ${A:-xyz} b';
    const unset = substitute(text);
    assert.deepEqual(unset.text.sourceRange({ start: 4, end: 5 }), { start: 9, end: 10 });
    const set = substitute(text, environmentOf({ A: 'long value' }));
    assert.deepEqual(set.text.sourceRange({ start: 4, end: 5 }), { start: 3, end: 12 });
  });

  it('leaves text without placeholders as it is, and maps it to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('${'));
        const { text: mapped, placeholders } = substitute(text);
        assert.equal(mapped.text, text);
        assert.deepEqual(placeholders, []);
      }),
    );
  });

  it('maps every stretch that it kept to the same characters', () => {
    const pieces = fc.array(fc.constantFrom('${A}', '${B:-b}', '$${C}', '${', '}', '$', ':-', 'text', '\n'));
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const { text: mapped } = substitute(text, environmentOf({ A: 'value' }));
        for (let start = 0; start < mapped.text.length; start += 1) {
          const range = { start, end: start + 1 };
          const source = mapped.sourceRange(range);
          assert.ok(source.start >= 0 && source.end <= text.length && source.start < source.end);
          if (mapped.isVerbatim(range)) assert.equal(text.slice(source.start, source.end), mapped.text[start]);
        }
      }),
    );
  });
});
