import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../../../src/core/analyze';
import { everySetting } from '../../../../../src/core/catalogue/catalogue';
import type { Lens } from '../../../../../src/core/formats/lens';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { parseLines, sliceOf, wantedAt } from '../../../../../src/core/formats/yaml/slice';
import { mapRanges } from '../../../../../src/core/text/mappedText';
import type { View } from '../../../../../src/core/view';
import { damage, damaged } from '../../../../support/damage';
import { fixtureFiles, realFiles } from '../../../../support/realFiles';
import { runs } from '../../../../support/runs';
import { helmSamples, serverSamples } from './samples';

const wanted = wantedAt([['a', 'b'], ['a', 'c', 'd'], ['z']]);

/** The wanted lines of a text, undefined where all of it has to be parsed. */
const taken = (text: string): string | undefined =>
  sliceOf(text, wanted)
    ?.map(({ start, end }) => text.slice(start, end))
    .join('');

describe('the lines of wanted entries', () => {
  const cases: Readonly<Record<string, readonly [text: string, taken: string]>> = {
    'an entry, and the keys that lead there': ['a:\n  x: 1\n  b:\n    e: 2\nf: 3\n', 'a:\n  b:\n    e: 2\n'],
    'as deep as asked': ['a:\n  c:\n    x: 1\n    d: 2\n    y: 3\n', 'a:\n  c:\n    d: 2\n'],
    'of duplicates all': ['a:\n  b: 1\nx: 2\na:\n  b: 3\n', 'a:\n  b: 1\na:\n  b: 3\n'],
    'of a map without a wanted entry the first, so that it stays a map': ['a:\n  x: 1\n  y: 2\n', 'a:\n  x: 1\n'],
    'of a file without a wanted entry the first': ['x: 1\ny: 2\n', 'x: 1\n'],
    'comments and blank lines of an entry': ['z: # c\n\n# left\n  y: 1\nx: 2\n', 'z: # c\n\n# left\n  y: 1\n'],
    'a list at the column of its key': ['z:\n- 1\n- y: 2\n  x: 3\nx: 4\n', 'z:\n- 1\n- y: 2\n  x: 3\n'],
    'brackets that close at the column of their key': ['z: [\n  1,\n]\nx: 4\n', 'z: [\n  1,\n]\n'],
    'text that looks like keys': ['x: |\n  a:\n    b: 1\nz: 1\n', 'z: 1\n'],
    'what goes on behind its key as a whole': ['a: {b: 1,\n  x: 2}\nx: 3\n', 'a: {b: 1,\n  x: 2}\n'],
    'what is no map as a whole': ['a:\n  - b: 1\nx: 3\n', 'a:\n  - b: 1\n'],
    'a map with odd keys as a whole': ['a:\n  "b": 1\n  x: 2\nx: 3\n', 'a:\n  "b": 1\n  x: 2\n'],
    'a key without anything': ['a:\nz:\nx: 3\n', 'a:\nz:\n'],
    'behind a start of the document, and a byte order mark': ['\uFEFF--- # c\nx: 1\nz: 2\n', 'z: 2\n'],
    'with CRLF': ['x: 1\r\nz:\r\n  y: 2\r\n\r\na:\r\n  b: 3\r\n', 'z:\r\n  y: 2\r\n\r\na:\r\n  b: 3\r\n'],
    'without a last line end': ['x: 1\nz: 2', 'z: 2'],
    'keys with blanks before their colon': ['x : 1\nz : 2\n', 'z : 2\n'],
    nothing: ['# only\n\n', ''],
  };
  for (const [what, [text, expected]] of Object.entries(cases)) {
    it(what, () => {
      assert.equal(taken(text), expected);
    });
  }

  const unclear: Readonly<Record<string, string>> = {
    'a key in quotes': '"x": 1\nz: 2\n',
    'a key behind a question mark': '? x\n: 1\nz: 2\n',
    'a merge key': '<<: *x\nz: 2\n',
    'an anchor': '&x a: 1\nz: 2\n',
    'brackets at the root': '{z: 2}\n',
    'brackets over lines at the root': '{\nz: 2\n}\n',
    'a list': '- z: 1\n',
    'several documents': 'z: 1\n---\nz: 2\n',
    'the end of a document': 'z: 1\n...\n',
    'a directive': '%YAML 1.1\n---\nz: 1\n',
    'a tab': 'x: 1\n\ty: 2\nz: 1\n',
    'a template': '{{ if .x }}\nz: 1\n{{ end }}\n',
    'conflict markers': '<<<<<<< HEAD\nz: 1\n=======\nz: 2\n>>>>>>> other\n',
    'a map that is indented': '  x: 1\n  z: 2\n',
    'a word': 'z\n',
    'a colon without a blank': 'x:1\nz: 2\n',
  };
  for (const [what, text] of Object.entries(unclear)) {
    it(`${what} takes a parser`, () => {
      assert.equal(taken(text), undefined);
    });
  }

  it('are parsed together with the rest where an alias links them', () => {
    const read = (text: string): unknown =>
      parseLines(text, sliceOf(text, wanted), 'helm', (ranges) => ({ text: mapRanges(text, ranges) }))?.root?.value;
    assert.deepEqual(read('x: &x\n  e: 1\nz: *x\n'), { x: { e: 1 }, z: { e: 1 } });
    assert.deepEqual(read('x: 1\nz: &z 2\n'), { x: 1, z: 2 });
    assert.deepEqual(read('x: 1\nz: 2\n'), { z: 2 });
  });
});

