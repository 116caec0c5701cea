import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { npmPack } from '../support/npm';
import { temporaryDirectory } from '../support/processes';
import { copyProject } from '../support/projectCopy';

describe('npm pack', () => {
  const directory = temporaryDirectory('command-line');
  const clone = join(directory, 'clone');
  let files: readonly string[];

  before(async function () {
    this.timeout(300_000);
    copyProject(clone);
    await npmPack(clone, directory);
    const [packed = ''] = readdirSync(directory).filter((name) => name.endsWith('.tgz'));
    const file = join(directory, packed);
    execFileSync('tar', ['-xzf', file, '-C', directory]);
    files = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' }).trim().split('\n');
  });

  it('builds the command line and packs it, and nothing of the extension', () => {
    const kinds = /^package\/(?:package\.json|README\.md|LICENSE|dist\/cli\/(?:main|chunks\/[\w-]+)\.js)$/;
    assert.ok(files.includes('package/dist/cli/main.js'));
    assert.deepEqual(
      files.filter((file) => !kinds.test(file)),
      [],
    );
  });

  it('makes a command line that needs nothing beside it', () => {
    const program = join(directory, 'package/dist/cli/main.js');
    const { status, stdout } = spawnSync(process.execPath, [program, 'check', '--format', 'json', 'sample'], {
      cwd: clone,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    const found = JSON.parse(stdout) as readonly { readonly code: string }[];
    assert.ok(found.some(({ code }) => code === 'helm-oidc-disabled'));
  });

  it('is what hooks and pipelines start in a clone, whose report is all that reaches the standard output', () => {
    const { status, stdout } = spawnSync(join(clone, 'scripts/cli.mjs'), ['check', '--format', 'json', 'sample'], {
      cwd: clone,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.ok(Array.isArray(JSON.parse(stdout)));
  });

  it('is built anew once the source is another', function () {
    this.timeout(300_000);
    const start = () => spawnSync(join(clone, 'scripts/cli.mjs'), ['--help'], { cwd: clone, encoding: 'utf8' });
    assert.equal(start().stderr, '');
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(clone, 'src/cli/main.ts'), later, later);
    assert.match(start().stderr, /^Building the command line/);
  });
});
