import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { analyze } from '../../../src/core/analyze';
import type { SettingKey } from '../../../src/core/catalogue/catalogue';
import type { Lens } from '../../../src/core/formats/lens';
import { detectLens } from '../../../src/core/formats/formats';
import { applyEdits } from '../../../src/core/text/range';
import type { Value } from '../../../src/core/value';
import type { View } from '../../../src/core/view';
import { configureText, type Configured, type Wanted } from '../../../src/provisioning/configureText';
import { awkwardSecret, confidential, endpoints, implicit, smallestFiles, withoutSecret } from './samples';

const keysUrl = 'https://om.acme.example/api/v1/system/config/jwks';

interface Result extends Configured {
  readonly lens: Lens;
  readonly text: string;
  readonly view: View;
}

function configured({ name, text }: { name: string; text: string }, wanted: Wanted): Result {
  const lens = detectLens(name, text);
  assert.ok(lens, `${name} is not recognised`);
  const result = configureText(lens, text, wanted, (after) => analyze(lens, after).findings);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  const after = applyEdits(text, result.value.edits);
  return { ...result.value, lens, text: after, view: lens.read(after) };
}

function says(view: View, expected: Partial<Record<SettingKey, Value>>): void {
  const found = Object.keys(expected).map((key) => [key, view.get(key as SettingKey).value] as const);
  assert.deepEqual(Object.fromEntries(found), expected);
}

const changedKeys = ({ changes }: Configured): readonly SettingKey[] => changes.map(({ key }) => key);

