import assert from 'node:assert/strict';
import type { Change } from '../../../../../src/core/finding';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import type { Elsewhere } from '../../../../../src/core/formats/lens';
import { applyEdits } from '../../../../../src/core/text/range';

const head = 'openmetadata:\n  config:\n    authentication:\n      provider: custom-oidc\n';
const inBlock = (lines: string): string => head + lines.replace(/^(?=.)/gm, '      ');

function editedWith(text: string, ...changes: readonly Change[]): { text: string; elsewhere: readonly Elsewhere[] } {
  const result = helmValues.edit(text, changes);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return { text: applyEdits(text, result.value.edits), elsewhere: result.value.elsewhere };
}

const edited = (text: string, ...changes: readonly Change[]): string => editedWith(text, ...changes).text;

const refusal = (text: string, ...changes: readonly Change[]): string | undefined => {
  const result = helmValues.edit(text, changes);
  return result.ok ? undefined : result.error.kind;
};

describe('Helm values: where the chart has a value', () => {
  it('it is set there, in the type that the chart wants', () => {
    const text = inBlock('oidcConfiguration:\n  tokenValidity: "3600"\n');
    assert.equal(
      edited(text, { key: 'oidc.tokenValidity', set: 7200 }),
      inBlock('oidcConfiguration:\n  tokenValidity: "7200"\n'),
    );
    assert.equal(
      edited(head, { key: 'oidc.sessionExpiry', set: 7200 }),
      inBlock('oidcConfiguration:\n  sessionExpiry: "7200"\n'),
    );
    assert.equal(
      edited(head, { key: 'oidc.useNonce', set: 'false' }),
      inBlock('oidcConfiguration:\n  useNonce: false\n'),
    );
    assert.equal(
      edited(head, { key: 'oidc.customParams', set: { a: 'b' } }),
      inBlock('oidcConfiguration:\n  customParams: "{a: b}"\n'),
    );
  });
  it('a value of the wrong type is written anew even if the server could read it', () => {
    const text = inBlock('oidcConfiguration:\n  enabled: "true"\n');
    assert.equal(edited(text, { key: 'oidc.enabled', set: true }), inBlock('oidcConfiguration:\n  enabled: true\n'));
  });
  it('lists are written by indentation', () => {
    assert.equal(edited(head, { key: 'authn.publicKeyUrls', set: ['a', 'b'] }), inBlock('publicKeys:\n  - a\n  - b\n'));
    assert.equal(
      edited(inBlock('publicKeys: x # y\n'), { key: 'authn.publicKeyUrls', set: ['a'] }),
      inBlock('publicKeys: # y\n  - a\n'),
    );
    assert.equal(
      edited(inBlock('publicKeys: []\n'), { key: 'authn.publicKeyUrls', set: ['a'] }),
      inBlock('publicKeys: [a]\n'),
    );
  });
  it('under the key of a parent chart too', () => {
    const text = 'om:\n  openmetadata:\n    config:\n      authorizer: {}\n';
    const after = edited(
      text,
      { key: 'authz.principalDomain', set: 'a.b' },
      { key: 'authn.providerName', set: 'Keycloak' },
    );
    assert.equal(
      after,
      'om:\n  openmetadata:\n    config:\n      authorizer:\n        principalDomain: a.b\n  extraEnvs:\n    - name: CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME\n      value: "Keycloak"\n',
    );
  });
  it('taking the last value leaves a block that Helm merges with its defaults', () => {
    assert.equal(
      edited(head, { key: 'authn.provider', remove: true }),
      'openmetadata:\n  config:\n    authentication: {}\n',
    );
  });
  it('taking a block takes all of it', () => {
    const text = inBlock(
      'oidcConfiguration:\n  enabled: true\n  clientId: {secretRef: a, secretKey: b}\nauthority: x\n',
    );
    assert.equal(edited(text, { key: 'oidc', remove: true }), inBlock('authority: x\n'));
  });
});

