import assert from 'node:assert/strict';
import { cli, testFolder, type TestFolder } from '../../support/cli';

const server = `authenticationConfiguration:
  provider: custom-oidc
  clientType: \${AUTHENTICATION_CLIENT_TYPE:-public}
  clientId: \${AUTHENTICATION_CLIENT_ID:-""}
  oidcConfiguration:
    secret: \${OIDC_CLIENT_SECRET:-""}
`;

interface Held {
  readonly authenticationConfiguration: {
    readonly clientId: string;
    readonly oidcConfiguration: { readonly secret: string };
  };
}

describe('openmetadata-sso effective', () => {
  let folder: TestFolder;

  beforeEach(() => {
    folder = testFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  const held = (out: string): Held['authenticationConfiguration'] =>
    (JSON.parse(out) as Held).authenticationConfiguration;

  it('prints JSON, what is not known by where it comes from', async () => {
    const { code, out, err } = await cli('effective', folder.file('openmetadata.yaml', server));
    assert.deepEqual([code, err], [0, '']);
    assert.equal(held(out).clientId, '<from AUTHENTICATION_CLIENT_ID>');
  });

  it('takes variables from the env file that is named, and masks secrets unless asked not to', async () => {
    const file = folder.file('openmetadata.yaml', server);
    const env = folder.file('conf/prod.env', 'AUTHENTICATION_CLIENT_ID=om\nOIDC_CLIENT_SECRET=hunter2\n');
    const masked = await cli('effective', '--env', env, file);
    assert.equal(held(masked.out).clientId, 'om');
    assert.equal(held(masked.out).oidcConfiguration.secret, '••••••');
    const shown = await cli('effective', '--env', env, '--show-secrets', file);
    assert.equal(held(shown.out).oidcConfiguration.secret, 'hunter2');
  });

  it('says in the words of the server why it would not start, and exits 1', async () => {
    const file = folder.file('openmetadata.yaml', `${server}  providrName: x\n`);
    const { code, out, err } = await cli('effective', file);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /openmetadata\.yaml:7:3 Unrecognized field at: authenticationConfiguration\.providrName/);
    const env = folder.file('bad.env', 'AUTHENTICATION_CLIENT_ID="[x"\n');
    const broken = await cli('effective', '--env', env, folder.file('b/openmetadata.yaml', server));
    assert.deepEqual([broken.code, broken.out], [1, '']);
    assert.match(broken.err, /Malformed YAML at line: \d+/);
  });

  it('exits 2 for what it cannot read', async () => {
    const file = folder.file('openmetadata.yaml', server);
    for (const [args, said] of [
      [['missing.yaml'], /cannot read missing\.yaml/],
      [['--env', 'missing.env', file], /cannot read missing\.env/],
      [[folder.file('other.yaml', 'a: b\n')], /is not a configuration of OpenMetadata/],
    ] as const) {
      const { code, out, err } = await cli('effective', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, said);
    }
  });
});

describe('openmetadata-sso convert', () => {
  let folder: TestFolder;

  beforeEach(() => {
    folder = testFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('prints the configuration in another format, and says what it lacks', async () => {
    const file = folder.file('openmetadata.yaml', `${server}  jwtTeamClaimMapping: team\n`);
    const { code, out, err } = await cli('convert', '--to', 'env', file);
    assert.equal(code, 0);
    assert.match(out, /^AUTHENTICATION_PROVIDER=custom-oidc$/m);
    assert.match(err, /jwtTeamClaimMapping is not carried over: /);
    const values = await cli('convert', '--to', 'helm-values', file);
    assert.match(values.out, /^openmetadata:\n {2}config:\n/m);
    const back = await cli('convert', '--to', 'openmetadata.yaml', folder.file('.env', out));
    assert.match(back.out, /^ {2}provider: custom-oidc$/m);
  });

  it('exits 2 for what it cannot read', async () => {
    const { code, out, err } = await cli(
      'convert',
      '--to',
      'env',
      folder.file('openmetadata.yaml', `${server}  a: "\n`),
    );
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /cannot convert .*openmetadata\.yaml/);
  });
});
