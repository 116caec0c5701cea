import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/finding';
import { schemaFindings } from '../../../../src/core/schema/schemaFindings';
import type { Vocabulary } from '../../../../src/core/view';
import { structureOf, viewOf } from './viewDouble';

const findings = (vocabulary: Vocabulary, data: unknown): readonly Finding[] =>
  schemaFindings(viewOf(vocabulary, structureOf(data)));

function only(vocabulary: Vocabulary, data: unknown): Finding {
  const [first, ...more] = findings(vocabulary, data);
  assert.ok(first !== undefined, 'no finding');
  assert.deepEqual(more, [], 'more than one finding');
  return first;
}

const authn = (settings: object): object => ({ authenticationConfiguration: settings });
const chart = (block: string, settings: object): object => ({ openmetadata: { config: { [block]: settings } } });

describe('schema findings: unknown-key', () => {
  it('points at the key and renames it there', () => {
    const structure = structureOf(authn({ publicKeyUrl: ['https://kc/certs'] }));
    const [finding] = schemaFindings(viewOf('server', structure));
    const { key } = structure.place('authenticationConfiguration', 'publicKeyUrl');
    assert.equal(finding?.code, 'unknown-key');
    assert.equal(finding.severity, 'error');
    assert.deepEqual(finding.range, key);
    assert.deepEqual(finding.fixes, [
      { title: 'Rename to publicKeyUrls', preferred: true, edits: [{ range: key, newText: 'publicKeyUrls' }] },
    ]);
    assert.match(finding.message, /no publicKeyUrl in authenticationConfiguration.*Did you mean publicKeyUrls\?$/);
  });

  const renamed: readonly (readonly [Vocabulary, object, string])[] = [
    ['server', { authorizerConfiguration: { prinicipalDomain: 'a.io' } }, 'principalDomain'],
    ['server', { authorizerConfiguration: { initialAdmins: ['a'] } }, 'adminPrincipals'],
    ['server', authn({ callbackURL: 'https://a' }), 'callbackUrl'],
    ['server', authn({ publicKey: 'https://a' }), 'publicKeyUrls'],
    ['server', authn({ oidcConfiguration: { clientSecret: 'x' } }), 'secret'],
    ['server', authn({ oidcConfiguration: { oidcType: 'x' } }), 'type'],
    ['chart', chart('authentication', { publicKeyUrls: ['https://a'] }), 'publicKeys'],
    ['chart', chart('authentication', { samlConfiguration: {} }), 'saml'],
    ['chart', chart('authentication', { oidcConfiguration: { prompt: 'login' } }), 'promptType'],
    ['chart', chart('authorizer', { adminPrincipals: ['a'] }), 'initialAdmins'],
    ['chart', chart('authentication', { oidcConfiguration: { 'oidcConfiguration.enabled': true } }), 'enabled'],
    ['environment', { AUTHENTICATION_DISCOVERY_URI: 'https://a' }, 'OIDC_DISCOVERY_URI'],
    ['environment', { AUTHENTICATION_PUBLIC_KEYZ: 'https://a' }, 'AUTHENTICATION_PUBLIC_KEYS'],
    ['environment', { OIDC_CALLBACK_URL: 'https://a' }, 'OIDC_CALLBACK'],
    ['environment', { AUTHENTICATION_PUBLIC_KEY_URLS: ['https://a'] }, 'AUTHENTICATION_PUBLIC_KEYS'],
    ['environment', { AUTHENTICATION_PROVIDER_NAME: 'Keycloak' }, 'CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME'],
    ['environment', { AUTHORIZER_CONTAINER_REQUEST_FILTER: 'a' }, 'AUTHORIZER_REQUEST_FILTER'],
  ];
  for (const [format, data, name] of renamed) {
    it(`${format}: ${JSON.stringify(data)} means ${name}`, () => {
      const finding = only(format, data);
      assert.equal(finding.code, 'unknown-key');
      assert.equal(finding.fixes[0]?.title, `Rename to ${name}`);
    });
  }

  it('does not rename to a key that is there already', () => {
    const finding = only('server', authn({ callbackURL: 'https://a', callbackUrl: 'https://b' }));
    assert.deepEqual(finding.fixes, []);
  });

  it('names the variable where the chart lacks a value', () => {
    const finding = only('chart', chart('authentication', { providerName: 'Keycloak' }));
    assert.match(finding.message, /Set CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME under extraEnvs/);
  });

  it('names the block that a key belongs in', () => {
    const finding = only('chart', chart('authentication', { serverUrl: 'https://a' }));
    assert.match(finding.message, /It belongs in oidcConfiguration\.$/);
    assert.match(only('server', authn({ discoveryUri: 'https://a' })).message, /It belongs in oidcConfiguration\.$/);
  });

  it('warns of a variable that is like one of ours, and mentions one that is not', () => {
    assert.equal(only('environment', { OIDC_CLIENT_SECRETS: 'x' }).severity, 'warning');
    assert.equal(only('environment', { OIDC_RP_SIGN_ALGO: 'x' }).severity, 'information');
    assert.equal(only('environment', { AUTHORIZER_INGESTION_PRINCIPALS: ['ingestion-bot'] }).severity, 'information');
    assert.match(only('environment', { AIRFLOW_AUTH_PROVIDER: 'openmetadata' }).message, /nothing takes its place\.$/);
  });

  it('knows what only old releases know, and what belongs to other parts of OpenMetadata', () => {
    assert.deepEqual(findings('environment', { SAML_WANT_NAME_ID_ENCRYPTED: false, AUTHORIZER_ENABLE_SMTP: true }), []);
    const saml = { security: { wantNameIdEncrypted: false } };
    assert.deepEqual(findings('server', authn({ samlConfiguration: saml })), []);
    assert.deepEqual(findings('chart', chart('authentication', { saml })), []);
  });

  it('leaves other blocks alone', () => {
    assert.deepEqual(findings('server', { elasticsearch: { host: 'x', foo: 1 }, foo: 1 }), []);
    assert.deepEqual(findings('chart', { foo: 1, openmetadata: { foo: 1, config: { database: { foo: 1 } } } }), []);
  });

  it('copes with keys that a JSON pointer has to escape', () => {
    const structure = structureOf(authn({ 'a/b~c': { 'd~e': 1 } }));
    const [finding] = schemaFindings(viewOf('server', structure));
    assert.deepEqual(finding?.range, structure.place('authenticationConfiguration', 'a/b~c').key);
  });
});

