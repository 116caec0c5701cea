import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue, type CatalogueRow, type SettingKey } from '../../../src/core/catalogue/catalogue';
import { type ConversionTarget, type Converted, convert, conversionTargets } from '../../../src/core/convert';
import type { Change } from '../../../src/core/finding';
import { lenses } from '../../../src/core/formats/formats';
import type { Lens, Surroundings } from '../../../src/core/formats/lens';
import { schemaFindings } from '../../../src/core/schema/schemaFindings';
import { applyEdits } from '../../../src/core/text/range';
import { sameValue, type Value } from '../../../src/core/value';

const names: Readonly<Record<ConversionTarget, string>> = {
  'server-yaml': 'openmetadata.yaml',
  'helm-values': 'values.yaml',
  'env-file': '.env',
};

const lensOf = (id: ConversionTarget): Lens => {
  const lens = lenses.find((each) => each.id === id);
  assert.ok(lens);
  return lens;
};

const converted = (
  from: ConversionTarget,
  text: string,
  to: ConversionTarget,
  surroundings?: Surroundings,
): Converted => {
  const result = convert(lensOf(from), text, to, surroundings);
  assert.ok(result.ok, JSON.stringify(result));
  assert.ok(lensOf(to).detect(names[to], result.value.text) || result.value.missing.length > 0, result.value.text);
  return result.value;
};

const confidential = `authenticationConfiguration:
  clientType: confidential
  provider: custom-oidc
  publicKeyUrls: [https://om.acme.example/api/v1/system/config/jwks]
  jwtTeamClaimMapping: department
  oidcConfiguration:
    id: om
    secret: hunter2
    discoveryUri: https://kc.acme.example/realms/acme/.well-known/openid-configuration
`;

