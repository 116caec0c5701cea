import assert from 'node:assert/strict';
import { configMap } from '../../../../../src/core/formats/configMap/configMap';
import { detectLens } from '../../../../../src/core/formats/formats';
import { applyEdits } from '../../../../../src/core/text/range';

const file = `apiVersion: v1
kind: ConfigMap
metadata:
  name: om-config
data:
  log4j.xml: |
    <xml/>
  openmetadata.yaml: |
    authorizerConfiguration:
      principalDomain: acme.example

    authenticationConfiguration:
      provider: \${AUTHENTICATION_PROVIDER:-custom-oidc}
      clientId: open-metadata
---
apiVersion: v1
kind: Service
`;

const variables = `apiVersion: v1
kind: ConfigMap
metadata:
  name: om-env
data:
  AUTHENTICATION_PROVIDER: custom-oidc
  AUTHENTICATION_PUBLIC_KEYS: "[https://om.acme.example/api/v1/system/config/jwks, https://kc.acme.example/certs]"
  AUTHENTICATION_ENABLE_SELF_SIGNUP: 'true' # for now
  AUTHENTICATION_CALLBACK_URL: https://$(HOST)/callback
  TZ: UTC
`;

const written = (text: string, range: { start: number; end: number } | undefined): string | undefined =>
  range && text.slice(range.start, range.end);

describe('ConfigMap: detection', () => {
  it('by a file or by variables of ours, in a ConfigMap', () => {
    for (const text of [file, variables, file.replace('openmetadata.yaml', 'config')])
      assert.equal(detectLens('config.yaml', text), configMap);
    assert.equal(detectLens('openmetadata.yaml', file), configMap);
    assert.equal(detectLens('config.yaml', variables.replace('kind: ConfigMap', 'kind: Secret')), undefined);
    assert.equal(detectLens('config.yaml', variables.replaceAll('AUTHENTICATION_', 'OTHER_')), undefined);
    assert.equal(
      detectLens('config.yaml', `${variables.split('data:')[0] ?? ''}---\nx: ${file.split('data:')[1] ?? ''}`),
      undefined,
    );
  });
});

describe('ConfigMap with openmetadata.yaml', () => {
  it('is read like that file, at the characters of this one', () => {
    const view = configMap.read(file);
    const provider = view.get('authn.provider');
    assert.deepEqual([view.format, view.vocabulary, view.secretHome], ['config-map', 'server', 'environment-variable']);
    assert.equal(view.partial, false);
    assert.equal(provider.value, 'custom-oidc');
    assert.equal(written(file, provider.keyRange), 'provider');
    assert.equal(provider.written, '${AUTHENTICATION_PROVIDER:-custom-oidc}');
    assert.equal(written(file, view.heading), 'authenticationConfiguration');
  });

  it('knows the variables of the surroundings', () => {
    const environment = new Map([['AUTHENTICATION_PROVIDER', 'ldap']]);
    assert.equal(configMap.read(file, { environment }).get('authn.provider').value, 'ldap');
  });

  it('is changed in its block', () => {
    const result = configMap.edit(file, [
      { key: 'authn.provider', set: 'okta' },
      { key: 'authn.callbackUrl', set: 'https://om.acme.example/callback' },
      { key: 'oidc.secret', secret: 's' },
      { key: 'authz.principalDomain', remove: true },
    ]);
    assert.ok(result.ok);
    assert.equal(
      applyEdits(file, result.value.edits),
      file
        .replace('custom-oidc', 'okta')
        .replace('      principalDomain: acme.example\n', '')
        .replace('authorizerConfiguration:', 'authorizerConfiguration: {}')
        .replace(
          'clientId: open-metadata\n',
          'clientId: open-metadata\n      callbackUrl: https://om.acme.example/callback\n      oidcConfiguration:\n        secret: ${OIDC_CLIENT_SECRET:-""}\n',
        ),
    );
    assert.equal(result.value.elsewhere[0]?.home.kind, 'environment-variable');
  });

  it('is silent about the template of a chart', () => {
    assert.equal(
      configMap.read(file.replace('open-metadata\n', '{{ .Values.clientId }}\n')).get('authn.clientId').source,
      'default',
    );
    assert.equal(configMap.read(file.replace('data:', 'data:\n  {{- with .Values.x }}')).readable, false);
  });

  it('can hold values for Flux, too', () => {
    const values = file.replace(
      /openmetadata\.yaml: \|[^]*?---/,
      'values.yaml: |\n    openmetadata:\n      config:\n        authentication:\n          provider: basic\n---',
    );
    assert.equal(detectLens('config.yaml', values), configMap);
    assert.equal(configMap.read(values).vocabulary, 'chart');
    assert.equal(configMap.read(values).get('authn.provider').value, 'basic');
  });

  it('is not changed where it is not written line by line', () => {
    for (const text of [
      file.replace('yaml: |', 'yaml: >'),
      file.replace(/yaml: \|[^]*?---/, 'yaml: "authenticationConfiguration: {}"\n---'),
    ]) {
      const result = configMap.edit(text, [{ key: 'oidc.secret', reference: true }]);
      assert.ok(!result.ok);
      assert.ok(result.error.message.endsWith('.'));
    }
  });
});

