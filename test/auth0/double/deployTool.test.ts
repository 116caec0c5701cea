import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { usualDatabase, type StoredApplication } from '../../support/auth0Double/state';
import { makeAuthority, terminateTls, type Authority } from '../../support/certificates';
import type { LoopbackServer } from '../../support/loopback';
import { onPath, run, temporaryDirectory } from '../../support/processes';

/**
 * Auth0's own deploy tool at work on the double: the double and OpenMetadata SSO cannot share a misunderstanding that Auth0's
 * tool would not stumble over. It wants TLS.
 */
describe('the Auth0 double under Auth0’s own deploy tool', function () {
  // It takes ten seconds to begin, and never gives up on an answer 501.
  this.timeout(600_000);
  let double: Auth0Double;
  let authority: Authority;
  let tls: LoopbackServer | undefined;
  let host: string;
  let directory: string;

  before(async function () {
    double = await startAuth0Double();
    if (process.env['JAVA_HOME'] === undefined && onPath('keytool', 'keytool.exe') === undefined) {
      console.log('    skipped: certificates are made with the keytool of a JDK, which is not here');
      this.skip();
    }
    authority = await makeAuthority();
    tls = await terminateTls(double.url, await authority.issue('127.0.0.1'));
    host = new URL(tls.url).host;
    directory = temporaryDirectory('deploy-tool');
    writeFileSync(join(directory, 'config.json'), JSON.stringify(configuration()));
    writeFileSync(join(directory, 'tenant.yaml'), stringify(wanted()));
  });

  after(async () => {
    await tls?.stop();
    await double.stop();
  });

  const configuration = (): object => ({
    AUTH0_DOMAIN: host,
    AUTH0_CLIENT_ID: double.machine.clientId,
    AUTH0_CLIENT_SECRET: double.machine.clientSecret,
    AUTH0_AUDIENCE: `${double.url}/api/v2/`,
    AUTH0_INCLUDED_ONLY: ['clients', 'databases', 'connections', 'clientGrants'],
  });

  const wanted = (): object => ({
    clients: [
      {
        name: 'OpenMetadata',
        app_type: 'regular_web',
        oidc_conformant: true,
        callbacks: ['https://om.example/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        jwt_configuration: { alg: 'RS256' },
        token_endpoint_auth_method: 'client_secret_post',
      },
      { name: 'OpenMetadata in the browser', app_type: 'spa', token_endpoint_auth_method: 'none' },
    ],
    databases: [{ name: usualDatabase, strategy: 'auth0', enabled_clients: ['OpenMetadata'] }],
    clientGrants: [{ client_id: 'OpenMetadata', audience: `${double.url}/api/v2/`, scope: [] }],
  });

  function deployTool(...args: readonly string[]): Promise<string> {
    const program = createRequire(import.meta.url).resolve('auth0-deploy-cli');
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority.pemFile, NODE_OPTIONS: '' };
    return run(process.execPath, [program, ...args, '--config_file', join(directory, 'config.json')], { env });
  }

  const applications = (): readonly StoredApplication[] =>
    [...double.tenant.applications.values()].filter(({ name }) => name.startsWith('OpenMetadata'));

  it('creates what is not there', async () => {
    const said = await deployTool('import', '--input_file', join(directory, 'tenant.yaml'));
    assert.equal(said.match(/Created \[clients\]/g)?.length, 2, said);
    assert.match(said, /Updated \[databases\]/);
    assert.match(said, /Created \[clientGrants\]/);
    const [, web, page] = applications();
    assert.deepEqual([web?.name, page?.name], ['OpenMetadata', 'OpenMetadata in the browser']);
    const database = [...double.tenant.connections.values()].find(({ name }) => name === usualDatabase);
    assert.deepEqual(database?.enabled_clients, [web?.client_id]);
    const grants = [...double.tenant.grants.values()].filter(({ client_id }) => client_id === web?.client_id);
    assert.deepEqual(
      grants.map(({ scope }) => scope),
      [[]],
    );
    assert.deepEqual(double.violations, []);
  });

  it('updates it the second time', async () => {
    const before = applications();
    const said = await deployTool('import', '--input_file', join(directory, 'tenant.yaml'));
    assert.equal(said.match(/Updated \[clients\]/g)?.length, 2, said);
    assert.doesNotMatch(said, /Created/);
    assert.deepEqual(applications(), before);
    assert.deepEqual(double.violations, []);
  });

  it('exports what it imported', async () => {
    const output = join(directory, 'exported');
    await deployTool('export', '--format', 'yaml', '--output_folder', output);
    const exported = parse(readFileSync(join(output, 'tenant.yaml'), 'utf8')) as Exported;
    const web = exported.clients.find(({ name }) => name === 'OpenMetadata');
    assert.deepEqual(web?.callbacks, ['https://om.example/callback']);
    assert.equal(web.jwt_configuration.alg, 'RS256');
    assert.deepEqual(exported.databases[0]?.enabled_clients, ['OpenMetadata']);
    assert.ok(exported.clientGrants.some(({ client_id }) => client_id === 'OpenMetadata'));
    assert.deepEqual(double.violations, []);
  });
});

interface Exported {
  readonly clients: readonly {
    readonly name: string;
    readonly callbacks: readonly string[];
    readonly jwt_configuration: { readonly alg: string };
  }[];
  readonly databases: readonly { readonly enabled_clients: readonly string[] }[];
  readonly clientGrants: readonly { readonly client_id: string }[];
}
