import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { effectiveConfiguration } from '../../../../src/core/effective';
import type { EffectiveConfiguration } from '../../../../src/core/effective/effectiveConfiguration';
import type { Refusal } from '../../../../src/core/effective/refusal';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { helmValues } from '../../../../src/core/formats/helmValues/helmValues';
import type { Lens, Surroundings } from '../../../../src/core/formats/lens';
import { serverYaml } from '../../../../src/core/formats/serverYaml/serverYaml';
import { isList, type Value } from '../../../../src/core/value';
import { sharedPath } from '../../../support/shared';

const held = (lens: Lens, text: string, surroundings?: Surroundings, showSecrets = false): EffectiveConfiguration => {
  const effective = effectiveConfiguration(lens, text, surroundings, { showSecrets });
  assert.ok(effective.ok, JSON.stringify(effective));
  return effective.value;
};

const at = (tree: EffectiveConfiguration, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], tree);

const refusals = (lens: Lens, text: string, surroundings?: Surroundings): readonly Refusal[] => {
  const effective = effectiveConfiguration(lens, text, surroundings);
  return effective.ok ? [] : effective.error;
};

const pointedAt = (text: string, { range }: Refusal): string => text.slice(range.start, range.end);

const server = `authenticationConfiguration:
  clientType: \${AUTHENTICATION_CLIENT_TYPE:-confidential}
  provider: custom-oidc
  publicKeyUrls: [https://om.acme.example/api/v1/system/config/jwks]
  oidcConfiguration:
    id: om
    secret: \${OIDC_CLIENT_SECRET:-""}
    discoveryUri: https://kc.acme.example/realms/acme/.well-known/openid-configuration
    callbackUrl: https://om.acme.example/callback
    serverUrl: https://om.acme.example
`;

const chart = (authentication: string, extra = ''): string =>
  `openmetadata:\n  config:\n    authentication:\n${authentication.replace(/^(?=.)/gm, '      ')}${extra}`;

describe('effectiveConfiguration', () => {
  it('holds the values of openmetadata.yaml by their paths, defaults of placeholders included', () => {
    const tree = held(serverYaml, server);
    assert.equal(at(tree, 'authenticationConfiguration.clientType'), 'confidential');
    assert.equal(at(tree, 'authenticationConfiguration.oidcConfiguration.id'), 'om');
    assert.equal(at(tree, 'authenticationConfiguration.oidcConfiguration.tokenValidity'), 3600);
    assert.deepEqual(JSON.parse(JSON.stringify(tree)), tree);
  });

  it('has nothing of the blocks that openmetadata.yaml leaves out', () => {
    const tree = held(serverYaml, server);
    assert.deepEqual(Object.keys(tree), ['authenticationConfiguration']);
    assert.equal(at(tree, 'authenticationConfiguration.samlConfiguration'), undefined);
  });

  it('says where a value comes from that the file does not hold, and takes it from the environment', () => {
    const secret = 'authenticationConfiguration.oidcConfiguration.secret';
    assert.equal(at(held(serverYaml, server), secret), '<from OIDC_CLIENT_SECRET>');
    const environment = new Map([
      ['OIDC_CLIENT_SECRET', 'hunter2'],
      ['AUTHENTICATION_CLIENT_TYPE', 'public'],
    ]);
    const tree = held(serverYaml, server, { environment });
    assert.equal(at(tree, 'authenticationConfiguration.clientType'), 'public');
    assert.equal(at(tree, secret), '••••••');
    assert.equal(at(held(serverYaml, server, { environment }, true), secret), 'hunter2');
    const parts = server.replace('https://om.acme.example/callback', '${SCHEME}://${HOST}/callback');
    const callback = at(held(serverYaml, parts), 'authenticationConfiguration.oidcConfiguration.callbackUrl');
    assert.equal(callback, '<from SCHEME and HOST>');
  });

  it('puts an env file on top of the defaults that ship', () => {
    const tree = held(envFile, 'AUTHENTICATION_PROVIDER=google\nAUTHENTICATION_ENABLE_SELF_SIGNUP="false"\n');
    assert.equal(at(tree, 'authenticationConfiguration.provider'), 'google');
    assert.equal(at(tree, 'authenticationConfiguration.enableSelfSignup'), false);
    assert.equal(at(tree, 'authenticationConfiguration.authority'), 'https://accounts.google.com');
    assert.equal(at(tree, 'jwtTokenConfiguration.jwtissuer'), 'open-metadata.org');
  });

  it('puts values on top of those of the chart, and names its Secrets', () => {
    const tree = held(helmValues, chart('clientType: confidential\noidcConfiguration:\n  enabled: true\n'));
    assert.deepEqual(at(tree, 'authenticationConfiguration.publicKeyUrls'), [
      'http://openmetadata:8585/api/v1/system/config/jwks',
    ]);
    assert.equal(
      at(tree, 'authenticationConfiguration.oidcConfiguration.secret'),
      '<from Secret oidc-secrets, entry openmetadata-oidc-client-secret>',
    );
  });

  it('drops what the chart does not pass', () => {
    const oidc = 'authenticationConfiguration.oidcConfiguration';
    assert.equal(
      at(held(helmValues, chart('clientType: confidential\noidcConfiguration: {enabled: false}\n')), oidc),
      undefined,
    );
    assert.equal(
      at(held(helmValues, chart('clientType: public\noidcConfiguration: {enabled: true}\n')), oidc),
      undefined,
    );
    const extra = 'extraEnvs:\n  - {name: OIDC_CLIENT_ID, value: om}\n';
    const passed = held(helmValues, chart('clientType: public\noidcConfiguration: {scope: openid}\n', extra));
    assert.equal(at(passed, `${oidc}.id`), 'om');
    assert.equal(at(passed, `${oidc}.scope`), 'openid email profile');
    const saml = chart('provider: google\nsaml: {debugMode: true, sp: {entityId: mine}}\n');
    assert.equal(at(held(helmValues, saml), 'authenticationConfiguration.samlConfiguration.debugMode'), false);
    const used = at(
      held(helmValues, saml.replace('google', 'saml')),
      'authenticationConfiguration.samlConfiguration.sp',
    );
    assert.equal((used as { readonly entityId: string }).entityId, 'mine');
    const off = held(helmValues, chart('enabled: false\nprovider: google\n'));
    assert.equal(at(off, 'authenticationConfiguration.provider'), 'basic');
  });

  it('knows the release', () => {
    const text = 'AUTHENTICATION_PROVIDER=google\n';
    const cookie = 'authenticationConfiguration.forceSecureSessionCookie';
    assert.equal(at(held(envFile, text), cookie), false);
    assert.equal(at(held(envFile, text, { release: '1.10.0' }), cookie), undefined);
    assert.equal(at(held(envFile, `# openmetadata-sso-release: 1.10\n${text}`), cookie), undefined);
  });

  it('masks a password in a URL, too', () => {
    const tree = held(envFile, 'AUTHENTICATION_AUTHORITY=https://me:hunter2@kc.acme.example/realms/x\n');
    assert.equal(at(tree, 'authenticationConfiguration.authority'), 'https://me:••••••@kc.acme.example/realms/x');
  });
});

