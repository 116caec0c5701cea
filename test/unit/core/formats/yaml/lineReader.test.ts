import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readByLines } from '../../../../../src/core/formats/yaml/lineReader';
import type { Dialect } from '../../../../../src/core/formats/yaml/scalar';
import { parseDocument } from '../../../../../src/core/formats/yaml/tree';
import { type Environment, substitute } from '../../../../../src/core/placeholders';
import { mapRanges, type MappedText, plainText } from '../../../../../src/core/text/mappedText';
import { documents, environments } from '../../../../substitution/documents';
import { damage, damaged } from '../../../../support/damage';
import { runs } from '../../../../support/runs';
import { helmSamples, serverSamples } from './samples';

const dialects: readonly Dialect[] = ['server', 'helm', 'compose'];

/**
 * Both ways of reading give the same nodes, ranges included, and refuse the same texts; or one says that aliases link them.
 * The parser alone refuses a scalar below a comment that stands left of it, which SnakeYAML reads.
 */
function isReadAlike(text: MappedText, dialect: Dialect): void {
  const [byLines, parsed] = [readByLines(text, dialect), parseDocument(text, dialect)];
  if (!parsed.ok && /:[^\S\n]*\n(?:\s*\n)* *#/.test(text.text)) return;
  if (byLines.ok && byLines.value.isLinked) assert.notEqual(parsed.ok && !parsed.value.isLinked, true, text.text);
  else assert.deepStrictEqual(byLines, parsed, `${dialect}:\n${text.text}`);
}

const isReadAlikeByAll = (text: string): void => {
  for (const dialect of dialects) isReadAlike(plainText(text), dialect);
};

const asServer = (text: string, environment: Environment): MappedText => substitute(text, environment, 'unknown').text;

describe('reading by lines gives what the parser gives', () => {
  const cases: Readonly<Record<string, string>> = {
    'words, numbers and nothing': 'a: b\nc: 012\nd: yes\ne:\nf: # c\ng: .5\nh: 1.2.3\ni : x # c\n',
    'texts in quotes': 'a: "b c"\nd: \'e: f\'\ng: ""\nh: "{{ x }}"\ni: "j" # k\n',
    addresses: 'a: https://x.example:8080/y.z\nb: x@y.example\nc: a:b\n',
    'maps in maps': 'a:\n  b:\n    c: 1\n\n  # d\n  e: f\ng:\n    h: i\n',
    'lists by lines': 'a:\n- b\n- "c" # d\n\n# e\n- f\ng:\n  - h\ni: 1\n',
    'lists in brackets': 'a: []\nb: [c]\nd: [ "e", f ,\'g\',]\nh: [i, j] # k\nl: {}\n',
    'lists of maps, and maps in brackets': 'a:\n- b: 1\n  c: 2\nd: {e: f}\n',
    'texts over lines': 'a: |\n  b\n  c\nd: >-\n  e\nf: g\n  h\ni: "j\n  k"\n',
    'keys that stand twice': 'a: 1\na:\n  b: 2\n',
    'line ends of Windows': 'a: b\r\nc:\r\n- d\r\n- e\r\nf: [g]\r\n',
    'no last line end': 'a:\n  b: c',
    'anchors, aliases and tags': 'a: &b c\nd: *b\ne: !!str 1\nf: !g h\n',
    'odd keys': '"a": 1\n? b\n: 2\n<<: c\n',
    'what is broken': 'a: "b\nc: d\n',
    'what only the server refuses': 'a: .inf\nb: [https://x.example/?y]\nc:\td\n',
    'a list': '- a\n- b\n',
    'absurdly deep': Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'quite deep': Array.from({ length: 70 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    nothing: '',
  };
  for (const [what, text] of Object.entries(cases)) {
    it(what, () => {
      isReadAlikeByAll(text);
    });
  }

  it('whatever traps a file has', () => {
    fc.assert(
      fc.property(documents, environments, (text, environment) => {
        isReadAlikeByAll(text);
        isReadAlike(asServer(text, environment), 'server');
      }),
      runs(2000),
    );
  });

  it('whatever somebody does to a file', () => {
    const samples = [...Object.values(serverSamples), ...Object.values(helmSamples)];
    fc.assert(
      fc.property(fc.constantFrom(...samples), damage, (sample, cuts) => {
        const text = damaged(sample, cuts);
        isReadAlikeByAll(text);
        isReadAlike(asServer(text, new Map()), 'server');
      }),
      runs(1000),
    );
  });

  it('whatever lines are left out', () => {
    const text = 'a: 1\nb:\n  c: ""\nd:\n';
    isReadAlike(
      mapRanges(text, [
        { start: 5, end: 8 },
        { start: 8, end: 16 },
      ]),
      'helm',
    );
  });
});
