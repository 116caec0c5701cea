import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import { detectLens } from '../../../src/core/formats/formats';
import type { NearbyFile, Surroundings } from '../../../src/core/formats/lens';
import { fileThatSets, surroundingsFor } from '../../../src/core/nearby';
import { applyEdits } from '../../../src/core/text/range';
import { configureText, type Configured, type Wanted } from '../../../src/provisioning/configureText';
import { variableEdits } from '../../../src/provisioning/secretPlaces';
import { confidential, endpoints } from './samples';

interface Place {
  readonly name: string;
  readonly text: string;
  readonly nearby: readonly NearbyFile[];
}

const server: Place = {
  name: 'openmetadata.yaml',
  text: [
    'authenticationConfiguration:',
    '  provider: ${AUTHENTICATION_PROVIDER:-basic}',
    '  authority: ${MY_AUTHORITY:-https://accounts.google.com}',
    '  publicKeyUrls: ${AUTHENTICATION_PUBLIC_KEYS:-[]}',
    '  clientId: ${AUTHENTICATION_CLIENT_ID:-""}',
    '',
  ].join('\n'),
  nearby: [
    {
      path: 'om.env',
      text: [
        '# Ours',
        'AUTHENTICATION_PROVIDER=basic',
        'MY_AUTHORITY="https://old.example" # of last year',
        'AUTHENTICATION_PUBLIC_KEYS=[https://old.example/keys]',
        `AUTHENTICATION_CLIENT_ID=${confidential.clientId}`,
        '',
      ].join('\n'),
    },
  ],
};

const compose: Place = {
  name: 'docker-compose.yml',
  text: [
    'services:',
    '  openmetadata-server:',
    '    image: docker.getcollate.io/openmetadata/server:1.12.0',
    '    environment:',
    '      AUTHENTICATION_PROVIDER: basic',
    '      AUTHENTICATION_AUTHORITY: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}',
    '',
  ].join('\n'),
  nearby: [{ path: '.env', text: 'AUTHENTICATION_AUTHORITY=https://old.example\nOTHER=1\n' }],
};

function configure(
  { name, text, nearby }: Place,
  wanted: Wanted = confidential,
): Configured & { readonly after: string } {
  const lens = detectLens(name, text);
  assert.ok(lens);
  const around = surroundingsFor({ name, lens, text }, nearby);
  const configured = configureText(lens, text, wanted, (of) => analyze(lens, of).findings, around);
  assert.ok(configured.ok, JSON.stringify(configured));
  return { ...configured.value, after: applyEdits(text, configured.value.edits) };
}

describe('settings that files nearby override', () => {
  it('are named with the variables that do it, in openmetadata.yaml', () => {
    const { overridden } = configure(server);
    assert.deepEqual(
      overridden.map(({ variable }) => variable),
      ['AUTHENTICATION_PROVIDER', 'AUTHENTICATION_PUBLIC_KEYS', 'MY_AUTHORITY'],
    );
  });

  it('are named in a Compose file', () => {
    const { overridden } = configure(compose);
    assert.deepEqual(overridden, [
      {
        variable: 'AUTHENTICATION_AUTHORITY',
        change: { key: 'authn.authority', set: endpoints.authority },
      },
    ]);
  });

  it('are none where nobody sets a variable, or to what is wanted', () => {
    assert.deepEqual(configure({ ...server, nearby: [] }).overridden, []);
    const same = { path: '.env', text: `AUTHENTICATION_AUTHORITY=${endpoints.authority}\n` };
    assert.deepEqual(configure({ ...compose, nearby: [same] }).overridden, []);
  });

  it('are found where the file itself says what is wanted already', () => {
    const { after } = configure({ ...compose, nearby: [] });
    const again = configure({ ...compose, text: after });
    assert.deepEqual(again.edits, []);
    assert.deepEqual(
      again.overridden.map(({ variable }) => variable),
      ['AUTHENTICATION_AUTHORITY'],
    );
  });

  for (const place of [server, compose]) {
    it(`take effect once the file that rules them is changed: ${place.name}`, () => {
      const { after, overridden } = configure(place);
      const [env] = place.nearby;
      assert.ok(env);
      for (const { variable } of overridden) assert.equal(fileThatSets(variable, place.nearby), env.path);
      const edits = variableEdits(envFile, env.text, overridden);
      assert.ok(edits.ok);
      const nearby = [{ ...env, text: applyEdits(env.text, edits.value) }];
      const configured = configure({ ...place, text: after, nearby });
      assert.deepEqual({ edits: configured.edits, overridden: configured.overridden }, { edits: [], overridden: [] });
      const lens = detectLens(place.name, after);
      const around: Surroundings | undefined = lens && surroundingsFor({ name: place.name, lens, text: after }, nearby);
      assert.equal(lens?.read(after, around).get('authn.authority').value, endpoints.authority);
    });
  }

  it('are changed in the line where they stand, whatever the variable is called', () => {
    const { overridden } = configure(server);
    const [env] = server.nearby;
    const edits = variableEdits(envFile, env?.text ?? '', overridden);
    assert.ok(edits.ok);
    assert.deepEqual(applyEdits(env?.text ?? '', edits.value).split('\n'), [
      '# Ours',
      'AUTHENTICATION_PROVIDER=custom-oidc',
      `MY_AUTHORITY=${endpoints.authority} # of last year`,
      `AUTHENTICATION_PUBLIC_KEYS=[https://om.acme.example/api/v1/system/config/jwks,${endpoints.jwksUri}]`,
      `AUTHENTICATION_CLIENT_ID=${confidential.clientId}`,
      '',
    ]);
  });
});

describe('fileThatSets', () => {
  const env = (path: string): NearbyFile => ({ path, text: 'A=1\n' });

  it('names no file where several do, or none', () => {
    assert.equal(fileThatSets('A', [env('.env'), env('om.env')]), undefined);
    assert.equal(fileThatSets('B', [env('.env')]), undefined);
  });

  it('takes no other file for an env file', () => {
    assert.equal(fileThatSets('A', [env('values.yaml'), env('../om.env')]), '../om.env');
  });
});