describe('effectiveConfiguration: refusals', () => {
  it('names unknown fields, those of other releases included', () => {
    const text = server.replace('  provider:', '  providr:');
    const [refusal] = refusals(serverYaml, text);
    assert.match(
      refusal?.message ?? '',
      /^Unrecognized field at: authenticationConfiguration\.providr; Did you mean\?: provider$/,
    );
    assert.ok(refusal);
    assert.equal(pointedAt(text, refusal), 'providr');
    const newer = `${server}  enableAutoRedirect: true\n`;
    assert.deepEqual(refusals(serverYaml, newer), []);
    assert.match(
      refusals(serverYaml, newer, { release: '1.11.0' })[0]?.message ?? '',
      /^Unrecognized field at: .*enableAutoRedirect/,
    );
  });

  it('says where the YAML ends, and nothing of what stands there', () => {
    const text = `${server}  clientId: "hunter2\n`;
    const [refusal, ...more] = refusals(serverYaml, text);
    assert.match(refusal?.message ?? '', /^Malformed YAML at line: 1[12], column: \d+; [a-z ]+$/);
    assert.deepEqual(more, []);
    const elsewhere = `${server}database:\n  url: "x\n`;
    assert.match(refusals(serverYaml, elsewhere)[0]?.message ?? '', /^Malformed YAML at line/);
  });

  it('speaks of the value of a variable that spoils the file', () => {
    const text = 'AUTHENTICATION_PROVIDER=google\nOIDC_CLIENT_SECRET=@hunter2\n';
    assert.deepEqual(
      refusals(envFile, text).map(({ message }) => message),
      ['Malformed YAML at line: 2, column: 20; the value of OIDC_CLIENT_SECRET'],
    );
  });

  it('refuses a text where a list belongs, and a choice that there is not', () => {
    const [list] = refusals(envFile, 'AUTHENTICATION_PUBLIC_KEYS=https://a.example\n');
    assert.match(
      list?.message ?? '',
      /^Failed to parse configuration at: authenticationConfiguration\.publicKeyUrls; Cannot construct instance of `java\.util\.ArrayList`.*no String-argument constructor/,
    );
    const [choice] = refusals(serverYaml, server.replace('custom-oidc', 'Keycloak'));
    assert.match(choice?.message ?? '', /Cannot construct instance of AuthProvider, problem: 'Keycloak'/);
  });

  it('lets Helm refuse first', () => {
    const found = refusals(helmValues, chart('providr: google\n'));
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /^values don't meet the specifications of the schema: /);
  });

  it('knows what a confidential client cannot do without', () => {
    const without = server.replace(/ {2}oidcConfiguration:[^]*/, '');
    assert.deepEqual(
      refusals(serverYaml, without).map(({ message }) => message),
      ['OidcConfiguration cannot be null'],
    );
    const messages = (from: string, to: string): readonly string[] =>
      refusals(serverYaml, server.replace(from, to)).map(({ message }) => message);
    assert.deepEqual(messages('callbackUrl: https://om.acme.example/callback', 'callbackUrl: ""'), [
      'CallbackUrl cannot be blank',
    ]);
    assert.deepEqual(messages('id: om', 'id:'), ['Client ID and Client Secret is required to create OidcClient']);
    assert.deepEqual(messages('id: om', 'id: om\n    maxAge: 1h'), ['NumberFormatException: For input string: "1h"']);
    assert.deepEqual(
      refusals(envFile, 'AUTHENTICATION_PROVIDER=google\nAUTHENTICATION_CLIENT_TYPE=confidential\n'),
      [],
    );
  });

  it('never gives a secret away', () => {
    for (const value of ['[hunter2]', '{hunter2: x}', 'hunter2: x', '@hunter2']) {
      assert.doesNotMatch(
        JSON.stringify(refusals(envFile, `AUTHENTICATION_PROVIDER=saml\nOIDC_CLIENT_SECRET=${value}\n`)),
        /hunter2/,
      );
    }
  });
});

