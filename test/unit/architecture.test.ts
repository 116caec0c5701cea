import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Left to right, as docs/architecture.md draws it: a room may import what stands before it, and itself. */
const order = [
  ['src/l10n'],
  ['src/core/text'],
  ['src/core/catalogue'],
  ['src/core/formats'],
  ['src/core/schema', 'src/core/rules'],
  ['src/core/analyze.ts'],
  ['src/idp'],
  ['src/provisioning'],
  ['src/vscode/platform'],
  ['src/vscode/workspace'],
  ['src/vscode/editor', 'src/vscode/explorer', 'src/vscode/commands', 'src/vscode/tools', 'src/cli'],
  ['src/start.ts'],
  ['src/startInBrowser.ts'],
  ['src/extension.ts', 'src/web.ts'],
  ['src/browser.ts'],
];

/** Where the rooms are put together. */
const composition: readonly string[] = [
  'src/extension.ts',
  'src/start.ts',
  'src/browser.ts',
  'src/web.ts',
  'src/startInBrowser.ts',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const root = join(import.meta.dirname, '../..');

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => join('src', name).replaceAll('\\', '/'));

const imports: readonly Import[] = sources.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^'\s]+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => ({
    from,
    to: specifier.startsWith('.') ? normalize(join(dirname(from), specifier)).replaceAll('\\', '/') : specifier,
  }));
});

/** The place of a file in the order; undefined for what core shares with everyone (result, value, view …). */
const placeOf = (file: string): { level: number; room: string } | undefined => {
  for (const [level, rooms] of order.entries()) {
    const room = rooms.find((name) => file === name || `${file}.ts` === name || file.startsWith(`${name}/`));
    if (room !== undefined) return { level, room };
  }
  return undefined;
};

const described = ({ from, to }: Import): string => `${from} imports ${to}`;

describe('architecture', () => {
  it('finds sources and their imports', () => {
    assert.ok(sources.length > 20);
    assert.ok(imports.length > sources.length);
  });

  it('imports point one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const source = placeOf(from);
      const target = placeOf(to);
      if (source === undefined || target === undefined || source.room === target.room) return false;
      return target.level >= source.level;
    });
    assert.deepEqual(wrong.map(described), []);
  });

  it('nothing is imported in a circle', () => {
    const known = new Set(sources);
    const importsOf = new Map<string, string[]>();
    for (const { from, to } of imports) {
      const file = [`${to}.ts`, `${to}/index.ts`].find((name) => known.has(name));
      if (file !== undefined) importsOf.set(from, [...(importsOf.get(from) ?? []), file]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of importsOf.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    assert.deepEqual(circles, []);
  });

  it('core is pure: no vscode, no node, no package but yaml', () => {
    const wrong = imports.filter(
      ({ from, to }) => from.startsWith('src/core/') && !/^src\/(?:core|l10n)\//.test(to) && to !== 'yaml',
    );
    assert.deepEqual(wrong.map(described), []);
  });

  it('core reads no clock and no randomness', () => {
    const impure = sources.filter(
      (file) =>
        file.startsWith('src/core/') &&
        /\bDate\.now|new Date\(|Math\.random|setTimeout|\bfetch\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(impure, []);
  });

  it('only src/vscode and the composition root know VS Code', () => {
    const wrong = imports.filter(
      ({ from, to }) => to === 'vscode' && !from.startsWith('src/vscode/') && !composition.includes(from),
    );
    assert.deepEqual(wrong.map(described), []);
  });

  it('no file has grown beyond 350 lines', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 351);
    assert.deepEqual(long, []);
  });
});
