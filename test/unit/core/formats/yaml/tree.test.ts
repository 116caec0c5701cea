import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dialect } from '../../../../../src/core/formats/yaml/scalar';
import { entryAt, entryOf, type YamlNode } from '../../../../../src/core/formats/yaml/node';
import { parseYaml } from '../../../../../src/core/formats/yaml/tree';
import { plainText } from '../../../../../src/core/text/mappedText';
import type { Value } from '../../../../../src/core/value';

function treeOf(text: string, dialect: Dialect = 'server'): YamlNode | undefined {
  const parsed = parseYaml(plainText(text), dialect);
  assert.ok(parsed.ok, `unreadable: ${text}`);
  return parsed.value;
}

const valueOf = (text: string, dialect?: Dialect): Value | undefined => treeOf(text, dialect)?.value;

const charactersAt = (text: string, path: readonly string[], dialect?: Dialect): string | undefined => {
  const range = entryAt(treeOf(text, dialect), path)?.node.range;
  return range && text.slice(range.start, range.end);
};

describe('YAML: what scalars stand for', () => {
  const cases: readonly (readonly [text: string, server: Value, helm?: Value])[] = [
    ['yes', true],
    ['Off', false],
    ['y', 'y', true],
    ['N', 'N', false],
    ['~', null],
    ['', null],
    ['"yes"', 'yes'],
    ['012', 10],
    ['-012', -10],
    ['0x1F', 31],
    ['0b101', 5],
    ['0o17', '0o17', 15],
    ['1_000', 1000],
    ['1.50', 1.5],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1.2.3', '1.2.3'],
    ['_1', '_1'],
    ['2024-01-01', '2024-01-01'],
    ['!!str 12', '12'],
    ['!!int "12"', 12],
    ['!custom 12', '12'],
  ];
  for (const [text, server, helm = server] of cases) {
    it(text === '' ? '(nothing)' : text, () => {
      assert.deepEqual(valueOf(`a: ${text}`), { a: server });
      assert.deepEqual(valueOf(`a: ${text}`, 'helm'), { a: helm });
    });
  }
});

describe('YAML: where values stand', () => {
  const text =
    'a: &x b # c\nlist:\n  - one\n  # between\n  - "two" # end\n\n# next\nmap: {k: v, n: }\nblock: |\n  x\n  y\n\nnone:  # c\nlast: 1\n';
  const cases: readonly (readonly [path: readonly string[], characters: string])[] = [
    [['a'], 'b'],
    [['list'], '- one\n  # between\n  - "two"'],
    [['map'], '{k: v, n: }'],
    [['map', 'k'], 'v'],
    [['map', 'n'], ''],
    [['block'], '|\n  x\n  y'],
    [['none'], ''],
    [['last'], '1'],
  ];
  for (const [path, characters] of cases) {
    it(path.join('.'), () => {
      assert.equal(charactersAt(text, path), characters);
    });
  }

  it('an empty value stands behind its colon', () => {
    assert.equal(entryAt(treeOf(text), ['none'])?.node.range.start, text.indexOf('none:') + 'none:'.length);
  });

  it('every key stands where its range says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue({ maxDepth: 2 })), (data) => {
        const json = JSON.stringify(data, undefined, 2);
        for (const { key, keyRange } of treeOf(json)?.entries ?? []) {
          assert.equal(json.slice(keyRange.start, keyRange.end), JSON.stringify(key));
        }
      }),
    );
  });
});

describe('YAML: anchors, aliases and duplicates', () => {
  const shared =
    'base: &b {x: 1, y: 2}\nname: &n text\nplain: *n\nall: *b\nmore:\n  <<: *b\n  y: 3\nlate:\n  y: 3\n  <<: *b\n';
  it('Helm resolves them; of keys and merges the last counts', () => {
    assert.deepEqual(valueOf(shared, 'helm'), {
      base: { x: 1, y: 2 },
      name: 'text',
      plain: 'text',
      all: { x: 1, y: 2 },
      more: { x: 1, y: 3 },
      late: { y: 2, x: 1 },
    });
  });
  it('to the server an alias is its own name and a merge key a key', () => {
    const root = treeOf(shared);
    assert.equal(entryOf(root, 'plain')?.node.value, 'n');
    assert.deepEqual(entryOf(root, 'more')?.node.value, { '<<': 'b', y: 3 });
  });
  it('an alias stands where it is used, and its anchor is marked as used elsewhere', () => {
    assert.equal(charactersAt(shared, ['plain'], 'helm'), '*n');
    const root = treeOf(shared, 'helm');
    assert.equal(entryOf(root, 'plain')?.node.alias, true);
    assert.equal(entryOf(root, 'base')?.node.anchored, true);
    assert.equal(entryAt(root, ['more', 'x'])?.merged, true);
  });
  it('an anchor that contains itself, or a missing one, is unknown', () => {
    assert.equal(entryOf(treeOf('a: &a [*a]', 'helm'), 'a')?.node.value, undefined);
    assert.equal(entryOf(treeOf('a: *nowhere', 'helm'), 'a')?.node.value, undefined);
  });
  it('aliases of aliases of aliases do not explode', () => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      index === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${String(index)}: &a${String(index)} [${Array(9)
            .fill(`*a${String(index - 1)}`)
            .join(', ')}]`,
    );
    const root = treeOf(lines.join('\n'), 'helm');
    assert.equal(entryOf(root, 'a29')?.node.value, undefined);
  });
  it('of duplicate keys the last counts', () => {
    assert.equal(entryOf(treeOf('a: 1\na: 2'), 'a')?.node.value, 2);
    assert.deepEqual(valueOf('a: 1\na: 2'), { a: 2 });
  });
  it('a key that names a prototype is a key like any other', () => {
    assert.deepEqual(Object.keys(valueOf('__proto__: 1\nconstructor: 2') ?? {}), ['__proto__', 'constructor']);
  });
});

describe('YAML: templates in Helm values are unknown', () => {
  for (const text of ['a: "{{ .Values.x }}"', 'a: {{ .Values.x }}', 'a: https://{{ host }}/x', "a: ['{{ x }}', b]"]) {
    it(text, () => {
      assert.equal(entryOf(treeOf(text, 'helm'), 'a')?.node.value, undefined);
    });
  }
});

describe('YAML: what cannot be read', () => {
  const cases: Readonly<Record<string, string>> = {
    'broken YAML': 'a: "b',
    tabs: 'a:\n\tb: c',
    'several documents': 'a: 1\n---\nb: 2\n',
    'several documents, the second empty': '---\na: 1\n---\n',
    'conflict markers': '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n',
    'conflict markers in a block scalar': 'a: |\n  x\n<<<<<<< HEAD\n  y\n',
    'binary data': 'a: \0\u0001\u0002',
    'absurd nesting': `a: ${'['.repeat(100_000)}`,
    'absurd nesting by indentation': Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'absurd nesting in lists': '- '.repeat(50_000),
  };
  for (const [name, text] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(parseYaml(plainText(text), 'server'), { ok: false, error: 'unreadable' });
      assert.deepEqual(parseYaml(plainText(text), 'helm'), { ok: false, error: 'unreadable' });
    });
  }
  for (const text of ['', '# only a comment\n', '---\n', '\uFEFF']) {
    it(`${JSON.stringify(text)} holds nothing, which is not an error`, () => {
      assert.equal(valueOf(text) ?? null, null);
    });
  }
  it('a byte order mark and one document marker are fine', () => {
    assert.deepEqual(valueOf('\uFEFF---\r\na: 1\r\n...\r\n'), { a: 1 });
  });
});
