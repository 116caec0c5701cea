import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parseDocument } from 'yaml';

const root = join(import.meta.dirname, '../..');

function read(path: string): unknown {
  const document = parseDocument(readFileSync(join(root, path), 'utf8'));
  assert.deepEqual([...document.errors, ...document.warnings], [], path);
  return document.toJS() as unknown;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id: string;
    readonly attributes: { readonly label?: string };
  }[];
}

interface Workflow {
  readonly on: object;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows';
const workflows = readdirSync(join(root, folder)).map((name) => [name, read(join(folder, name)) as Workflow] as const);
const ci = workflows.find(([name]) => name === 'ci.yml')?.[1];
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

describe('workflows', () => {
  it('may read and nothing else, unless a job says so, and end by themselves', () => {
    for (const [name, { on, permissions, jobs }] of workflows) {
      assert.ok(typeof on === 'object', name);
      assert.deepEqual(permissions, { contents: 'read' }, name);
      for (const job of Object.values(jobs)) assert.ok(job['timeout-minutes'] !== undefined, name);
    }
  });

  it('have steps that either use an action of some version or run something', () => {
    for (const [name, workflow] of workflows)
      for (const { uses, run } of stepsOf(workflow)) {
        assert.notEqual(uses === undefined, run === undefined, name);
        if (uses !== undefined) assert.match(uses, /^(\.\/|[\w-]+\/[\w-]+@v\d+)/, name);
      }
  });

  it('run scripts of package.json and files that there are', () => {
    for (const [name, workflow] of workflows)
      for (const { run = '' } of stepsOf(workflow)) {
        for (const [, script = ''] of run.matchAll(/npm run (?:--\S+ )*([\w:]+)/g)) assert.ok(script in scripts, name);
        for (const [, file = ''] of run.matchAll(/bash (\S+)/g)) assert.ok(existsSync(join(root, file)), name);
      }
  });

  it('run everything on Linux, and desktop VS Code on three systems', () => {
    assert.ok(ci !== undefined);
    const runs = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => run ?? []).join('\n');
    assert.match(runs(ci.jobs['all']), /\.ci\/run/);
    assert.match(runs(ci.jobs['desktop']), /xvfb-run .*npm run test:desktop/);
    assert.deepEqual(ci.jobs['desktop']?.strategy?.matrix['os'], ['ubuntu-latest', 'macos-latest', 'windows-latest']);
  });

  it('keep what is fetched by a key of files that there are', () => {
    for (const [name] of workflows) {
      const text = readFileSync(join(root, folder, name), 'utf8');
      for (const [, list = ''] of text.matchAll(/hashFiles\(([^)]*)\)/g))
        for (const [, file = ''] of list.matchAll(/'([^']+)'/g)) assert.ok(existsSync(join(root, file)), file);
    }
  });
});

describe('forms for issues', () => {
  const forms = '.github/ISSUE_TEMPLATE';
  for (const name of readdirSync(join(root, forms)).filter((each) => each !== 'config.yml'))
    it(`${name} has what GitHub asks for`, () => {
      const form = read(join(forms, name)) as Form;
      assert.ok(form.name !== '' && form.description !== '');
      const ids = form.body.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { type, attributes } of form.body) {
        assert.ok(['input', 'textarea', 'dropdown', 'checkboxes', 'markdown'].includes(type), type);
        assert.ok(type === 'markdown' || attributes.label !== undefined);
      }
    });
});