describe('Helm values: secrets', () => {
  const secret: Change = { key: 'oidc.secret', secret: 's3cret-of-nobody' };
  const place = (name: string, entry: string, value = 's3cret-of-nobody'): Elsewhere => ({
    key: 'oidc.secret',
    value,
    secret: true,
    home: { kind: 'kubernetes-secret', name, entry },
  });
  const usual = place('oidc-secrets', 'openmetadata-oidc-client-secret');
  const written = inBlock(
    'oidcConfiguration:\n  clientSecret:\n    secretRef: oidc-secrets\n    secretKey: openmetadata-oidc-client-secret\n',
  );

  it("gets the chart's names where the file has none", () => {
    assert.deepEqual(editedWith(head, secret), { text: written, elsewhere: [usual] });
    assert.deepEqual(editedWith(inBlock('oidcConfiguration:\n  clientSecret: literal\n'), secret), {
      text: written,
      elsewhere: [usual],
    });
  });
  it('keeps the names that the file has', () => {
    const text = inBlock('oidcConfiguration: {clientSecret: {secretRef: mine, secretKey: "it"}}\n');
    assert.deepEqual(editedWith(text, secret), { text, elsewhere: [place('mine', 'it')] });
    const half = inBlock('oidcConfiguration: {clientSecret: {secretRef: mine}}\n');
    assert.deepEqual(editedWith(half, secret), {
      text: inBlock(
        'oidcConfiguration: {clientSecret: {secretRef: mine, secretKey: openmetadata-oidc-client-secret}}\n',
      ),
      elsewhere: [place('mine', 'openmetadata-oidc-client-secret')],
    });
  });
  it('a client ID goes there as well, because the chart takes it nowhere else', () => {
    const { elsewhere } = editedWith(head, { key: 'oidc.id', set: 'open-metadata' });
    assert.deepEqual(elsewhere, [
      {
        key: 'oidc.id',
        value: 'open-metadata',
        secret: false,
        home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry: 'openmetadata-oidc-client-id' },
      },
    ]);
  });
  it('a value that YAML would read otherwise is quoted in the Secret, because the server pastes it', () => {
    assert.equal(editedWith(head, { key: 'oidc.secret', secret: '@1: #' }).elsewhere[0]?.value, '"@1: #"');
    assert.equal(editedWith(head, { key: 'oidc.secret', secret: '012' }).elsewhere[0]?.value, '"012"');
  });
  it('a variable that would win is taken away, unless it comes from a Secret itself', () => {
    const literal = `${head}extraEnvs:\n  - name: OIDC_CLIENT_SECRET\n    value: s3cret-of-nobody\n`;
    assert.deepEqual(editedWith(literal, { key: 'oidc.secret', reference: true }), {
      text: written,
      elsewhere: [usual],
    });
    const referred = `${head}extraEnvs:\n  - name: OIDC_CLIENT_SECRET\n    valueFrom: {secretKeyRef: {name: sso, key: it}}\n`;
    assert.deepEqual(editedWith(referred, secret), { text: referred, elsewhere: [place('sso', 'it')] });
  });
  it('where the chart names no Secret a name is invented', () => {
    const result = editedWith(head, { key: 'saml.sp.spPrivateKey', secret: 'k' });
    assert.equal(result.elsewhere[0]?.home.kind, 'kubernetes-secret');
    assert.match(result.text, /spPrivateKey:\n\s+secretRef: openmetadata-sso\n\s+secretKey: saml-sp-private-key\n/);
  });
  it('what the chart has only a plain value for cannot come from a Secret', () => {
    assert.equal(refusal(head, { key: 'authn.authority', reference: true }), 'not-expressible');
  });
});

