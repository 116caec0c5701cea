import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue, type CatalogueRow, settingOf } from '../../src/core/catalogue/catalogue';
import type { Change } from '../../src/core/finding';
import type { Lens } from '../../src/core/formats/lens';
import { applyEdits, type TextEdit } from '../../src/core/text/range';
import type { Value } from '../../src/core/value';

/** Each means something to YAML, to the server's substitution, to Kubernetes or to an editor. */
const nasty = [
  ['', ' ', 'yes', 'null', '~', '012', '1.10', '2024-01-01', '12:30', '---', '...', '<<', '=', '\\', 'a\\'],
  [
    '@pass',
    '%x',
    '{a',
    'a}b',
    '*a',
    '&a',
    '!a',
    '- a',
    '#a',
    'a #b',
    'a: b',
    'a:',
    ': ',
    ',',
    'a,b',
    '[a, b]',
    '{"a": "b"}',
  ],
  ['${HOME}', '${A:-b}', '$${X}', '${', '}', '$(HOME)', '$$(HOME)', '$$', "it's", '"', 'a"b'],
  ['line\nbreak', 'tab\there', 'a\u0000b', '\u0085', '\uFEFF', '\u2028', 'ünïcödé', '🙂'],
].flat();

const text = fc.oneof(
  fc.webUrl(),
  fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/),
  fc.constantFrom(...nasty),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 6, unit: 'binary' }),
);

const valueFor: Readonly<Record<Exclude<CatalogueRow['type'], 'object'>, fc.Arbitrary<Value>>> = {
  string: text,
  boolean: fc.boolean(),
  integer: fc.nat(),
  list: fc.array(text, { maxLength: 4 }),
  map: fc.dictionary(fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/), text, { maxKeys: 3, noNullPrototype: true }),
};

/** Some changes of some of these settings. */
export function changesOf(settings: readonly CatalogueRow[]): fc.Arbitrary<Change[]> {
  const change = fc.constantFrom(...settings).chain(({ key, type, enum: allowed }) => {
    const value = allowed !== undefined ? fc.constantFrom(...allowed) : valueFor[type === 'object' ? 'map' : type];
    return fc.oneof(
      { weight: 5, arbitrary: value.map((set): Change => ({ key, set })) },
      { weight: 1, arbitrary: fc.constant<Change>({ key, remove: true }) },
    );
  });
  // Two settings that share a variable cannot be set apart.
  const selector = ({ key }: Change): string => settingOf(key).env ?? key;
  return fc.uniqueArray(change, { minLength: 1, maxLength: 5, selector });
}

/** The edits that take the edited text back, as an editor's undo does. */
export function inverse(original: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits.map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { range: { start, end: start + newText.length }, newText: original.slice(range.start, range.end) };
  });
}

/** What is set is read, what is not stays, undo gives the same bytes. */
export function keepsLaws(lens: Lens, original: string, changes: readonly Change[]): void {
  const result = lens.edit(original, changes);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  const { edits } = result.value;
  const edited = applyEdits(original, edits);
  assert.equal(applyEdits(edited, inverse(original, edits)), original, 'undo');
  const [before, after] = [lens.read(original), lens.read(edited)];
  assert.ok(after.readable, edited);
  for (const change of changes) {
    const reading = after.get(change.key);
    if ('remove' in change) assert.equal(reading.source, 'default', edited);
    else if ('set' in change && reading.reference?.kind !== 'kubernetes-secret') {
      assert.deepEqual([reading.value, reading.source], [change.set, 'file'], `${change.key} in\n${edited}`);
    }
  }
  const variables = new Set(changes.map(({ key }) => settingOf(key).env));
  for (const { key, env, type } of catalogue) {
    const isChanged = changes.some((change) => change.key === key) || (env !== undefined && variables.has(env));
    if (type !== 'object' && !isChanged)
      assert.deepEqual(after.get(key).value, before.get(key).value, `${key} in\n${edited}`);
  }
}
