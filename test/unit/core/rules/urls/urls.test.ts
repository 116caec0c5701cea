import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../../../src/core/analyze';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import type { Lens } from '../../../../../src/core/formats/lens';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { confidentialClient, findingsIn, mended, problemsIn, publicClient } from '../configurations';

const keys = (...urls: readonly string[]): string =>
  `[https://om.acme.example/api/v1/system/config/jwks,${urls.join(',')}]`;
const realm = 'https://kc.acme.example/realms/r';
const certs = `${realm}/protocol/openid-connect/certs`;

describe('malformed-url: what is meant', () => {
  for (const [written, meant] of [
    ['kc.acme.example/realms/r', realm],
    ['//kc.acme.example/realms/r', realm],
    ['https//kc.acme.example/realms/r', realm],
    ['https:/kc.acme.example/realms/r', realm],
    ['htttps://kc.acme.example/realms/r', realm],
    ['http:kc.acme.example/realms/r', 'http://kc.acme.example/realms/r'],
    ['localhost:8081/realms/r', 'http://localhost:8081/realms/r'],
    ['keycloak:8080/realms/r', 'http://keycloak:8080/realms/r'],
    ['kc.svc:8080/realms/r', 'http://kc.svc:8080/realms/r'],
    ["'https://kc.acme.example/realms/r\"'", realm],
    ['Keycloak', undefined],
    ['/realms/r', undefined],
    ['https://kc.acme.example:port/realms/r', undefined],
  ] as const)
    it(`${written} means ${meant ?? 'anything'}`, () => {
      const found = findingsIn(publicClient({ AUTHENTICATION_AUTHORITY: written })).find(
        ({ code }) => code === 'malformed-url',
      );
      assert.deepEqual(
        found?.fixes.map(({ title }) => title),
        meant === undefined ? [] : [`Use ${meant}`],
      );
    });

  it('one of two callback URLs that are no list is not mended as one', () => {
    const both = publicClient({
      AUTHENTICATION_CALLBACK_URL: 'https://om.acme.example/callback,https://om.acme.test/callback',
    });
    assert.deepEqual(problemsIn(both), ['error several-callbacks']);
  });

  it("is worth a warning where nobody's sign-in needs it", () => {
    assert.deepEqual(problemsIn(confidentialClient({ AUTHENTICATION_AUTHORITY: 'kc.acme.example/realms/r' })), [
      'warning malformed-url',
    ]);
    assert.deepEqual(problemsIn(confidentialClient({ OIDC_SERVER_URL: 'om.acme.example' })), ['warning malformed-url']);
  });

  it('a key URL stops the server, whoever signs users in', () => {
    const text = 'AUTHENTICATION_PROVIDER=basic\nAUTHENTICATION_PUBLIC_KEYS=[localhost:8585/api/v1/system/config/jwks]';
    assert.deepEqual(problemsIn(text), ['error malformed-url']);
  });
});

describe('key URLs: each mistake is reported once', () => {
  for (const [why, value, expected] of [
    ['an endpoint in place of the keys', keys(`${realm}/protocol/openid-connect/token`), ['error key-url-not-keys']],
    ['an endpoint besides', keys(certs, `${realm}/protocol/openid-connect/token`), ['warning key-url-not-keys']],
    ['the issuer', keys(realm), ['error key-url-not-keys']],
    ['what is above the issuer', keys(certs, 'https://kc.acme.example/'), ['warning key-url-not-keys']],
    ['no key URL of the provider', keys(), ['error key-urls-without-provider']],
    ['no URL', keys('kc.acme.example'), ['error malformed-url']],
    [
      "OpenMetadata's old path",
      `[https://om.acme.example/api/v1/config/jwks,${certs}]`,
      ['warning key-url-obsolete-path'],
    ],
    ['keys with a slash or a query behind them', keys(`${certs}/`, `"${certs}?x=1"`), []],
    ['keys of a provider that nobody knows', keys('https://sso.acme.example/any/thing'), []],
  ] as const)
    it(why, () => {
      assert.deepEqual(problemsIn(publicClient({ AUTHENTICATION_PUBLIC_KEYS: value.replace(',]', ']') })), expected);
    });
});

