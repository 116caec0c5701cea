import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FileFinding } from '../../../src/cli/output/fileFinding';
import { cli, testFolder, type TestFolder } from '../../support/cli';

const master = 'https://sso.example.com/realms/master';

const wrong = `authenticationConfiguration:
  clientType: public
  provider: custom-oidc
  providrName: Keycloak
  authority: ${master}
`;

const findingsOf = (out: string): readonly FileFinding[] => JSON.parse(out) as readonly FileFinding[];

describe('openmetadata-sso check', () => {
  let folder: TestFolder;

  beforeEach(() => {
    folder = testFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('prints findings as JSON, 1-based with exclusive end, and exits 1 on an error', async () => {
    const path = folder.file('openmetadata.yaml', wrong);
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
    const path = folder.file('openmetadata.yaml', wrong);
    const { out } = await cli('check', path);
    assert.ok(out.includes(`${path}:4:3 error `));
    assert.match(out, /\[unknown-key\]\n/);
    assert.match(out, /\d+ errors?, \d+ warnings?[^\n]*\.\n$/);
  });

  it('exits 0 and says so when nothing is wrong', async () => {
    const { code, out } = await cli('check', folder.file('compose.yaml', 'services: {}\n'));
    assert.deepEqual({ code, out }, { code: 0, out: 'No problems found.\n' });
  });

  it('exits 2 for a file that cannot be read, after checking the others', async () => {
    const path = folder.file('openmetadata.yaml', wrong);
    const { code, out, err } = await cli('check', '--format', 'json', join(folder.path, 'missing.yaml'), path);
    assert.equal(code, 2);
    assert.match(err, /cannot read .*missing\.yaml/);
    assert.ok(findingsOf(out).length > 0);
  });

  it('judges by the release that is named, and by the severities', async () => {
    const path = folder.file('openmetadata.yaml', wrong);
    const codes = async (...args: readonly string[]): Promise<readonly string[]> =>
      findingsOf((await cli('check', '--format', 'json', ...args, path)).out).map(
        ({ code, severity }) => `${code} ${severity}`,
      );
    assert.ok((await codes()).includes('unknown-key error'));
    assert.ok((await codes('--severity', 'unknown-key=hint')).includes('unknown-key hint'));
    assert.ok(!(await codes('--severity', 'unknown-key=off')).join().includes('unknown-key'));
  });

  it('reads what lies around a compose file', async () => {
    folder.file('.env', 'OM_AUTHORITY=https://kc.acme.example/realms/acme/.well-known/openid-configuration\n');
    const compose = `services:
  openmetadata-server:
    image: openmetadata/server:1.12.0
    environment:
      AUTHENTICATION_PROVIDER: custom-oidc
      AUTHENTICATION_CLIENT_TYPE: confidential
      AUTHENTICATION_AUTHORITY: \${OM_AUTHORITY}
`;
    const held = await cli('effective', folder.file('compose.yaml', compose));
    assert.match(held.out, /"authority": "https:\/\/kc\.acme\.example\/realms\/acme\/\.well-known/);
  });

  for (const [title, args, said] of [
    ['no command', [], /no command given/],
    ['an unknown command', ['chek'], /unknown command 'chek'/],
    ['no path', ['check'], /name at least one file/],
    ['an unknown format', ['check', '--format', 'xml', 'x'], /--format is text, json, sarif or github/],
    ['an unknown option', ['check', '--fast', 'x'], /--fast/],
    ['a release that is none', ['check', '--openmetadata-version', 'latest', 'x'], /such as 1\.12\.0/],
    ['two files', ['effective', 'x', 'y'], /name one file/],
    ['an unknown target', ['convert', '--to', 'toml', 'x'], /--to is openmetadata\.yaml, env or helm-values/],
    ['no target', ['convert', 'x'], /--to is/],
    ['an option of another command', ['check', '--to', 'env', 'x'], /--to/],
  ] as const) {
    it(`exits 2 and prints the usage for ${title}`, async () => {
      const { code, err } = await cli(...args);
      assert.equal(code, 2);
      assert.match(err, said);
      assert.match(err, /Usage: openmetadata-sso check/);
    });
  }

  it('exits 2 for a severity that there is not', async () => {
    for (const [severity, said] of [
      ['unknown-key=fatal', /CODE=error\|warning/],
      ['no-such-code=off', /no finding called 'no-such-code'/],
    ] as const) {
      const { code, err } = await cli('check', '--severity', severity, folder.path);
      assert.equal(code, 2);
      assert.match(err, said);
    }
  });

  it('prints the usage when asked and exits 0', async () => {
    assert.equal((await cli('--help')).code, 0);
    assert.match((await cli('check', '--help')).out, /^Usage:/);
  });
});
