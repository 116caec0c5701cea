import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { entriesOf } from '../../scripts/repack';
import { biggest, kilobytes, loadedAtOnce } from '../support/bundleSizes';
import { packageList, packageListFile } from '../support/packageList';
import { temporaryDirectory } from '../support/processes';
import { copyProject } from '../support/projectCopy';

const maximum = { package: 400 * 1024, mainBundle: 300 * 1024, notices: 4 * 1024 };
const run = promisify(execFile);

/** Packages the project in a folder, and says what was printed. */
const packageIn = (directory: string, env: NodeJS.ProcessEnv): Promise<string> =>
  script(directory, ['scripts/package.ts', '--out', 'made.vsix'], env);

async function script(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 };
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', ...args], options);
  return stdout + stderr;
}

describe('npm run package', () => {
  const directory = temporaryDirectory('package');
  const first = join(directory, 'first');
  const second = join(directory, 'second in a folder of a longer name/below');
  let printed: string;
  let vsix: Buffer;

  before(async function () {
    this.timeout(300_000);
    // Both at once: what somebody writes meanwhile is to be in both or in neither.
    [first, second].forEach(copyProject);
    printed = await packageIn(first, { TZ: 'Pacific/Auckland' });
    vsix = readFileSync(join(first, 'made.vsix'));
  });

  it('warns of nothing', () => {
    assert.match(printed, /DONE/);
    assert.doesNotMatch(printed, /^.*\bWARN(ING)?\b.*$/m);
  });

  it('holds the files that were looked at: run `npm run golden` and look again if not', () => {
    const names = entriesOf(vsix).map(({ name }) => name.toString());
    assert.equal(packageList(names), readFileSync(packageListFile, 'utf8'));
  });

  it(`has ${kilobytes(maximum.package)} at most`, () => {
    const sizes = entriesOf(vsix).map(({ name, size }) => [name.toString(), size] as const);
    assert.ok(vsix.length <= maximum.package, `It has ${kilobytes(vsix.length)}:\n${biggest(sizes)}`);
  });

  it(`has a main bundle of ${kilobytes(maximum.mainBundle)} at most, with what is loaded when it starts`, () => {
    const start = readdirSync(join(first, 'dist/chunks')).filter((name) => /^start-\w+\.js$/.test(name));
    assert.equal(start.length, 1);
    const sizes = loadedAtOnce(join(first, 'dist'), 'extension.js', ...start.map((name) => `chunks/${name}`));
    assert.ok(sizes.size > 2, 'what the bundles share is found');
    const total = [...sizes.values()].reduce((sum, size) => sum + size);
    assert.ok(total <= maximum.mainBundle, `It has ${kilobytes(total)}:\n${biggest(sizes)}`);
  });

  it('names every package of which code is in a bundle, by what a build for debugging says of its sources', async function () {
    this.timeout(300_000);
    const notices = entriesOf(vsix).find(({ name }) => name.toString() === 'extension/THIRD-PARTY-NOTICES.txt');
    assert.ok(notices !== undefined && notices.size <= maximum.notices, notices?.size.toString());
    await script(first, ['scripts/build.mjs', '--development']);
    const maps = readdirSync(join(first, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js.map'),
    );
    const sources = maps.flatMap(
      (name) => (JSON.parse(readFileSync(join(first, 'dist', name), 'utf8')) as { sources: readonly string[] }).sources,
    );
    const packages = new Set(sources.flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
    assert.ok(packages.has('yaml'));
    const text = notices.content.toString();
    assert.deepEqual(
      [...packages].filter((name) => !text.includes(`\n${name} `)),
      [],
    );
  });

  it('makes the same bytes in another folder, at another time, in another time zone', async function () {
    this.timeout(300_000);
    await packageIn(second, { TZ: 'America/Anchorage', SOURCE_DATE_EPOCH: '1000000000', LC_ALL: 'C' });
    const other = readFileSync(join(second, 'made.vsix'));
    const describe = (archive: Buffer) =>
      entriesOf(archive).map(({ name, checksum }) => `${name.toString()} ${checksum.toString(16)}`);
    assert.deepEqual(describe(other), describe(vsix));
    assert.ok(other.equals(vsix));
  });
});