describe('effectiveConfiguration, measured with the server', () => {
  /** Which setting of ours stands for which of the experiment. */
  const settings: Readonly<Record<string, string>> = {
    s: 'authenticationConfiguration.providerName',
    b: 'authenticationConfiguration.enableSelfSignup',
    i: 'authenticationConfiguration.oidcConfiguration.tokenValidity',
    l: 'authenticationConfiguration.jwtPrincipalClaims',
    m: 'authenticationConfiguration.oidcConfiguration.customParams',
    e: 'authenticationConfiguration.clientType',
  };

  const textFor = (yaml: string): string | undefined => {
    const key = /^\w/.exec(yaml)?.[0] ?? '';
    const path = settings[key]?.split('.');
    if (path === undefined || !/^\w:/.test(yaml) || yaml.includes('\\n')) return undefined;
    const name = path.at(-1) ?? '';
    const blocks = path.slice(0, -1).map((block, depth) => `${' '.repeat(depth * 2)}${block}:\n`);
    return `${blocks.join('')}${' '.repeat(blocks.length * 2)}${name}${yaml.slice(1)}\n`;
  };

  const file = sharedPath('data', 'openmetadata', 'substitution-matrix.txt');
  const rows = file === undefined ? [] : readFileSync(file, 'utf8').split(/\n(?=env=)/);
  let compared = 0;

  for (const row of rows) {
    const [, variable, yaml = '', outcome = ''] = /^env=\{(?:X=)?(.*?)\} {2}yaml=(.*?) {2}=> (.*)/s.exec(row) ?? [];
    const text = textFor(yaml);
    if (text === undefined) continue;
    compared += 1;
    it(`${yaml}${row.includes('{X=') ? ` with X=${variable ?? ''}` : ''}`, () => {
      const environment = row.startsWith('env={X=') ? new Map([['X', variable ?? '']]) : new Map<string, string>();
      const effective = effectiveConfiguration(serverYaml, text, { environment });
      const kind = /Malformed YAML|java\.util\.\w+|Incorrect type|Cannot deserialize|Cannot construct/.exec(
        outcome,
      )?.[0];
      if (kind === undefined) {
        assert.ok(effective.ok, JSON.stringify(effective));
        const value = at(effective.value, settings[yaml.charAt(0)] ?? '') as Value | undefined;
        const expected = new RegExp(`\\b${yaml.charAt(0)}=(.*?)(?= [sbilme]=|$)`).exec(outcome)?.[1] ?? '';
        if (!printed(value).startsWith('<from')) assert.equal(printed(value), expected.toLowerCase());
      } else {
        assert.ok(!effective.ok);
        // Of an enumeration, the experiment's class is not built like the server's.
        const expected = yaml.startsWith('e') ? 'Cannot construct' : kind;
        assert.ok(effective.error[0]?.message.includes(expected), effective.error[0]?.message);
      }
    });
  }

  const printed = (value: Value | undefined): string => {
    if (value !== undefined && isList(value)) return `[${value.map(printed).join(', ')}]`;
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, item]) => `${key}=${printed(item)}`);
      return `{${entries.join(', ')}}`;
    }
    return String(value ?? null).toLowerCase();
  };

  it('compares the whole experiment', function () {
    if (file === undefined) this.skip();
    assert.ok(compared > 60, compared.toString());
  });
});
