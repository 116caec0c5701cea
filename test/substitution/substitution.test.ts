import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readPasted } from '../../src/core/formats/pastedValue';
import { serverTree } from '../../src/core/formats/serverYaml/tree';
import { type Environment, substitute } from '../../src/core/placeholders';
import { verbatim } from '../../src/core/text/mappedText';
import { isList, type Value } from '../../src/core/value';
import { runs } from '../support/runs';
import { sharedPath } from '../support/shared';
import { documents, environments, environmentsOfLines, plainValues } from './documents';
import { type Answer, type Dropwizard, type RealNumber, startDropwizard } from './dropwizard';

/*
 * Our substitution and our reading of YAML against those that the server is made of: Dropwizard's, with SnakeYAML and
 * Jackson, in a Java process. What we read, the server must read alike, whatever the text; it follows that we read nothing
 * that the server refuses. What we refuse, it must refuse, but for what is named here.
 */

/** What our parser refuses and SnakeYAML reads: of such a file we know nothing, and are silent. */
const beyondUs: Readonly<Record<string, RegExp>> = {
  'a comment that touches the quotes or brackets before it': /["'\]}]#/,
  'a key that is nothing but an anchor': /^\s*(?:- )*&[\w-]*:/m,
  'whatever follows a first value that is not a map at the margin': /^(?:[ \t]*(?:#.*)?\r?\n)*[ !&{[]/,
  'brackets or quotes that close on another line':
    /[[{][^\]}\n]*(?:\n|\s#)|^[^"\n]*"(?:[^"\n]*"[^"\n]*")*[^"\n]*$|^[^'\n]*'(?:[^'\n]*'[^'\n]*')*[^'\n]*$/m,
  'a key behind a question mark': /(?:^|[\s[{,-])\?\s/m,
  'a dash alone in brackets': /[[{,:] *- *[,\]}]/,
  'a comma, taken for part of the tag before it': /!\S*,/,
};

const isBeyondUs = (text: string, environment: Environment): boolean =>
  Object.values(beyondUs).some((pattern) => pattern.test(substitute(text, environment).text.text));

const isNumber = (real: object): real is RealNumber => 'number' in real && Object.keys(real).length === 1;

function isSame(real: unknown, ours: Value | undefined): boolean {
  if (typeof real !== 'object' || real === null) return real === ours;
  if (Array.isArray(real)) {
    return (
      ours !== undefined &&
      isList(ours) &&
      ours.length === real.length &&
      real.every((item, at) => isSame(item, ours[at]))
    );
  }
  // An integer that is too long for JavaScript is the text of its digits.
  if (isNumber(real)) return typeof ours === 'number' ? ours === Number(real.number) : ours === real.number;
  if (typeof ours !== 'object' || ours === null || isList(ours)) return false;
  const entries = Object.entries(real);
  return entries.length === Object.keys(ours).length && entries.every(([key, value]) => isSame(value, ours[key]));
}

const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);

/** The tree of a configuration, which is a map: whatever else a file may be, no configuration can be made of it. */
const treeOf = (answer: Answer): unknown => ('tree' in answer && isMap(answer.tree) ? answer.tree : undefined);

describe('the reading of openmetadata.yaml', () => {
  let dropwizard: Dropwizard;
  before('start Dropwizard', async function () {
    this.timeout(600_000);
    dropwizard = await startDropwizard();
  });
  after('stop Dropwizard', () => dropwizard.stop());

  async function agrees(
    text: string,
    environment: Environment,
    mayRefuse = isBeyondUs(text, environment),
  ): Promise<void> {
    const answer = await dropwizard.read(text, environment);
    const real = treeOf(answer);
    const tree = serverTree(text, environment);
    const ours = isMap(tree) ? tree : undefined;
    if (ours === undefined && (real === undefined || mayRefuse)) return;
    const sides = {
      text,
      environment: [...environment],
      substituted: substitute(text, environment).text.text,
      answer,
      ours,
    };
    assert.ok(real !== undefined && isSame(real, ours), JSON.stringify(sides, undefined, 2));
  }

  it('gives the same tree or the same refusal', async () => {
    await fc.assert(
      fc.asyncProperty(documents, environments, (text, environment) => agrees(text, environment)),
      runs(5000),
    );
  });

  it('gives the same tree, or none, where values have several lines', async () => {
    // In quotes and brackets they stand at the margin. SnakeYAML minds no indentation there, our parser does.
    await fc.assert(
      fc.asyncProperty(documents, environmentsOfLines, (text, environment) => agrees(text, environment, true)),
      runs(1000, 0.2),
    );
  });

  it('gives the value that one variable has, or none', async () => {
    await fc.assert(
      fc.asyncProperty(plainValues, async (text) => {
        const { value, broken } = readPasted(verbatim(text));
        const environment = new Map([['X', text]]);
        const answer = await dropwizard.read('pasted: ${X}', environment);
        const real = treeOf(answer);
        const isRefused = value === undefined && broken === text;
        if (isRefused && (real === undefined || isBeyondUs('pasted: ${X}', environment))) return;
        const ours = value === undefined ? undefined : { pasted: value };
        assert.ok(real !== undefined && isSame(real, ours), JSON.stringify({ text, answer, value, broken }));
      }),
      runs(5000),
    );
  });

  const cases: Readonly<Record<string, readonly [text: string, environment?: Readonly<Record<string, string>>]>> = {
    'a variable that leads back to itself': ['a: ${A}', { A: '${B}', B: 'x${A}' }],
    'a variable that is empty is set': ['a: ${A:-x}', { A: '' }],
    'a map in a default, while its variable is unset': ['a: ${A:-{}}'],
    'a map in a default, once its variable is set': ['a: ${A:-{}}', { A: '{x: y}' }],
    'a tab before a value': ['a:\tx'],
    'a tab behind a word': ['a: x\t# c\nb: y\t'],
    'a tab behind quotes': ['a: "x"\t'],
    'a tab before a comment': ['a: x\n\t# c\nb: y'],
    'a query in brackets': ['a: [https://x.example/keys?p=1]'],
    'a query in quotes in brackets': ['a: ["https://x.example/keys?p=1"]'],
    'a block of text at the end of a file': ['a: |\n  x'],
    'quotes that only seem to close': ['a: "\\"\nb: 1'],
    nothing: [''],
    'a comment only': ['# a'],
    'a list': ['- a'],
    'duplicate keys': ['a: 1\nb: 2\na: 3'],
    'line ends in a default': ['a: ${A:-x\nb: y}'],
    'a placeholder that swallows lines': ['# ${\na: ${B:-x}\n'],
  };
  for (const [what, [text, environment = {}]] of Object.entries(cases)) {
    it(what, () => agrees(text, new Map(Object.entries(environment)), false));
  }

  it('agrees on everything that was measured before', async () => {
    const path = sharedPath('data', 'openmetadata', 'substitution-matrix.txt');
    if (path === undefined) return;
    const matrix = /^env=\{(?:(\w+)=(.*))?\} {2}yaml=(.*?) {2}=> /;
    const measured = readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => matrix.exec(line) ?? []);
    assert.ok(measured.length > 200);
    for (let at = 0; at < measured.length; at += 4) {
      const [name, value, text] = measured.slice(at + 1, at + 4);
      const environment = new Map(name === undefined ? [] : [[name, value ?? '']]);
      await agrees((text ?? '').replaceAll('\\n', '\n'), environment);
    }
  });
});
