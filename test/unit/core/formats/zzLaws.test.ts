import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue, type CatalogueRow, settingOf } from '../../../../src/core/catalogue/catalogue';
import type { Change } from '../../../../src/core/finding';
import { helmValues } from '../../../../src/core/formats/helmValues';
import type { Lens } from '../../../../src/core/formats/lens';
import { serverYaml } from '../../../../src/core/formats/serverYaml';
import { applyEdits, type TextEdit } from '../../../../src/core/text/range';
import type { Value } from '../../../../src/core/value';
import { helmSamples, serverSamples } from './yamlSamples';

const nasty = fc.constantFrom(
  '',
  ' ',
  'yes',
  'null',
  '012',
  '1.10',
  '@pass',
  '%x',
  '{a',
  'a}b',
  '${HOME}',
  '${A:-b}',
  '$${X}',
  'a: b',
  'a #b',
  '#a',
  '- a',
  '*a',
  '&a',
  '!a',
  "it's",
  '"',
  'a"b',
  '[a, b]',
  'a,b',
  '{"a": "b"}',
  'line\nbreak',
  'tab\there',
  'ünïcödé',
  '🙂',
  '\\',
  'a\\',
  '~',
  '<<',
  '=',
  '2024-01-01',
  '12:30',
  '---',
  '...',
  ': ',
  'a:',
  ',',
  '$(HOME)',
  '$$(HOME)',
  '$$',
  'a\u0000b',
  '\u0085',
  '\uFEFF',
  '\u2028',
);
const text = fc.oneof(
  fc.webUrl(),
  fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/),
  nasty,
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 6, unit: 'binary' }),
);

function valueFor({ type, enum: allowed }: CatalogueRow): fc.Arbitrary<Value> {
  if (allowed !== undefined) return fc.constantFrom(...allowed);
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.nat();
    case 'list':
      return fc.array(text, { maxLength: 4 });
    case 'map':
      return fc.dictionary(fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/), text, { maxKeys: 3, noNullPrototype: true });
    default:
      return text;
  }
}

const changeOf = (settings: readonly CatalogueRow[]): fc.Arbitrary<Change> =>
  fc
    .constantFrom(...settings)
    .chain((setting) =>
      fc.oneof(
        { weight: 5, arbitrary: valueFor(setting).map((set): Change => ({ key: setting.key, set })) },
        { weight: 1, arbitrary: fc.constant<Change>({ key: setting.key, remove: true }) },
      ),
    );

const changesOf = (settings: readonly CatalogueRow[]): fc.Arbitrary<Change[]> =>
  fc.uniqueArray(changeOf(settings), { minLength: 1, maxLength: 5, selector: ({ key }) => key });

/** The edits that take the edited text back. */
function inverse(original: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits.map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { range: { start, end: start + newText.length }, newText: original.slice(range.start, range.end) };
  });
}

function holdsLaws(
  lens: Lens,
  original: string,
  changes: readonly Change[],
  allowRefusal: (change: Change) => boolean,
): void {
  const result = lens.edit(original, changes);
  if (!result.ok && changes.some(allowRefusal)) return;
  assert.ok(result.ok, `refused: ${result.ok ? '' : result.error.message}`);
  const { edits } = result.value;
  const edited = applyEdits(original, edits);
  assert.equal(applyEdits(edited, inverse(original, edits)), original);
  const [before, after] = [lens.read(original), lens.read(edited)];
  assert.ok(after.readable, edited);
  const variables = new Set(changes.map(({ key }) => settingOf(key).env));
  for (const change of changes) {
    const reading = after.get(change.key);
    const { path, type } = settingOf(change.key);
    if (path === undefined && lens.id === 'server-yaml') continue;
    if ('remove' in change) assert.equal(reading.source, 'default', edited);
    else if (reading.reference?.kind === 'kubernetes-secret') assert.equal(reading.value, undefined);
    else if ('set' in change) {
      assert.deepEqual(reading.value, change.set, `${change.key} ${type}\n${edited}`);
      assert.equal(reading.source, 'file');
    }
  }
  for (const { key, env, type } of catalogue) {
    if (type === 'object' || changes.some((change) => change.key === key) || (env !== undefined && variables.has(env)))
      continue;
    assert.deepEqual(after.get(key).value, before.get(key).value, `${key} changed\n${edited}`);
  }
}

const runs = { numRuns: 3000 };

describe('laws of openmetadata.yaml', () => {
  const settings = catalogue.filter(({ type }) => type !== 'object');
  for (const [name, sample] of Object.entries(serverSamples)) {
    it(`${name}: what is set is read, what is not stays, undo gives the same bytes`, () => {
      fc.assert(
        fc.property(changesOf(settings), (changes) => {
          holdsLaws(serverYaml, sample, changes, () => false);
        }),
        runs,
      );
    });
  }
});

describe('laws of Helm values', () => {
  const settings = catalogue.filter(
    ({ type, helm, env }) => type !== 'object' && (helm !== undefined || env !== undefined),
  );
  for (const [name, sample] of Object.entries(helmSamples)) {
    it(`${name}: what is set is read, what is not stays, undo gives the same bytes`, () => {
      fc.assert(
        fc.property(changesOf(settings), (changes) => {
          holdsLaws(
            helmValues,
            sample,
            changes,
            (change) => 'set' in change && JSON.stringify(change.set).includes('{{'),
          );
        }),
        runs,
      );
    });
  }
});