describe('schema findings: list-as-string', () => {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['https://a', ['https://a']],
    ['https://a, https://b', ['https://a', 'https://b']],
    ['[https://a, https://b]', ['https://a', 'https://b']],
    ["'[https://a]'", ['https://a']],
    [`["https://a", 'https://b']`, ['https://a', 'https://b']],
    ['', []],
  ];
  for (const [text, items] of lists) {
    it(`splits ${JSON.stringify(text)}`, () => {
      for (const format of ['server', 'chart', 'environment'] as const) {
        const data = {
          server: authn({ publicKeyUrls: text }),
          chart: chart('authentication', { publicKeys: text }),
          environment: { AUTHENTICATION_PUBLIC_KEYS: text },
        }[format];
        const finding = only(format, data);
        assert.equal(finding.code, 'list-as-string');
        assert.equal(finding.severity, 'error');
        assert.deepEqual(finding.fixes, [
          { title: 'Write it as a list', preferred: true, changes: [{ key: 'authn.publicKeyUrls', set: items }] },
        ]);
      }
    });
  }
});

describe('schema findings: enum-value', () => {
  const meant: readonly (readonly [string, string, string])[] = [
    ['provider', 'Keycloak', 'custom-oidc'],
    ['provider', 'KEYCLOAK', 'custom-oidc'],
    ['provider', 'custom_oidc', 'custom-oidc'],
    ['provider', 'Google', 'google'],
    ['provider', 'auth-0', 'auth0'],
    ['provider', 'no-auth', 'basic'],
    ['clientType', 'Confidential', 'confidential'],
    ['clientType', 'confidental', 'confidential'],
    ['clientType', 'private', 'confidential'],
    ['responseType', 'ID_TOKEN', 'id_token'],
  ];
  for (const [key, written, allowed] of meant) {
    it(`${key}: ${written} means ${allowed}`, () => {
      const finding = only('server', authn({ [key]: written }));
      assert.equal(finding.code, 'enum-value');
      assert.deepEqual(finding.fixes[0], {
        title: `Use ${allowed}`,
        preferred: true,
        changes: [{ key: `authn.${key}`, set: allowed }],
      });
    });
  }

  it('lists what is allowed where nothing is close', () => {
    const finding = only('environment', { AUTHENTICATION_CLIENT_TYPE: 'browser' });
    assert.deepEqual(finding.fixes, []);
    assert.match(finding.message, /AUTHENTICATION_CLIENT_TYPE cannot be "browser".*Write public or confidential\.$/);
  });

  it('follows the chart where it allows less than the server', () => {
    assert.deepEqual(findings('server', authn({ provider: 'openmetadata' })), []);
    assert.equal(only('chart', chart('authentication', { provider: 'openmetadata' })).code, 'enum-value');
    const className = 'org.openmetadata.catalog.security.DefaultAuthorizer';
    const finding = only('chart', chart('authorizer', { className }));
    assert.equal(finding.fixes[0]?.title, 'Use org.openmetadata.service.security.DefaultAuthorizer');
  });
});

