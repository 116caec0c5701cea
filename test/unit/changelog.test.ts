import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };

/** A version of the changelog: `## [1.2.3] - 2026-11-23`, or `## [Unreleased]`. */
interface Heading {
  readonly line: string;
  readonly name: string;
  readonly date: string | undefined;
}

const changelog = read('CHANGELOG.md');
const headings: readonly Heading[] = [...changelog.matchAll(/^## .*$/gm)].map(([line]) => {
  const [, name = '', date] = /^## \[([^\]]+)\](?: - (\S+))?$/.exec(line) ?? [];
  return { line, name, date };
});
const released = headings.slice(1);
const parts = (name: string): readonly number[] => name.split('.').map(Number);

describe('CHANGELOG.md', () => {
  it('begins with what is not released', () => {
    assert.deepEqual(headings[0], { line: '## [Unreleased]', name: 'Unreleased', date: undefined });
  });

  it('has a version and a day in every other heading, the newest first', () => {
    for (const { line, name, date } of released) {
      assert.match(name, /^\d+\.\d+\.\d+$/, line);
      assert.match(date ?? '', /^\d{4}-\d{2}-\d{2}$/, line);
      assert.equal(new Date(date ?? '').toISOString().slice(0, 10), date, line);
    }
    const sorted = released.toSorted((a, b) => {
      const [left, right] = [parts(a.name), parts(b.name)];
      const index = left.findIndex((each, at) => each !== right[at]);
      return index < 0 ? 0 : (right[index] ?? 0) - (left[index] ?? 0);
    });
    assert.deepEqual(released, sorted);
    const days = released.map(({ date = '' }) => date);
    assert.deepEqual(days, days.toSorted().reverse());
  });

  it('agrees with package.json and package-lock.json on the version', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      readonly version: string;
      readonly packages: Readonly<Record<string, { readonly version?: string }>>;
    };
    assert.equal(lock.version, version);
    assert.equal(lock.packages['']?.version, version);
    // Before the first release, the version is the one that all of it will be released as.
    assert.equal(released[0]?.name ?? version, version);
  });

  it('sorts changes by their kinds', () => {
    const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    const used = [...changelog.matchAll(/^### (.*)$/gm)].map(([, kind = '']) => kind);
    assert.ok(used.length > 0);
    assert.deepEqual(
      used.filter((kind) => !kinds.includes(kind)),
      [],
    );
  });
});