describe('configurationChanges', () => {
  for (const [format, file] of Object.entries(smallestFiles)) {
    describe(format, () => {
      it('describes a confidential client', () => {
        const { view } = configured(file, confidential);
        says(view, {
          'authn.clientType': 'confidential',
          'authn.provider': 'custom-oidc',
          'authn.providerName': 'Keycloak',
          'authn.publicKeyUrls': [keysUrl, endpoints.jwksUri],
          'authn.authority': endpoints.issuer,
          'authn.clientId': 'open-metadata',
          'authn.callbackUrl': 'https://om.acme.example/callback',
          'oidc.discoveryUri': endpoints.discoveryUri,
          'oidc.callbackUrl': 'https://om.acme.example/callback',
          'oidc.serverUrl': 'https://om.acme.example',
          'oidc.clientAuthenticationMethod': 'client_secret_post',
        });
      });

      it('describes a public client', () => {
        const { view, elsewhere } = configured(file, implicit);
        says(view, {
          'authn.clientType': 'public',
          'authn.responseType': 'id_token',
          'authn.authority': endpoints.issuer,
          'authn.clientId': 'open-metadata',
        });
        assert.deepEqual(elsewhere, []);
      });

      for (const [flow, wanted] of Object.entries({ confidential, implicit })) {
        it(`leaves no problem in the file (${flow})`, () => {
          const { lens, text } = configured(file, wanted);
          const problems = analyze(lens, text).findings.filter(({ severity }) => /error|warning/.test(severity));
          assert.deepEqual(
            problems.map(({ code, message }) => `${code}: ${message}`),
            [],
          );
        });

        it(`changes nothing in a file that says it already (${flow})`, () => {
          const { text } = configured(file, wanted);
          assert.deepEqual(configured({ ...file, text }, wanted).edits, []);
        });
      }

      it('takes the secret out of a file whose client becomes public', () => {
        const { text } = configured(file, confidential);
        const { view, text: after } = configured({ ...file, text }, implicit);
        assert.ok(!after.includes(awkwardSecret.slice(0, 3)));
        assert.notEqual(view.get('oidc.enabled').value, true);
        assert.equal(analyzeCodes(file, after).includes('public-client-with-secret'), false);
      });
    });
  }

  it('leaves a mere reference to a secret alone when the client becomes public', () => {
    const text = [
      'openmetadata:',
      '  config:',
      '    authentication:',
      '      oidcConfiguration:',
      '        clientSecret:',
      '          secretRef: oidc-secrets',
      '          secretKey: openmetadata-oidc-client-secret',
      '',
    ].join('\n');
    const changed = changedKeys(configured({ name: 'values.yaml', text }, implicit));
    assert.deepEqual(
      changed.filter((key) => key.startsWith('oidc.')),
      [],
    );
  });

  it('keeps a secret out of openmetadata.yaml and out of Helm values', () => {
    for (const format of ['server-yaml', 'helm-values'] as const) {
      const { text, elsewhere } = configured(smallestFiles[format], confidential);
      const place = elsewhere.find(({ key }) => key === 'oidc.secret');
      assert.ok(place?.secret && place.value !== '' && !text.includes(awkwardSecret) && !text.includes(place.value));
      // What a Kubernetes Secret holds is pasted into the server's YAML as it is; an env file has quotes of its own.
      assert.equal(format === 'helm-values' ? parse(place.value) : place.value, awkwardSecret);
    }
  });

  it('writes the secret into an env file so that the server reads it unchanged', () => {
    const { view, elsewhere } = configured(smallestFiles['env-file'], confidential);
    assert.equal(view.get('oidc.secret').value, awkwardSecret);
    assert.deepEqual(elsewhere, []);
  });

  it('completes what the server cannot do without where the file is the whole configuration', () => {
    const { view } = configured(smallestFiles['server-yaml'], confidential);
    says(view, {
      'authn.jwtPrincipalClaims': ['email', 'preferred_username', 'sub'],
      'authz.enforcePrincipalDomain': false,
      'authz.enableSecureSocketConnection': false,
      'oidc.tenant': '',
    });
  });

  it('leaves that to the other files where it is not', () => {
    const keys = changedKeys(configured(smallestFiles['env-file'], confidential));
    assert.ok(!keys.includes('authz.enforcePrincipalDomain') && !keys.includes('oidc.tenant'));
  });

  it('switches the OIDC block on in Helm values only', () => {
    assert.equal(configured(smallestFiles['helm-values'], confidential).view.get('oidc.enabled').value, true);
    assert.ok(!changedKeys(configured(smallestFiles['env-file'], confidential)).includes('oidc.enabled'));
  });

  const env = (...lines: readonly string[]): { name: string; text: string } => ({
    name: '.env',
    text: ['AUTHENTICATION_PROVIDER=custom-oidc', ...lines, ''].join('\n'),
  });

  it('adds administrators to those that are there', () => {
    const file = env('AUTHORIZER_ADMIN_PRINCIPALS=[alice]');
    const administrator = { username: 'admin-user', email: 'admin-user@acme.example' };
    says(configured(file, { ...confidential, administrator }).view, {
      'authz.adminPrincipals': ['alice', 'admin-user'],
    });
    assert.ok(!changedKeys(configured(file, confidential)).includes('authz.adminPrincipals'));
  });

  it('leaves administrators alone that come from elsewhere', () => {
    const administrator = { username: 'admin-user', email: 'admin-user@acme.example' };
    const { changes } = configured(env('AUTHORIZER_ADMIN_PRINCIPALS=${ADMINS}'), { ...confidential, administrator });
    assert.ok(!changes.some(({ key }) => key === 'authz.adminPrincipals'));
  });

  it('keeps the name that the sign-in button has', () => {
    const file = env('CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME="ACME Login"');
    says(configured(file, confidential).view, { 'authn.providerName': 'ACME Login' });
  });

  it('replaces the name of another provider', () => {
    const text = 'AUTHENTICATION_PROVIDER=google\nCUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=Google\n';
    says(configured({ name: '.env', text }, confidential).view, { 'authn.providerName': 'Keycloak' });
  });

  it('drops the keys of another provider, which could sign tokens too', () => {
    const file = env(`AUTHENTICATION_PUBLIC_KEYS=[https://www.googleapis.com/oauth2/v3/certs,${keysUrl}]`);
    says(configured(file, confidential).view, { 'authn.publicKeyUrls': [keysUrl, endpoints.jwksUri] });
  });

  it('keeps the order of key URLs that are right', () => {
    const file = env(`AUTHENTICATION_PUBLIC_KEYS=[${endpoints.jwksUri},${keysUrl}]`);
    assert.ok(!changedKeys(configured(file, confidential)).includes('authn.publicKeyUrls'));
  });

  it('keeps what works and replaces what cannot', () => {
    const works = env(
      'OIDC_SCOPE="openid email groups"',
      'OIDC_TYPE=Keycloak',
      'OIDC_CLIENT_AUTH_METHOD=client_secret_basic',
    );
    says(configured(works, confidential).view, {
      'oidc.scope': 'openid email groups',
      'oidc.type': 'Keycloak',
      'oidc.clientAuthenticationMethod': 'client_secret_basic',
    });
    const fails = env(
      'OIDC_SCOPE=email',
      'OIDC_TYPE=azure',
      'OIDC_CLIENT_AUTH_METHOD=private_key_jwt',
      'OIDC_RESPONSE_TYPE=id_token',
    );
    says(configured(fails, confidential).view, {
      'oidc.scope': 'openid email profile',
      'oidc.type': 'custom-oidc',
      'oidc.clientAuthenticationMethod': 'client_secret_post',
      'oidc.responseType': 'code',
    });
  });

  it('replaces claims that are no list', () => {
    says(configured(env('AUTHENTICATION_JWT_PRINCIPAL_CLAIMS="email, sub"'), confidential).view, {
      'authn.jwtPrincipalClaims': ['email', 'preferred_username', 'sub'],
    });
    const own = env('AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[upn]');
    says(configured(own, confidential).view, { 'authn.jwtPrincipalClaims': ['upn'] });
  });

  it('mends other sign-in settings whose remedy is obvious, and no others', () => {
    const file = env('AUTHORIZER_ADMIN_PRINCIPALS=[Alice@acme.example]', 'AUTHENTICATION_LDAP_PORT=many');
    const { text } = configured(file, confidential);
    assert.match(text, /^AUTHORIZER_ADMIN_PRINCIPALS=\[alice\]$/m);
    assert.match(text, /^AUTHENTICATION_LDAP_PORT=many$/m);
  });

  it('asks for a reference where the secret is not known', () => {
    const { changes } = configured(smallestFiles['server-yaml'], withoutSecret);
    assert.deepEqual(
      changes.find(({ key }) => key === 'oidc.secret'),
      { key: 'oidc.secret', reference: true },
    );
  });
});

function analyzeCodes({ name }: { name: string }, text: string): readonly string[] {
  const lens = detectLens(name, text);
  return lens === undefined ? [] : analyze(lens, text).findings.map(({ code }) => code);
}
