import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { Log } from '../../../src/cli/output/sarifLog';
import { parseArguments } from '../../support/commandLines';
import { testFolder, type TestFolder } from '../../support/cli';
import { blocksIn } from './markdown';

const root = join(import.meta.dirname, '../../..');
const guide = readFileSync(join(root, 'docs/guides/ci.md'), 'utf8');
const yaml = (file: string): unknown => parse(readFileSync(join(root, file), 'utf8'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;

/** Runs the command line as a process of its own. */
const run = (cwd: string, args: readonly string[]): { readonly status: number | null; readonly stdout: string } =>
  spawnSync(process.execPath, ['--import', loader, join(root, 'src/cli/main.ts'), ...args], {
    cwd,
    encoding: 'utf8',
  });

describe('the guide for CI', () => {
  let folder: TestFolder;

  before(() => {
    folder = testFolder();
    cpSync(join(root, 'sample'), join(folder.path, 'deploy'), { recursive: true });
    folder.file('deploy/.env', 'AUTHENTICATION_PROVIDER=basic\n');
  });
  after(() => {
    folder.remove();
  });

  const commands = blocksIn(guide, 'run').flatMap(({ text }) => text.trim().split('\n'));

  it('shows commands', () => {
    assert.ok(commands.length >= 6);
  });

  for (const command of commands)
    it(`${command}: runs, and finds the errors of the sample`, () => {
      const [name, ...args] = parseArguments(command);
      assert.equal(name, 'openmetadata-sso');
      const { status, stdout } = run(folder.path, args);
      assert.equal(status, 1, stdout);
      assert.match(stdout, /helm-oidc-disabled/);
    });

  it('has what code scanning takes: SARIF 2.1.0 with the fields that it wants', () => {
    const { stdout } = run(folder.path, ['check', '--format', 'sarif', 'deploy']);
    const log = JSON.parse(stdout) as Log;
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif.*2\.1\.0/);
    const [first] = log.runs;
    assert.equal(log.runs.length, 1);
    const { driver } = first.tool;
    assert.equal(driver.name, 'openmetadata-sso');
    assert.ok(first.results.length > 5);
    for (const { ruleId, level, message, locations } of first.results) {
      const rule = driver.rules.find(({ id }) => id === ruleId);
      assert.ok(rule, ruleId);
      assert.match(rule.helpUri, /^https:\/\/.*\/docs\/rules\/[a-z0-9-]+\.md$/);
      assert.ok(rule.shortDescription.text.length > 0);
      assert.ok(['error', 'warning', 'note'].includes(level));
      assert.ok(message.text.length > 0);
      const [location] = locations;
      assert.ok(location);
      assert.match(location.physicalLocation.artifactLocation.uri, /^deploy\/[\w./-]+$/);
      assert.ok(location.physicalLocation.region.startLine >= 1);
    }
  });

  it('names inputs that the action has, all of them', () => {
    const { inputs } = yaml('action.yml') as Action;
    const table = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
    assert.deepEqual(table, Object.keys(inputs));
    for (const { text } of blocksIn(guide, 'workflow')) {
      const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
      const own = Object.values(jobs)
        .flatMap(({ steps }) => steps)
        .filter(({ uses }) => uses?.startsWith('openmetadata-sso/openmetadata-sso@'));
      assert.equal(own.length, 1);
      for (const name of Object.keys(own[0]?.with ?? {})) assert.ok(name in inputs, name);
    }
  });

  it('names the hook that there is', () => {
    const [block] = blocksIn(guide, 'pre-commit');
    const { repos } = parse(block?.text ?? '') as { readonly repos: readonly { readonly hooks: readonly Hook[] }[] };
    const hooks = yaml('.pre-commit-hooks.yaml') as readonly Hook[];
    assert.deepEqual(
      repos.flatMap((repo) => repo.hooks.map(({ id }) => id)),
      hooks.map(({ id }) => id),
    );
  });
});

describe('the action', () => {
  const { inputs, runs } = yaml('action.yml') as Action;
  const check = runs.steps.at(-1);
  let folder: TestFolder;

  before(() => {
    folder = testFolder();
    folder.file('scripts/cli.mjs', 'console.log(JSON.stringify(process.argv.slice(2)));\nprocess.exit(1);\n');
  });
  after(() => {
    folder.remove();
  });

  /** Runs its script as a runner does, with a command line that prints what it was asked. */
  function ask(given: Readonly<Record<string, string>>): { readonly status: number | null; readonly asked: string } {
    const values = Object.entries(check?.env ?? {}).map(([name, value]): [string, string] => {
      const [, input] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
      if (input === undefined) assert.equal(value, '${{ github.action_path }}');
      else assert.ok(input in inputs, input);
      return [name, input === undefined ? folder.path : (given[input] ?? inputs[input]?.default ?? '')];
    });
    const options = {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, ...Object.fromEntries(values) },
    } as const;
    const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', check?.run ?? ''], options);
    return { status, asked: stdout };
  }

  it('is a composite one, and no input stands in its script', () => {
    assert.equal(runs.using, 'composite');
    for (const { run: script, shell } of runs.steps.filter((step) => step.run !== undefined)) {
      assert.equal(shell, 'bash');
      assert.ok(!script?.includes('${{'), script);
    }
  });

  it('checks the whole repository unless told otherwise, and ends as the check does', () => {
    const { status, asked } = ask({});
    assert.deepEqual(JSON.parse(asked), ['check', '--format', 'github', '--', '.']);
    assert.equal(status, 1);
  });

  it('hands everything on, and runs nothing of it', () => {
    const { asked } = ask({
      paths: 'a b\n$(touch evil)\n',
      severities: 'x=off\ny=error',
      'openmetadata-version': '1.12.0',
    });
    const wanted = ['--severity=x=off', '--severity=y=error', '--openmetadata-version=1.12.0'];
    assert.deepEqual(JSON.parse(asked), ['check', '--format', 'github', ...wanted, '--', 'a b', '$(touch evil)']);
    assert.throws(() => {
      accessSync(join(folder.path, 'evil'));
    });
  });

  it('writes SARIF into the file that is named, and ends as the check does', () => {
    const { status, asked } = ask({ sarif: 'out.sarif' });
    assert.equal(asked, '');
    assert.equal(status, 1);
    assert.deepEqual(JSON.parse(readFileSync(join(folder.path, 'out.sarif'), 'utf8')), [
      'check',
      '--format',
      'sarif',
      '--',
      '.',
    ]);
  });
});

describe('the hook for pre-commit', () => {
  const [hook] = yaml('.pre-commit-hooks.yaml') as readonly Hook[];

  it('starts a script of this repository that can be run', () => {
    const [script = '', command] = hook?.entry.split(' ') ?? [];
    assert.equal(hook?.language, 'script');
    assert.equal(command, 'check');
    accessSync(join(root, script), constants.X_OK);
  });

  it('is asked about the files that can be meant, and about no others', () => {
    const files = new RegExp(hook?.files ?? '');
    for (const file of ['values.yaml', 'a/docker-compose.yml', '.env', 'docker/.env.local', 'prod.env'])
      assert.match(file, files);
    for (const file of ['README.md', 'environment.ts', 'yaml.lock']) assert.doesNotMatch(file, files);
  });
});
