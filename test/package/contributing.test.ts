import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { projectRoot } from '../support/cache';
import { temporaryDirectory } from '../support/processes';
import { copyProject } from '../support/projectCopy';

const run = promisify(execFile);
const guide = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');

/** The files that the example has people write: a comment with the path, and below it what it holds. */
const files = [...guide.matchAll(/^<!-- (\S+) -->\n\n```\w+\n([^]*?\n)```$/gm)].map(
  ([, path = '', text = '']) => [path, text] as const,
);
const [, asked = ''] = /^ *npm run new:rule -- (\S+)$/m.exec(guide) ?? [];
const code = asked.replace(/^.*\//, '');

describe('the example in CONTRIBUTING.md', () => {
  const directory = join(temporaryDirectory('contributing'), 'clone');

  /** Runs a program of the copy with what it has installed. */
  async function inCopy(...args: readonly string[]): Promise<string> {
    const options = { cwd: directory, maxBuffer: 16 * 1024 * 1024 };
    const { stdout } = await run(process.execPath, args, options).catch((error: unknown) => {
      throw error instanceof Error && 'stdout' in error
        ? new Error(`${error.message}\n${String(error.stdout)}`)
        : error;
    });
    return stdout;
  }
  const script = (file: string, ...args: readonly string[]): Promise<string> =>
    inCopy('--import', 'tsx', `scripts/${file}.ts`, ...args);
  const fixtures = (): Promise<string> =>
    inCopy('node_modules/mocha/bin/mocha.js', 'test/unit/core/rules/fixtures.test.ts', '-g', code);

  before(async function () {
    this.timeout(300_000);
    copyProject(directory);
    await script('newRule', asked);
    await script('generate-validators');
  });

  it('begins with files that are there and pass as they are', async () => {
    const { [0]: rule } = files.map(([path]) => path);
    assert.match(readFileSync(join(directory, rule ?? ''), 'utf8'), new RegExp(`code: '${code}'`));
    assert.match(await fixtures(), /\n[1-9]\d* passed, 0 failed/);
  });

  it('ends with a rule that passes, a page with examples, and a row in the setting', async function () {
    this.timeout(300_000);
    assert.equal(files.length, 5);
    for (const [path, text] of files) {
      // Nobody is told to write a file that is not there: names in the guide and in the template agree.
      assert.notEqual(readFileSync(join(directory, path), 'utf8'), '', path);
      writeFileSync(join(directory, path), text);
    }
    for (const name of ['generate-manifest', 'generate-l10n']) await script(name);
    await script('generate-examples', code);
    assert.match(await fixtures(), /\n[1-9]\d* passed, 0 failed/);

    const page = readFileSync(join(directory, `docs/rules/${code}.md`), 'utf8');
    assert.match(page, /## Wrong\n\n```/);
    const read = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as Record<string, unknown>;
    assert.ok(`rule.${code}` in read('package.nls.json'));
    const everyCode = await inCopy(
      'node_modules/mocha/bin/mocha.js',
      'test/unit/core/rules/fixtures.test.ts',
      '-g',
      'every code',
    );
    assert.match(everyCode, /, 0 failed/);
  });

  it('is code that TypeScript takes', async function () {
    this.timeout(300_000);
    const only = { extends: './tsconfig.json', include: [], files: [files[0]?.[0]] };
    writeFileSync(join(directory, 'tsconfig.rule.json'), JSON.stringify(only));
    await inCopy('node_modules/typescript/bin/tsc', '-p', 'tsconfig.rule.json');
  });
});