describe('schema findings: wrong-type', () => {
  it('points at the value', () => {
    const structure = structureOf(authn({ oidcConfiguration: { tokenValidity: '3600s' } }));
    const [finding] = schemaFindings(viewOf('server', structure));
    assert.equal(finding?.code, 'wrong-type');
    assert.deepEqual(
      finding.range,
      structure.place('authenticationConfiguration', 'oidcConfiguration', 'tokenValidity').value,
    );
    assert.match(finding.message, /oidcConfiguration\.tokenValidity must be a whole number.*"3600s"/);
  });

  it('turns what the chart wants in quotes into text, and back', () => {
    const oidc = (settings: object): object => chart('authentication', { oidcConfiguration: settings });
    const fixOf = (settings: object): unknown => only('chart', oidc(settings)).fixes[0];
    assert.deepEqual(fixOf({ tokenValidity: 3600 }), {
      title: 'Use "3600"',
      preferred: true,
      changes: [{ key: 'oidc.tokenValidity', set: '3600' }],
    });
    assert.deepEqual(fixOf({ useNonce: 'true' }), {
      title: 'Use true',
      preferred: true,
      changes: [{ key: 'oidc.useNonce', set: true }],
    });
  });

  it('leaves it to the format to write a map as the text that the chart wants', () => {
    const customParams = { customParamKey1: 'audience' };
    const finding = only('chart', chart('authentication', { oidcConfiguration: { customParams } }));
    assert.deepEqual(finding.fixes[0], {
      title: 'Use {"customParamKey1":"audience"}',
      preferred: true,
      changes: [{ key: 'oidc.customParams', set: customParams }],
    });
    assert.deepEqual(only('chart', chart('authentication', { authority: { a: 'b' } })).fixes, []);
  });

  it('leaves placeholders of the documentation in braces to the rule about them', () => {
    assert.deepEqual(findings('environment', { AUTHENTICATION_CLIENT_ID: { 'Client ID': null } }), []);
    assert.deepEqual(findings('server', authn({ publicKeyUrls: ['https://om', { 'https://kc': null }] })), []);
    const oidcConfiguration = { clientId: { 'Client ID': null } };
    assert.deepEqual(findings('chart', chart('authentication', { oidcConfiguration })), []);
    assert.equal(only('server', authn({ provider: { keycloak: null } })).code, 'enum-value');
  });

  it('names the item of a list', () => {
    const item = only('chart', chart('authorizer', { initialAdmins: ['admin', 12] }));
    assert.match(item.message, /^Item 2 of initialAdmins must be a text/);
    assert.deepEqual(item.fixes[0], {
      title: 'Write it as a list',
      preferred: true,
      changes: [{ key: 'authz.adminPrincipals', set: ['admin', '12'] }],
    });
    assert.equal(only('server', authn({ publicKeyUrls: [{ a: 'b' }] })).code, 'wrong-type');
  });

  it('takes the quotes off an empty map', () => {
    assert.deepEqual(only('environment', { OIDC_CUSTOM_PARAMS: '{}' }).fixes[0], {
      title: 'Use {}',
      preferred: true,
      changes: [{ key: 'oidc.customParams', set: {} }],
    });
  });

  it('wants a block where settings belong', () => {
    const finding = only('server', authn({ oidcConfiguration: 'none' }));
    assert.equal(finding.code, 'wrong-type');
    assert.match(finding.message, /^oidcConfiguration is a block of settings/);
    assert.match(only('server', { authorizerConfiguration: [] }).message, /^authorizerConfiguration is a block/);
  });

  it('wants a reference where the chart keeps a secret, and never shows the secret', () => {
    const secret = 'hunter2-hunter2';
    const finding = only('chart', chart('authentication', { oidcConfiguration: { clientSecret: secret } }));
    assert.equal(finding.code, 'wrong-type');
    assert.deepEqual(finding.fixes[0], {
      title: 'Refer to a Kubernetes Secret',
      preferred: true,
      changes: [{ key: 'oidc.secret', secret }],
    });
    assert.ok(!finding.message.includes(secret));
    const id = only('chart', chart('authentication', { oidcConfiguration: { clientId: 'om' } }));
    assert.deepEqual(id.fixes[0], {
      title: 'Refer to a Kubernetes Secret',
      preferred: true,
      changes: [{ key: 'oidc.id', set: 'om' }],
    });
  });

  it('never takes what stands in the place of a reference for a key', () => {
    const clientSecret = { hunter2: 'abc', more: null };
    const finding = only('chart', chart('authentication', { oidcConfiguration: { clientSecret } }));
    assert.equal(finding.code, 'wrong-type');
    assert.ok(!JSON.stringify(finding).includes('hunter2'));
  });

  it('shows nothing of a secret and little of any other value', () => {
    const hidden = findings('server', authn({ oidcConfiguration: { secret: { hunter2: 1 }, id: { x: 1 } } }));
    assert.equal(hidden.length, 2);
    assert.ok(!JSON.stringify(hidden).includes('hunter2'));
    const { message } = only('server', authn({ enableSelfSignup: 'x'.repeat(200) }));
    assert.ok(!message.includes('x'.repeat(40)));
  });
});