/** Everything that can be seen of a view, and what is found in it. Undefined where it cannot be read. */
function seen(lens: Lens, text: string): unknown {
  const { view, findings } = analyze(lens, text);
  if (!view.readable) return undefined;
  const { heading, release, duplicates, structures } = view;
  return {
    readings: everySetting.map(({ key }) => view.get(key)),
    ...{ heading, release, duplicates, findings },
    structures: structures.map((part) => ({ data: part.data, places: pathsOf(view).map((path) => part.locate(path)) })),
  };
}

/** The settings, and places inside and around them that a finding can point at. */
const pathsOf = ({ vocabulary }: View): readonly (readonly (string | number)[])[] =>
  everySetting
    .flatMap(({ path, helm = [] }) => (vocabulary === 'server' ? (path ?? []) : helm.map((place) => place.path)))
    .map((path) => path.split('.'))
    .flatMap((path) => [path, [...path, 0], [...path, 'secretRef'], path.slice(0, -1)])
    .filter((path) => path.length > (vocabulary === 'server' ? 0 : 2));

/** A line that says nothing, but after which only the parser can tell which lines are whose. */
const withoutSlice = (text: string): string => `${text}...\n`;

describe('a part of a file', () => {
  const samples = [
    ...Object.values(serverSamples).map((text) => ({ lens: serverYaml, text })),
    ...Object.values(helmSamples).map((text) => ({ lens: helmValues, text })),
    ...[...fixtureFiles(), ...realFiles()].flatMap(({ name, text }) =>
      [serverYaml, helmValues].filter((lens) => lens.detect(name, text)).map((lens) => ({ lens, text })),
    ),
  ];
  const below = samples
    .filter(({ lens, text }) => lens === helmValues && !text.startsWith('\uFEFF'))
    .map(({ text }) => ({ lens: helmValues, text: `first: 1\nom:\n${text.replace(/^(?=.)/gm, '  ')}\nlast: {}\n` }));
  const all = [...samples, ...below].map(({ lens, text }) => ({
    lens,
    text: text.endsWith('\n') ? text : `${text}\n`,
  }));

  const saysTheSame = ({ lens, text }: (typeof all)[number]): void => {
    const whole = seen(lens, withoutSlice(text));
    if (whole !== undefined) assert.deepStrictEqual(seen(lens, text), whole, `${lens.label}:\n${text}`);
  };

  it('says what the whole says', () => {
    assert.ok(all.length > 100);
    all.forEach(saysTheSame);
  });

  it('says what the whole says while somebody works on it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), damage, ({ lens, text }, cuts) => {
        saysTheSame({ lens, text: `${damaged(text, cuts)}\n` });
      }),
      runs(1000, 0.5),
    );
  });

  it('is still read where the rest is broken', () => {
    const server = 'authenticationConfiguration:\n  provider: google\nweb:\n  uriPath: [\nlast: 1\n';
    assert.equal(serverYaml.read(server).get('authn.provider').value, 'google');
    const chart = 'openmetadata:\n  config:\n    web: }\n    authentication:\n      provider: google\nx: "\n';
    assert.equal(helmValues.read(chart).get('authn.provider').value, 'google');
  });

  it('is not read where it is broken itself', () => {
    assert.equal(serverYaml.read('x: 1\nauthenticationConfiguration:\n  provider: [\n').readable, false);
    assert.equal(helmValues.read('openmetadata:\n  config:\n    authentication:\n      provider: [\n').readable, false);
  });

  it('is read with the rest where a placeholder reaches over lines', () => {
    const text = '# ${\nauthenticationConfiguration:\n  provider: ${P:-google}\n';
    assert.equal(serverYaml.read(text).get('authn.provider').value, '${P:-google}');
    const environment = new Map([['X', '1\nauthenticationConfiguration:\n  provider: okta']]);
    const pasted = serverYaml.read('x: ${X}\nauthorizerConfiguration:\n  a: 1\n', { environment });
    assert.equal(pasted.get('authn.provider').value, 'okta');
  });
});
