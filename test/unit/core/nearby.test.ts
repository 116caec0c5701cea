import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { detectLens } from '../../../src/core/formats/formats';
import type { Surroundings } from '../../../src/core/formats/lens';
import { type FileAtHand, nearbyNames, surroundingsFor } from '../../../src/core/nearby';

function fileOf(name: string, text: string): FileAtHand {
  const lens = detectLens(name, text);
  assert.ok(lens, name);
  return { name, text, lens };
}

const compose = (line = 'ports: []'): FileAtHand =>
  fileOf('compose.yaml', `services:\n  om:\n    image: openmetadata/server:1.12.1\n    ${line}\n`);

const envFile = fileOf('.env', 'AUTHENTICATION_PROVIDER=okta\n');

const server = fileOf(
  'openmetadata.yaml',
  'authenticationConfiguration:\n  provider: ${AUTHENTICATION_PROVIDER:-basic}\n  clientId: ${AUTHENTICATION_CLIENT_ID:-a}\n',
);

const values = (reference: string): FileAtHand =>
  fileOf(
    'values.yaml',
    `openmetadata:\n  config:\n    authentication:\n      oidcConfiguration:\n        clientId: ${reference}\n`,
  );

describe('nearby: which files', () => {
  it('a compose file: its .env, and the env files that the server names', () => {
    const file = compose('env_file: [./om.env, ../shared/all.env, /etc/om.env, "${DIR}/x.env", sub/../.env, gone.env]');
    assert.deepEqual(nearbyNames(file, ['.env', 'om.env', 'other.env', 'compose.yaml']), [
      '.env',
      'om.env',
      '../shared/all.env',
    ]);
    assert.deepEqual(nearbyNames(compose(), ['compose.yaml']), []);
  });

  it('an env file: the compose files beside it', () => {
    const siblings = [
      '.env',
      'README.md',
      'compose.prod.yml',
      'docker-compose.yml',
      'compose.yaml',
      'docker-compose-postgres.yaml',
      'composer.yaml',
      'values.yaml',
    ];
    assert.deepEqual(nearbyNames(envFile, siblings), [
      'compose.prod.yml',
      'compose.yaml',
      'docker-compose-postgres.yaml',
      'docker-compose.yml',
    ]);
  });

  it('openmetadata.yaml: the env files beside it', () => {
    assert.deepEqual(nearbyNames(server, ['openmetadata.yaml', 'prod.env', '.env', 'x.yaml']), ['.env', 'prod.env']);
  });

  it('what refers to a Secret: YAML files beside it, those that are called so first', () => {
    const siblings = ['values.yaml', 'a.yaml', 'oidc-secret.yml', 'b.txt', 'Secrets.yaml'];
    const reference = '{secretRef: a, secretKey: b}';
    assert.deepEqual(nearbyNames(values(reference), siblings), ['Secrets.yaml', 'oidc-secret.yml', 'a.yaml']);
    assert.deepEqual(nearbyNames(values('a'), siblings), []);
  });

  it('the order does not depend on that of the folder', () => {
    const siblings = ['values.yaml', 'c.yaml', 'secret.yaml', 'a.yaml'];
    const file = values('{secretRef: a}');
    assert.deepEqual(nearbyNames(file, siblings), nearbyNames(file, siblings.toReversed()));
  });
});

describe('nearby: what they say', () => {
  const env = (path: string, provider = 'okta'): { path: string; text: string } => ({
    path,
    text: `AUTHENTICATION_PROVIDER=${provider}\n`,
  });
  const provider = ({ environment }: Surroundings): string | undefined => environment?.get('AUTHENTICATION_PROVIDER');

  it('passes on the files, and the name by which they know this one', () => {
    const nearby = [{ path: 'compose.yaml', text: 'services:\n' }];
    assert.deepEqual(surroundingsFor(envFile, nearby), { name: '.env', nearby });
  });

  it('openmetadata.yaml has the variables of the one env file that can be meant', () => {
    assert.equal(provider(surroundingsFor(server, [env('om.env')])), 'okta');
    assert.equal(provider(surroundingsFor(server, [env('om.env'), { path: '.env', text: 'COLOR=red\n' }])), 'okta');
    assert.equal(provider(surroundingsFor(server, [env('om.env'), env('.env.example', 'google')])), 'okta');
  });

  it('of two that can be meant, none', () => {
    assert.equal(surroundingsFor(server, [env('.env'), env('prod.env')]).environment, undefined);
    assert.equal(surroundingsFor(server, [env('../.env')]).environment, undefined);
    assert.equal(surroundingsFor(server, []).environment, undefined);
  });

  it('the choice of the user counts, even if it is none', () => {
    const nearby = [env('.env'), env('prod.env', 'google'), env('../all.env', 'auth0')];
    assert.equal(provider(surroundingsFor(server, nearby, { envFile: 'prod.env' })), 'google');
    assert.equal(provider(surroundingsFor(server, nearby, { envFile: '../all.env' })), 'auth0');
    assert.equal(surroundingsFor(server, nearby, { envFile: 'gone.env' }).environment, undefined);
    assert.equal(surroundingsFor(server, [env('.env')], { envFile: '' }).environment, undefined);
  });

  it('no other format has them', () => {
    assert.equal(surroundingsFor(compose(), [env('.env')], { envFile: '.env' }).environment, undefined);
  });

  it('a variable whose value cannot be told is unknown, not unset', () => {
    const nearby = [{ path: '.env', text: 'AUTHENTICATION_PROVIDER=okta\nAUTHENTICATION_CLIENT_ID=${CLIENT}\n' }];
    const { view } = analyze(server.lens, server.text, surroundingsFor(server, nearby));
    assert.equal(view.get('authn.provider').value, 'okta');
    assert.equal(view.get('authn.clientId').value, undefined);
  });

  it('what the env file says wrong is reported there, not here', () => {
    const nearby = [{ path: '.env', text: 'AUTHENTICATION_PROVIDER=Okta\nAUTHENTICATION_CLIENT_ID=a: b\n' }];
    const findings = analyze(server.lens, server.text, surroundingsFor(server, nearby)).findings;
    const values = findings.filter(({ range }) => server.text.slice(range.start, range.end).startsWith('$'));
    assert.deepEqual(values, []);
  });
});