describe('schema findings', () => {
  it('gives one finding for a place', () => {
    const places = findings('server', authn({ provider: ['a'], clientType: 'x', foo: 1, bar: { baz: 1 } }));
    assert.equal(new Set(places.map(({ range }) => range.start)).size, places.length);
    assert.equal(places.length, 4);
  });

  it('finds mistakes in every structure', () => {
    const structures = [structureOf({ OIDC_TYPE: ['a'] }), structureOf({ AUTHENTICATION_PROVIDER: 'x' })];
    const codes = schemaFindings(viewOf('environment', ...structures)).map(({ code }) => code);
    assert.deepEqual(codes, ['wrong-type', 'enum-value']);
  });

  it('points at the block where a value has no characters of its own, and else at the heading', () => {
    const structure = structureOf(authn({ provider: 'x' }));
    const known = new Set(['authenticationConfiguration']);
    const partly = {
      ...structure,
      locate: (path: readonly (string | number)[]) => (known.has(path.join('.')) ? structure.locate(path) : undefined),
    };
    const [inBlock] = schemaFindings(viewOf('server', partly));
    assert.deepEqual(inBlock?.range, structure.place('authenticationConfiguration').key);
    const view = viewOf('server', { ...structure, locate: () => undefined });
    assert.deepEqual(schemaFindings(view)[0]?.range, view.heading);
  });

  it('says nothing about releases before 1.0, which had other names', () => {
    const view = viewOf(
      'environment',
      structureOf({ AUTHENTICATION_PROVIDER: 'no-auth', AUTHENTICATION_PUBLIC_KEY: 'x' }),
    );
    assert.equal(schemaFindings(view).length, 2);
    assert.equal(schemaFindings({ ...view, release: '1.0.0' }).length, 2);
    assert.deepEqual(schemaFindings({ ...view, release: '0.13.2' }), []);
  });

  it('says nothing about what cannot be read', () => {
    const view = viewOf('server', structureOf(authn({ foo: 1 })));
    assert.deepEqual(schemaFindings({ ...view, readable: false }), []);
  });

  it('uses two sentences at most', () => {
    const all = [
      ...findings('server', authn({ foo: 1, provider: 'x', publicKeyUrls: 'a', saml: {}, enableSelfSignup: 'maybe' })),
      ...findings('chart', chart('authentication', { foo: 1, clientType: 3, oidcConfiguration: { clientId: 'a' } })),
      ...findings('environment', { AUTHENTICATION_FOO: 1, OIDC_TENANT: [], AUTHORIZER_INGESTION_PRINCIPALS: null }),
    ];
    assert.equal(all.length, 11);
    for (const { message } of all) assert.ok(message.split(/[.?] /).length <= 2, message);
  });
});
