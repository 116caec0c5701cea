import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cli, testFolder, type TestFolder } from '../../support/cli';

const wrong = `authenticationConfiguration:
  clientType: public
  provider: custom-oidc
  providerName: Keycloak
  publicKeyUrls: [https://om.acme.example/api/v1/config/jwks, https://kc.acme.example/realms/acme/protocol/openid-connect/certs]
  authority: https://kc.acme.example/realms/acme
  clientId: om
  callbackUrl: https://om.acme.example/callback
  jwtPrincipalClaims: [email]
`;

const right = wrong.replace('/api/v1/config/jwks', '/api/v1/system/config/jwks');

describe('openmetadata-sso check --fix', () => {
  let folder: TestFolder;

  beforeEach(() => {
    folder = testFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('mends in place, says what, and reports what is left', async () => {
    const file = folder.file('openmetadata.yaml', wrong);
    const { out, err } = await cli('check', '--fix', file);
    assert.equal(readFileSync(file, 'utf8'), right);
    assert.equal(err, '');
    assert.ok(out.startsWith(`${file}: 1 problem fixed (key-url-obsolete-path)\n`), out);
    assert.doesNotMatch(out, /\[key-url-obsolete-path\]/);
    assert.deepEqual(readdirSync(folder.path), ['openmetadata.yaml']);
  });

  it('keeps the output for machines clean', async () => {
    const { out, err } = await cli('check', '--fix', '--format', 'json', folder.file('openmetadata.yaml', wrong));
    assert.ok(Array.isArray(JSON.parse(out)));
    assert.match(err, /1 problem fixed/);
  });

  it('keeps line ends, byte order mark, permissions and links', async () => {
    const source = `\uFEFF${wrong.replaceAll('\n', '\r\n')}`;
    const file = folder.file('real/openmetadata.yaml', source);
    chmodSync(file, 0o666);
    const link = join(folder.path, 'openmetadata.yaml');
    symlinkSync(file, link);
    await cli('check', '--fix', link);
    assert.equal(readFileSync(file, 'utf8'), `\uFEFF${right.replaceAll('\n', '\r\n')}`);
    assert.ok(lstatSync(link).isSymbolicLink());
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o666);
  });

  it('writes nothing where there is nothing to mend', async () => {
    const file = folder.file('openmetadata.yaml', right);
    const { mtimeMs, ino } = statSync(file);
    await cli('check', '--fix', file);
    assert.deepEqual([statSync(file).mtimeMs, statSync(file).ino], [mtimeMs, ino]);
    await cli('check', folder.file('b/openmetadata.yaml', wrong));
    assert.equal(readFileSync(join(folder.path, 'b/openmetadata.yaml'), 'utf8'), wrong);
  });

  it('leaves a file alone that is no UTF-8, and says so', async () => {
    const bytes = Buffer.concat([Buffer.from(wrong), Buffer.from([0x23, 0xe4, 0x0a])]);
    const file = folder.file('openmetadata.yaml', bytes);
    const { code, err } = await cli('check', '--fix', file);
    assert.equal(code, 2);
    assert.match(err, /cannot write .*no UTF-8/);
    assert.ok(readFileSync(file).equals(bytes));
  });

  it('takes no secret out of a file', async () => {
    const text = `${right.replace('public\n', 'confidential\n')}  oidcConfiguration:\n    id: om\n    secret: hunter2\n`;
    const file = folder.file('openmetadata.yaml', text);
    const { out } = await cli('check', '--fix', file);
    assert.match(out, /plain-text-secret/);
    assert.match(readFileSync(file, 'utf8'), /secret: hunter2/);
  });
});
