import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileFinding } from '../../../src/cli/check';
import { run } from '../../../src/cli/run';

const master = 'https://sso.example.com/realms/master';

const wrong = `authenticationConfiguration:
  clientType: public
  provider: custom-oidc
  providrName: Keycloak
  authority: ${master}
`;

describe('openmetadata-sso check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'openmetadata-sso-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function cli(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const code = await run(args, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { code, out, err };
  }

  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  };

  const findingsOf = (out: string): readonly FileFinding[] => JSON.parse(out) as readonly FileFinding[];

  it('prints findings as JSON, 1-based with exclusive end, and exits 1 on an error', async () => {
    const path = file('openmetadata.yaml', wrong);
    const { code, out, err } = await cli('check', '--format', 'json', path);
    assert.equal(code, 1);
    assert.equal(err, '');
    const unknown = findingsOf(out).find((finding) => finding.code === 'unknown-key');
    assert.ok(unknown);
    assert.deepEqual(
      { ...unknown, message: '', docs: '' },
      {
        file: path,
        code: 'unknown-key',
        severity: 'error',
        message: '',
        line: 4,
        column: 3,
        endLine: 4,
        endColumn: 14,
        fixable: true,
        docs: '',
      },
    );
    assert.match(unknown.docs, /docs\/rules\/unknown-key\.md$/);
  });

  it('prints one line a finding and a count as text', async () => {
    const path = file('openmetadata.yaml', wrong);
    const { out } = await cli('check', path);
    assert.ok(out.includes(`${path}:4:3 error `));
    assert.match(out, /\[unknown-key\]\n/);
    assert.match(out, /\d+ errors?, \d+ warnings?[^\n]*\.\n$/);
  });

  it('walks folders in a stable order, without node_modules and files of others', async () => {
    const expected = [file('a/openmetadata.yaml', wrong), file('b/openmetadata.yaml', wrong)];
    file('node_modules/x/openmetadata.yaml', wrong);
    file('b/compose.yaml', 'services: {}\n');
    const { out } = await cli('check', '--format', 'json', folder);
    assert.deepEqual([...new Set(findingsOf(out).map((finding) => finding.file))], expected);
  });

  it('exits 0 and says so when nothing is wrong', async () => {
    const { code, out } = await cli('check', file('compose.yaml', 'services: {}\n'));
    assert.deepEqual({ code, out }, { code: 0, out: 'No problems found.\n' });
  });

  it('exits 2 for a file that cannot be read, after checking the others', async () => {
    const path = file('openmetadata.yaml', wrong);
    const { code, out, err } = await cli('check', '--format', 'json', join(folder, 'missing.yaml'), path);
    assert.equal(code, 2);
    assert.match(err, /cannot read .*missing\.yaml/);
    assert.ok(findingsOf(out).length > 0);
  });

  for (const [title, args, said] of [
    ['no command', [], /no command given/],
    ['an unknown command', ['chek'], /unknown command 'chek'/],
    ['no path', ['check'], /name at least one file/],
    ['an unknown format', ['check', '--format', 'xml', 'x'], /--format is text or json/],
    ['an unknown option', ['check', '--fast', 'x'], /--fast/],
    ['a release that is none', ['check', '--openmetadata-version', 'latest', 'x'], /such as 1\.12\.0/],
  ] as const) {
    it(`exits 2 and prints the usage for ${title}`, async () => {
      const { code, err } = await cli(...args);
      assert.equal(code, 2);
      assert.match(err, said);
      assert.match(err, /Usage: openmetadata-sso check/);
    });
  }

  it('prints the usage when asked and exits 0', async () => {
    assert.equal((await cli('--help')).code, 0);
    assert.match((await cli('check', '--help')).out, /^Usage:/);
  });
});