describe('convert', () => {
  it('says in the new format what the file says', () => {
    const { text } = converted('server-yaml', confidential, 'env-file');
    assert.match(text, /^AUTHENTICATION_CLIENT_TYPE=confidential$/m);
    assert.match(text, /^AUTHENTICATION_PUBLIC_KEYS=\[https:\/\/om\.acme\.example\/api\/v1\/system\/config\/jwks\]$/m);
    assert.match(text, /^OIDC_CLIENT_ID=om$/m);
  });

  it('carries a secret only where the new format keeps it, and else says where it belongs', () => {
    assert.match(converted('server-yaml', confidential, 'env-file').text, /^OIDC_CLIENT_SECRET=hunter2$/m);
    const chart = converted('server-yaml', confidential, 'helm-values');
    assert.doesNotMatch(chart.text, /hunter2/);
    assert.match(
      chart.text,
      /^# - oidcConfiguration\.clientSecret: entry openmetadata-oidc-client-secret of the Secret oidc-secrets$/m,
    );
    assert.deepEqual(
      chart.elsewhere.find(({ key }) => key === 'oidc.secret'),
      {
        key: 'oidc.secret',
        value: 'hunter2',
        secret: true,
        home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry: 'openmetadata-oidc-client-secret' },
      },
    );
  });

  it('never passes on a secret that only the surroundings tell', () => {
    const text = confidential.replace('hunter2', '${OIDC_CLIENT_SECRET:-""}').replace('id: om', 'id: ${MY_ID:-""}');
    const environment = new Map([
      ['OIDC_CLIENT_SECRET', 'hunter2'],
      ['MY_ID', 'om'],
    ]);
    for (const target of conversionTargets) {
      const result = converted('server-yaml', text, target, { environment });
      assert.doesNotMatch(JSON.stringify(result), /hunter2/);
    }
    const { text: env, missing } = converted('server-yaml', text, 'env-file', { environment });
    assert.match(env, /^OIDC_CLIENT_ID=om$/m);
    assert.deepEqual(
      missing.map(({ key }) => key),
      ['oidc.secret', 'authn.jwtTeamClaimMapping'],
    );
    assert.match(env, /^# .*OIDC_CLIENT_SECRET/m);
  });

  it('switches the block of a confidential client on for the chart', () => {
    const { text } = converted('server-yaml', confidential, 'helm-values');
    assert.equal(lensOf('helm-values').read(text).get('oidc.enabled').value, true);
  });

  it('names what the new format cannot say, and why', () => {
    const { missing, text } = converted('server-yaml', confidential, 'env-file');
    assert.deepEqual(
      missing.map(({ key, name }) => [key, name]),
      [['authn.jwtTeamClaimMapping', 'jwtTeamClaimMapping']],
    );
    assert.match(missing[0]?.reason ?? '', /environment variable.*\.$/);
    assert.match(text, /^# - jwtTeamClaimMapping: /m);
  });

  it('leaves out what ships, and what the chart does not pass', () => {
    const stock =
      'authenticationConfiguration:\n  provider: google\n  authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}\n';
    assert.equal(converted('server-yaml', stock, 'env-file').text, 'AUTHENTICATION_PROVIDER=google\n');
    const off = `openmetadata:\n  config:\n    authentication:\n      clientType: public\n      oidcConfiguration:\n        scope: openid\n`;
    const { text, missing } = converted('helm-values', off, 'server-yaml');
    assert.deepEqual(
      missing.map(({ key }) => key),
      ['oidc.scope'],
    );
    assert.doesNotMatch(text, /^\s*scope:/m);
  });

  it('names the secrets that sign-in needs, though the file is silent on them', () => {
    const chart =
      'openmetadata:\n  config:\n    authentication:\n      provider: google\n      clientType: confidential\n      oidcConfiguration:\n        enabled: true\n';
    assert.match(converted('helm-values', chart, 'server-yaml').text, /secret: \$\{OIDC_CLIENT_SECRET:-""\}/);
    const { missing } = converted('helm-values', chart, 'env-file');
    assert.deepEqual(
      missing.map(({ key }) => key),
      ['oidc.id', 'oidc.secret'],
    );
  });

  it('keeps the release', () => {
    const { text } = converted('server-yaml', `# openmetadata-sso-release: 1.12.0\n${confidential}`, 'env-file');
    assert.match(text, /^# openmetadata-sso-release: 1\.12\.0$/m);
  });

  it('refuses what cannot be read', () => {
    const result = convert(lensOf('server-yaml'), 'authenticationConfiguration:\n  a: "\n', 'env-file');
    assert.equal(result.ok, false);
  });
});

describe('convert, there and back', () => {
  const settable = catalogue.filter(
    ({ type, path, secret }) => type !== 'object' && path !== undefined && secret !== true,
  );

  const word = fc.stringMatching(/^[a-zA-Z/][\w/.:-]{0,20}$/);
  const awkward = fc.constantFrom(
    'yes',
    '012',
    'a: b',
    '#x',
    '1e3',
    "it's",
    'a, b',
    '{x}',
    '@me',
    'ünïcode',
    ' blank ',
    '3600',
    '$(X)',
    '$X',
  );
  const valueOf = ({ key, type, enum: choices, minimum = 0 }: CatalogueRow): fc.Arbitrary<Value> => {
    if (key === 'oidc.useNonce') return fc.constantFrom('true', 'false');
    if (choices !== undefined) return fc.constantFrom(...choices);
    switch (type) {
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer({ min: minimum, max: 1_000_000 });
      case 'list':
        return fc.array(fc.oneof(word, awkward), { maxLength: 3 });
      case 'map':
        return fc.dictionary(fc.constantFrom('customParamKey1', 'customParamValue1'), word, { maxKeys: 2 });
      case 'string':
      case 'object':
        return fc.oneof(word, awkward);
    }
  };

  const settings: fc.Arbitrary<readonly Change[]> = fc
    .uniqueArray(fc.constantFrom(...settable), { minLength: 1, maxLength: 8, selector: ({ env, key }) => env ?? key })
    .chain((rows) => fc.tuple(...rows.map((row) => valueOf(row).map((set): Change => ({ key: row.key, set })))))
    .map((changes) => [
      { key: 'authn.provider', set: 'custom-oidc' },
      { key: 'authn.clientType', set: 'confidential' },
      ...changes.filter(({ key }) => key !== 'authn.provider' && key !== 'authn.clientType'),
    ]);

  for (const from of conversionTargets) {
    for (const to of conversionTargets.filter((target) => target !== from)) {
      it(`keeps every reading (${from}, ${to})`, () => {
        fc.assert(
          fc.property(settings, (changes) => {
            const start = written(from, changes);
            const there = converted(from, start, to);
            const back = converted(to, there.text, from);
            const lost = new Set<SettingKey>(
              [...there.missing, ...there.elsewhere, ...back.missing, ...back.elsewhere].map(({ key }) => key),
            );
            const before = lensOf(from).read(start);
            const between = lensOf(to).read(there.text);
            const after = lensOf(from).read(back.text);
            for (const { key, secret } of settable) {
              const value = before.get(key).source === 'file' ? before.get(key).value : undefined;
              if (value === undefined || lost.has(key) || secret) continue;
              for (const view of [between, after]) {
                const reading = view.get(key);
                assert.ok(
                  reading.value !== undefined && sameValue(reading.value, value),
                  `${key}: ${JSON.stringify(value)} ${there.text} ${back.text}`,
                );
              }
            }
            assert.deepEqual(
              schemaFindings(between).filter(({ code }) => code !== 'enum-value'),
              [],
            );
          }),
          { numRuns: 60 },
        );
      });
    }
  }

  /** A file of a format that says these things, as far as the format can. */
  function written(format: ConversionTarget, changes: readonly Change[]): string {
    const lens = lensOf(format);
    const template = {
      'server-yaml': 'authenticationConfiguration: {}\n',
      'helm-values': 'openmetadata: {config: {authentication: {}}}\n',
      'env-file': '',
    };
    let text = template[format].replace('{config: {authentication: {}}}', '\n  config:\n    authentication: {}');
    for (const change of [...changes, { key: 'oidc.enabled', set: true } as const]) {
      const edited = lens.edit(text, [change]);
      if (edited.ok) text = applyEdits(text, edited.value.edits);
    }
    return text;
  }
});
