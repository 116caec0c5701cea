import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';

const root = join(import.meta.dirname, '../..');
const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { scripts, main } = json('package.json') as { readonly scripts: Readonly<Record<string, string>>; main: string };
const { tasks } = json('.vscode/tasks.json') as {
  readonly tasks: readonly { readonly label: string; readonly type: string; readonly script: string }[];
};
const { configurations } = json('.vscode/launch.json') as {
  readonly configurations: readonly {
    readonly name: string;
    readonly type: string;
    readonly args: readonly string[];
    readonly program?: string;
    readonly outFiles?: readonly string[];
    readonly preLaunchTask?: string;
  }[];
};

/** The path below the project's folder, up to where it is a pattern. */
const below = (path: string): string => path.replace(/^.*\$\{workspaceFolder\}\/?/, '').replace(/\*.*$/, '');

describe('tasks and launch configurations', () => {
  it('run scripts of package.json', () => {
    for (const { label, type, script } of tasks) {
      assert.equal(type, 'npm', label);
      assert.ok((script.split(' ')[0] ?? '') in scripts, label);
    }
  });

  it('are started by what there is: the task, the program, the folders', () => {
    for (const { name, preLaunchTask, program, args } of configurations) {
      if (preLaunchTask !== undefined)
        assert.ok(
          tasks.some(({ label }) => label === preLaunchTask),
          name,
        );
      for (const path of [program ?? '', ...args].filter((each) => each.includes('${workspaceFolder}')))
        assert.ok(existsSync(join(root, below(path))), `${name}: ${path}`);
    }
  });

  it('let F5 build for debugging, and find its source maps where the build puts them', () => {
    const host = configurations.find(({ type }) => type === 'extensionHost');
    const task = tasks.find(({ label }) => label === host?.preLaunchTask);
    assert.ok(host !== undefined && configurations[0] === host, 'F5 starts the first');
    assert.equal(task?.script, 'build -- --development');
    assert.match(readFileSync(join(root, 'scripts/build.mjs'), 'utf8'), /argv\.includes\('--development'\)/);
    assert.deepEqual(
      host.outFiles?.map((path) => main.startsWith(`./${below(path)}`)),
      [true],
    );
  });
});