describe('ConfigMap with variables', () => {
  it('is read like an env file', () => {
    const view = configMap.read(variables);
    const keys = view.get('authn.publicKeyUrls');
    assert.deepEqual(
      [view.format, view.vocabulary, view.secretHome],
      ['config-map', 'environment', 'kubernetes-secret'],
    );
    assert.equal(written(variables, keys.items?.[1]?.range), 'https://kc.acme.example/certs');
    assert.equal(view.get('authn.enableSelfSignup').value, true);
    assert.equal(written(variables, view.get('authn.enableSelfSignup').range), "'true'");
    assert.equal(view.get('authn.callbackUrl').value, 'https://$(HOST)/callback');
    assert.equal(written(variables, view.heading), 'AUTHENTICATION_PROVIDER');
  });

  it('is changed entry by entry; Kubernetes wants texts', () => {
    const result = configMap.edit(variables, [
      { key: 'authn.enableSelfSignup', set: false },
      { key: 'authn.publicKeyUrls', set: ['https://a.acme.example'] },
      { key: 'authz.enforcePrincipalDomain', set: true },
      { key: 'authn.callbackUrl', remove: true },
    ]);
    assert.ok(result.ok);
    assert.equal(
      applyEdits(variables, result.value.edits),
      variables
        .replace("'true'", "'false'")
        .replace(/"\[.*\]"/, '"[https://a.acme.example]"')
        .replace(/ {2}AUTHENTICATION_CALLBACK_URL.*\n/, '')
        .replace('TZ: UTC\n', 'TZ: UTC\n  AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN: "true"\n'),
    );
  });

  it('knows that Kubernetes takes texts only', () => {
    const text = variables.replace("'true'", 'true');
    assert.deepEqual(configMap.read(text).get('authn.enableSelfSignup').refused, { kind: 'no-text', value: true });
    const result = configMap.edit(text, [{ key: 'authn.enableSelfSignup', set: true }]);
    assert.ok(result.ok);
    assert.equal(applyEdits(text, result.value.edits), variables.replace("'true'", '"true"'));
  });

  it('does not know credentials that it leaves out', () => {
    const view = configMap.read(variables);
    assert.equal(view.get('oidc.secret').value, undefined);
    assert.equal(view.get('oidc.id').value, undefined);
    assert.equal(view.get('authn.clientType').value, 'public');
  });

  it('takes no secrets, and says where they belong', () => {
    for (const change of [
      { key: 'oidc.secret', secret: 's3cret' } as const,
      { key: 'oidc.secret', reference: true } as const,
    ]) {
      const result = configMap.edit(variables, [change]);
      assert.ok(!result.ok);
      assert.match(result.error.message, /Put it into a Secret/);
      assert.ok(!result.error.message.includes('s3cret'));
    }
  });
});
