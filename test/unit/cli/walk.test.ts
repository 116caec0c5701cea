import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { filesFor } from '../../../src/cli/walk';
import { testFolder, type TestFolder } from '../../support/cli';

describe('filesFor', () => {
  let folder: TestFolder;

  beforeEach(() => {
    folder = testFolder();
    for (const name of [
      'b/openmetadata.yaml',
      'a/values.yaml',
      'a/.env',
      'node_modules/x/values.yaml',
      '.git/values.yaml',
      'a/x.txt',
    ]) {
      folder.file(name, 'x: y\n');
    }
  });

  afterEach(() => {
    folder.remove();
  });

  const names = async (argument: string, useIgnore = true): Promise<readonly string[]> =>
    (await filesFor(argument, useIgnore)).map((file) => relative(folder.path, file).split(sep).join('/'));

  it('finds candidates below a folder, in a stable order, without node_modules and .git', async () => {
    assert.deepEqual(await names(folder.path), ['a/.env', 'a/values.yaml', 'b/openmetadata.yaml']);
  });

  it('takes a file as it is, whether it exists or not', async () => {
    assert.deepEqual(await names(join(folder.path, 'a/x.txt')), ['a/x.txt']);
    assert.deepEqual(await names(join(folder.path, 'none.yaml')), ['none.yaml']);
  });

  it('matches patterns', async () => {
    assert.deepEqual(await names(join(folder.path, '**/*.yaml')), ['a/values.yaml', 'b/openmetadata.yaml']);
    assert.deepEqual(await names(join(folder.path, '{a,b}/*')), [
      'a/.env',
      'a/values.yaml',
      'a/x.txt',
      'b/openmetadata.yaml',
    ]);
    assert.deepEqual(await names(join(folder.path, 'c/*')), []);
  });

  it('takes a file whose name looks like a pattern', async () => {
    const file = folder.file('[a].yaml', 'x: y\n');
    assert.deepEqual(await filesFor(file, true), [file]);
  });

  it('leaves out what git ignores, nearer rules first, unless it is told not to', async () => {
    folder.file('.gitignore', '*.env\n/b/\n');
    folder.file('a/.gitignore', '!.env\nvalues.yaml\n');
    folder.file('c/prod.env', 'X=y\n');
    assert.deepEqual(await names(folder.path), ['a/.env']);
    assert.deepEqual(await names(folder.path, false), ['a/.env', 'a/values.yaml', 'b/openmetadata.yaml', 'c/prod.env']);
    assert.deepEqual(await names(join(folder.path, '**/*.{yaml,env}')), ['a/.env']);
  });

  it('knows the rules of the repository above, but not those of a folder that is named itself', async () => {
    folder.file('.gitignore', '.env\n/b/\n');
    assert.deepEqual(await names(join(folder.path, 'a')), ['a/values.yaml']);
    assert.deepEqual(await names(join(folder.path, 'b')), ['b/openmetadata.yaml']);
    assert.deepEqual(await names(join(folder.path, 'a/.env')), ['a/.env']);
  });

  it('does not go round in circles', async () => {
    symlinkSync(folder.path, join(folder.path, 'a/self'));
    assert.deepEqual(await names(folder.path), ['a/.env', 'a/values.yaml', 'b/openmetadata.yaml']);
    assert.equal((await names(join(folder.path, '**/*.yaml'))).length, 2);
  });
});