describe('plain-http: what is public', () => {
  const authority = (url: string): readonly string[] =>
    problemsIn(publicClient({ AUTHENTICATION_AUTHORITY: url, AUTHENTICATION_PUBLIC_KEYS: keys(certs) })).filter(
      (problem) => problem.endsWith('plain-http'),
    );
  const keyUrl = (url: string): readonly string[] =>
    problemsIn(publicClient({ AUTHENTICATION_PUBLIC_KEYS: keys(url) })).filter((problem) =>
      problem.endsWith('plain-http'),
    );

  it('an address of the internet', () => {
    for (const url of [
      'http://kc.acme.com/realms/r',
      'http://kc.acme.com:8080/realms/r',
      'http://203.0.113.7/realms/r',
    ])
      assert.deepEqual(authority(url), ['warning plain-http'], url);
  });

  it('not this machine, a private network, a container or a cluster', () => {
    for (const url of [
      'http://localhost:8081/realms/r',
      'http://10.1.2.3/realms/r',
      'http://192.168.0.9:8080/realms/r',
      'http://172.20.0.2/realms/r',
      'http://host.docker.internal:8081/realms/r',
      'http://keycloak:8080/realms/r',
      'http://keycloak.identity.svc.cluster.local/realms/r',
      'https://kc.acme.com/realms/r',
    ])
      assert.deepEqual(authority(url), [], url);
  });

  it('a port of its own is taken for one inside a cluster where only the server goes', () => {
    assert.deepEqual(keyUrl('http://keycloak.identity:8080/realms/r/protocol/openid-connect/certs'), []);
    assert.deepEqual(keyUrl('http://kc.acme.com/realms/r/protocol/openid-connect/certs'), ['warning plain-http']);
  });

  it('one finding and one fix for all places of an address, and no fix where the port is to be found out', () => {
    const [found] = findingsIn(
      publicClient({
        AUTHENTICATION_AUTHORITY: 'http://kc.acme.com/realms/r',
        AUTHENTICATION_PUBLIC_KEYS: keys('http://kc.acme.com/realms/r/protocol/openid-connect/certs'),
      }),
    ).filter(({ code }) => code === 'plain-http');
    assert.equal(found?.related.length, 1);
    assert.deepEqual(
      found.fixes.flatMap((fix) => ('changes' in fix ? fix.changes.map(({ key }) => key) : [])),
      ['authn.publicKeyUrls', 'authn.authority'],
    );
    const [withPort] = findingsIn(
      publicClient({ AUTHENTICATION_AUTHORITY: 'http://kc.acme.com:8080/realms/r' }),
    ).filter(({ code }) => code === 'plain-http');
    assert.deepEqual(withPort?.fixes, []);
  });
});

describe('rules about URLs: by release', () => {
  for (const [release, expected] of [
    ['1.12.0', ['warning server-url-with-path']],
    ['2.0.0', ['error server-url-with-path']],
    [undefined, ['error server-url-with-path']],
  ] as const)
    it(`a server URL with a path in ${release ?? 'an unknown release'}`, () => {
      const text = confidentialClient({ OIDC_SERVER_URL: 'https://om.acme.example/callback' });
      assert.deepEqual(
        problemsIn(text, release).filter((problem) => problem.includes('server-url')),
        expected,
      );
    });
});

describe('rules about URLs: whatever stands there', () => {
  const texts = fc.stringMatching(/^[hHtps:/.,;@[\]\\ a1-]{0,40}$/);
  const quoted = (text: string): string => text.replaceAll('\\', '\\\\');

  it('messages keep their form, and the preferred fixes come to an end', () => {
    fc.assert(
      fc.property(texts, texts, texts, (callback, discovery, key) => {
        const text = confidentialClient({
          OIDC_CALLBACK: `'"${quoted(callback)}"'`,
          OIDC_SERVER_URL: `'"${quoted(callback)}"'`,
          OIDC_DISCOVERY_URI: `'"${quoted(discovery)}"'`,
          AUTHENTICATION_PUBLIC_KEYS: `'["${quoted(key)}"]'`,
        });
        for (const { message } of findingsIn(text)) assert.match(message, /^[^\n]{20,330}[.?]$/);
        assert.equal(mended(mended(text)), mended(text));
      }),
    );
  });
});

describe('container-localhost: where the server runs', () => {
  const text = (format: 'yaml' | 'values'): string => {
    const block = [
      'provider: custom-oidc',
      'authority: http://localhost:8081/realms/r',
      `${format === 'yaml' ? 'publicKeyUrls' : 'publicKeys'}:`,
      '  - http://localhost:8585/api/v1/system/config/jwks',
      '  - http://localhost:8081/realms/r/protocol/openid-connect/certs',
    ];
    return format === 'yaml'
      ? ['authenticationConfiguration:', ...block.map((line) => `  ${line}`)].join('\n')
      : ['openmetadata:', '  config:', '    authentication:', ...block.map((line) => `      ${line}`)].join('\n');
  };
  const severities = (lens: Lens, file: string): readonly string[] =>
    analyze(lens, file)
      .findings.filter(({ code }) => code === 'container-localhost')
      .map(({ severity }) => severity);

  it('a chart runs it in a container, openmetadata.yaml need not', () => {
    assert.deepEqual(severities(helmValues, text('values')), ['warning']);
    assert.deepEqual(severities(serverYaml, text('yaml')), []);
  });
});
