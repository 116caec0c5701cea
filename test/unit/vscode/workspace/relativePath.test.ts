import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { posix } from 'node:path';
import { relativePath } from '../../../../src/vscode/workspace/relativePath';

describe('the path from a folder to a file', () => {
  const paths: readonly (readonly [string, string])[] = [
    ['/a', '/a/.env'],
    ['/a/b', '/a/.env'],
    ['/a/b', '/a/c/d/.env'],
    ['/a/b', '/x/.env'],
    ['/', '/.env'],
    ['/a/b/c', '/a/b2/.env'],
    ['/C:/a', '/C:/a/ä b/.env'],
  ];
  for (const [folder, file] of paths) {
    it(`is what Node says of ${folder} and ${file}`, () => {
      assert.equal(relativePath(folder, file), posix.relative(folder, file));
    });
  }
});