describe('Helm values: what the chart has no value for goes to extraEnvs', () => {
  const change: Change = { key: 'authn.providerName', set: 'Keycloak' };
  const name = 'CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME';
  const item = (indent: string, value = '"Keycloak"'): string =>
    `${indent}- name: ${name}\n${indent}  value: ${value}\n`;
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['', `extraEnvs:\n${item('  ')}`],
    ['extraEnvs: []\n', `extraEnvs:\n${item('  ')}`],
    ['extraEnvs:\nx: y\n', `extraEnvs:\n${item('  ')}x: y\n`],
    ['extraEnvs: [] # none\n# - name: X\n', `extraEnvs: # none\n${item('  ')}# - name: X\n`],
    ['extraEnvs:\n- name: A\n  value: "b"\n\nx: y\n', `extraEnvs:\n- name: A\n  value: "b"\n${item('')}\nx: y\n`],
    [
      "extraEnvs:\n    - name: A\n      value: 'b' # c\n",
      `extraEnvs:\n    - name: A\n      value: 'b' # c\n${item('    ', "'Keycloak'")}`,
    ],
    ['extraEnvs: [{name: A, value: b}]\n', `extraEnvs: [{name: A, value: b}, {name: ${name}, value: "Keycloak"}]\n`],
    [`extraEnvs:\n  - name: ${name}\n    value: old # c\n`, `extraEnvs:\n  - name: ${name}\n    value: Keycloak # c\n`],
    [
      `extraEnvs:\n  - name: ${name}\n    valueFrom:\n      configMapKeyRef: {name: a, key: b}\n  - name: A\n`,
      `extraEnvs:\n  - name: ${name}\n    value: Keycloak\n  - name: A\n`,
    ],
    [`extraEnvs:\n  - name: ${name}\n`, `extraEnvs:\n  - name: ${name}\n    value: Keycloak\n`],
  ];
  for (const [before, after] of cases) {
    it(JSON.stringify(before), () => {
      assert.equal(edited(head + before, change), head + after);
    });
  }
  it('as text that the server reads as the value once it is pasted', () => {
    const after = edited(
      head,
      { key: 'authn.providerName', set: 'My: Keycloak' },
      { key: 'authn.forceSecureSessionCookie', set: true },
      { key: 'authn.additionalTrustedRedirectUris', set: ['https://a', 'b c'] },
      { key: 'authn.emailClaim', set: '$(X)' },
    );
    assert.match(after, /value: "\\"My: Keycloak\\""\n/);
    assert.match(after, /name: FORCE_SECURE_SESSION_COOKIE\n {4}value: "true"\n/);
    assert.match(after, /value: "\[https:\/\/a, b c\]"\n/);
    assert.match(after, /name: AUTHENTICATION_EMAIL_CLAIM\n {4}value: ".*\$\$\(X\)/);
  });
  it('also where the chart has a value, if the variable is there and wins', () => {
    const text = `${head}extraEnvs:\n- name: AUTHENTICATION_CLIENT_ID\n  value: old\n`;
    assert.equal(edited(text, { key: 'authn.clientId', set: 'new' }), text.replace('old', 'new'));
  });
  it('and is taken from there, with the list if nothing else is in it', () => {
    const remove: Change = { key: 'authn.providerName', remove: true };
    assert.equal(edited(`${head}extraEnvs:\n${item('  ')}`, remove), head);
    assert.equal(edited(`${head}extraEnvs:\n${item('  ')}  - name: A\n`, remove), `${head}extraEnvs:\n  - name: A\n`);
    assert.equal(
      edited(`${head}extraEnvs: [{name: A}, {name: ${name}, value: a}]\n`, remove),
      `${head}extraEnvs: [{name: A}]\n`,
    );
  });
  it('what has neither a value nor a variable cannot be written', () => {
    assert.equal(refusal(head, { key: 'authn.jwtTeamClaimMapping', set: 'a' }), 'not-expressible');
  });
});

describe('Helm values: anchors', () => {
  const base = 'base: &base\n  provider: custom-oidc\n  clientId: a\n';
  it('an alias is replaced where it is used', () => {
    const text = `id: &id a\n${inBlock('clientId: *id\n')}`;
    assert.equal(edited(text, { key: 'authn.clientId', set: 'b' }), text.replace('*id', 'b'));
  });
  it('a key of a merge is overridden, not changed', () => {
    const text = `${base}openmetadata:\n  config:\n    authentication:\n      <<: *base\n`;
    assert.equal(edited(text, { key: 'authn.clientId', set: 'b' }), `${text}      clientId: b\n`);
  });
  it('what an alias brings in is left alone', () => {
    const text = `${base}openmetadata:\n  config:\n    authentication: *base\n`;
    assert.equal(refusal(text, { key: 'authn.clientId', set: 'b' }), 'not-expressible');
    assert.equal(refusal(text, { key: 'authn.clientId', remove: true }), 'not-expressible');
  });
});

describe('Helm values: a file that cannot be read', () => {
  it('is not edited', () => {
    assert.equal(refusal('a: "', { key: 'authn.clientId', set: 'b' }), 'unreadable');
  });
  it('one that holds nothing yet gets everything', () => {
    assert.equal(edited('', { key: 'authn.provider', set: 'custom-oidc' }), head);
    assert.equal(
      edited('replicaCount: 1\n', { key: 'authn.provider', set: 'custom-oidc' }),
      `replicaCount: 1\n${head}`,
    );
  });
});
