import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { analyze } from '../../../src/core/analyze';
import type { SettingKey } from '../../../src/core/catalogue/catalogue';
import { detectLens } from '../../../src/core/formats/formats';
import {
  type Cause,
  type Comparison,
  compareWithServer,
  type ServedConfiguration,
} from '../../../src/core/runningServer';
import type { Value } from '../../../src/core/value';

const env = [
  'AUTHENTICATION_PROVIDER=custom-oidc',
  'AUTHENTICATION_CLIENT_TYPE=confidential',
  'AUTHENTICATION_AUTHORITY=https://sso.acme.example/realms/Data-sec',
  'AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[email,sub]',
  'AUTHENTICATION_PUBLIC_KEYS=[https://b.acme.example/keys,https://a.acme.example/keys]',
  'AUTHORIZER_PRINCIPAL_DOMAIN=acme.example',
  'JWT_KEY_ID=key-of-acme',
  '',
].join('\n');

function lensOf(text: string) {
  const lens = detectLens('.env', text);
  assert.ok(lens);
  return lens;
}

const told: readonly (readonly [SettingKey, Value])[] = [
  ['authn.provider', 'custom-oidc'],
  ['authn.clientType', 'confidential'],
  ['authn.authority', 'https://sso.acme.example/realms/Data-sec'],
  ['authn.jwtPrincipalClaims', ['email', 'sub']],
  ['authz.principalDomain', 'acme.example'],
];

function compared(
  settings: readonly (readonly [SettingKey, Value])[] = told,
  rest: Partial<ServedConfiguration> = {},
  text = env,
): Comparison {
  const served = { release: '1.12.1', keyIds: ['key-of-acme'], ...rest, settings: new Map(settings) };
  return compareWithServer(lensOf(text).read(text), served);
}

const differing = ({ differences }: Comparison): readonly SettingKey[] => differences.map(({ key }) => key);

const basic: readonly (readonly [SettingKey, Value])[] = [...told, ['authn.provider', 'basic']];

describe('compareWithServer', () => {
  it('finds nothing where both say the same', () => {
    const comparison = compared();
    assert.deepEqual(comparison.differences, []);
    assert.equal(comparison.cause, undefined);
    assert.equal(comparison.same.length, 6);
    assert.deepEqual(comparison.observed.observations, []);
  });

  it('shows both sides of what differs, by the name that the file has for it', () => {
    const { differences } = compared(basic);
    assert.deepEqual(differences, [
      { key: 'authn.provider', name: 'AUTHENTICATION_PROVIDER', file: 'custom-oidc', server: 'basic' },
    ]);
  });

  it('compares neither what the file leaves open nor what the server keeps to itself', () => {
    const text = 'AUTHENTICATION_PROVIDER=custom-oidc\nAUTHENTICATION_AUTHORITY=${ISSUER}\n';
    const comparison = compared(
      [
        ['authn.authority', 'https://x.example'],
        ['authn.clientId', 'other'],
      ],
      { keyIds: undefined },
      text,
    );
    assert.deepEqual([comparison.differences, comparison.same], [[], []]);
  });

  it('takes no shipped placeholder for what somebody wrote', () => {
    const text = 'authenticationConfiguration:\n  provider: ${AUTHENTICATION_PROVIDER:-basic}\n';
    const view = detectLens('openmetadata.yaml', text)?.read(text);
    assert.ok(view);
    const served = {
      release: '1.12.1',
      keyIds: undefined,
      settings: new Map<SettingKey, Value>([['authn.provider', 'google']]),
    };
    assert.deepEqual(compareWithServer(view, served).differences, []);
  });

  it('knows lists whose order means nothing, and those in which it does', () => {
    const urls: Value = ['https://a.acme.example/keys', 'https://b.acme.example/keys'];
    assert.deepEqual(differing(compared([...told, ['authn.publicKeyUrls', urls]])), []);
    assert.deepEqual(differing(compared([...told, ['authn.jwtPrincipalClaims', ['sub', 'email']]])), [
      'authn.jwtPrincipalClaims',
    ]);
  });

  it('takes an empty list, an empty text and null for the same nothing', () => {
    const text = `${env}AUTHENTICATION_CLIENT_ID=\nAUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[]\n`;
    const nothing: readonly (readonly [SettingKey, Value])[] = [
      ['authn.clientId', ''],
      ['authn.jwtPrincipalClaimsMapping', []],
    ];
    assert.deepEqual(differing(compared([...told, ...nothing], {}, text)), []);
    assert.deepEqual(differing(compared([...told, ['authn.clientId', 'other']], {}, text)), ['authn.clientId']);
  });

  describe('the cause', () => {
    const causes: readonly (readonly [string, Cause | undefined, () => Comparison])[] = [
      ['is the database where the server has read this file', 'database', () => compared(basic)],
      ['is the database for 2.0 as well', 'database', () => compared(basic, { release: '2.0.7' })],
      [
        'is open where nothing shows that it has',
        'either',
        () => compared([['authn.provider', 'basic']], { keyIds: undefined }),
      ],
      [
        'is open where what shows it is only what ships',
        'either',
        () =>
          compared(
            [
              ['authn.provider', 'basic'],
              ['authz.principalDomain', 'open-metadata.org'],
            ],
            { keyIds: undefined },
            'AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_PRINCIPAL_DOMAIN="open-metadata.org"\n',
          ),
      ],
      ['is another file where the key is another', 'not-this-file', () => compared(basic, { keyIds: ['shipped'] })],
      ['cannot be the database before 1.10', 'no-database', () => compared(basic, { release: '1.9.4' })],
      ['can be chosen after 2.0', 'config-source', () => compared(basic, { release: '2.1.0' })],
      ['is open where the release is not known', 'either', () => compared(basic, { release: undefined })],
    ];
    for (const [what, cause, run] of causes) {
      it(what, () => {
        assert.equal(run().cause, cause);
      });
    }
  });

  it('becomes findings at the settings, which go when those change', () => {
    const { observed } = compared(basic, { keyIds: ['another'] });
    const found = analyze(lensOf(env), env, {}, { observed: [observed] }).findings;
    const live = found.filter(({ code }) => code.startsWith('server-'));
    assert.deepEqual(
      live.map(({ code, range }) => [code, env.slice(range.start, range.end)]),
      [
        ['server-differs', 'custom-oidc'],
        ['server-key-differs', 'key-of-acme'],
      ],
    );
    const mended = env.replace('=custom-oidc', '=basic');
    const after = analyze(lensOf(mended), mended, {}, { observed: [observed] }).findings;
    assert.ok(!after.some(({ code }) => code === 'server-differs'));
  });

  it('makes hostile values harmless to read', () => {
    const hostile = `a\u0000b\r\n# c\u202Ed\u200Be${'x'.repeat(100_000)}`;
    const { differences, observed } = compared([...told, ['authn.authority', hostile]]);
    const [{ server } = { server: '' }] = differences;
    assert.match(server, /^a b # c d ex+…$/);
    assert.ok(server.length < 300);
    assert.ok((observed.observations[0]?.message.length ?? 1000) < 600);
    const many = Array.from({ length: 10_000 }, (_, index) => `claim-${index.toString()}`);
    assert.ok((compared([...told, ['authn.jwtPrincipalClaims', many]]).differences[0]?.server.length ?? 1000) < 300);
  });
});
