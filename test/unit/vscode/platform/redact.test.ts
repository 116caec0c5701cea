import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { redact } from '../../../../src/vscode/platform/redact';

describe('redact', () => {
  it('masks every occurrence of a known secret, as it stands, in a URL, in a form and in JSON', () => {
    const secret = 'p@ss "w/o"&rd';
    const spellings = [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ x: secret }).toString().slice(2),
      JSON.stringify(secret),
    ];
    for (const spelling of spellings) {
      const text = redact(`tried ${spelling}, then ${spelling} again`, [secret]);
      assert.doesNotMatch(text, /w(\/|%2F)o/, spelling);
      assert.match(text, /^tried .*••••.*, then .*••••.* again$/);
    }
  });

  it('masks the longer of two secrets of which one holds the other', () => {
    assert.equal(redact('open sesame-street', ['sesame', 'sesame-street']), 'open ••••');
  });

  it('takes a secret that is not well-formed text', () => {
    assert.equal(redact('a \ud800b', ['\ud800b']), 'a ••••');
  });

  it('ignores blank secrets', () => {
    assert.equal(redact('a b', ['', ' ']), 'a b');
  });

  const shapes: Readonly<Record<string, string>> = {
    'grant_type=client_credentials&client_secret=abc123&scope=x': 'grant_type=client_credentials&client_secret=••••',
    'password=let%20me%20in': 'password=••••',
    'OIDC_CLIENT_SECRET="two words"': 'OIDC_CLIENT_SECRET=••••',
    '{"access_token":"abc","expires_in":60}': '{"access_token":••••,"expires_in":60}',
    "clientSecret: 'it''s'": 'clientSecret: ••••',
    'PASSWORD=a&b"c,d;e next': 'PASSWORD=•••• next',
    'password: "never closed': 'password: ••••',
    'body {\\"client_secret\\":\\"abc\\"}': 'body {\\"client_secret\\":••••',
    'Authorization: Bearer abc.def-ghi': 'Authorization: Bearer ••••',
    'authorization: Basic dXNlcjpwYXNz': 'authorization: Basic ••••',
    'sent Bearer abc.def': 'sent Bearer ••••',
    'got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln back': 'got •••• back',
    'GET /callback?code=4f2a&state=9 200': 'GET /callback?code=••••&state=•••• 200',
    'https://alice:wonder@sso.acme.example/realms/x': 'https://••••@sso.acme.example/realms/x',
    '-----BEGIN PRIVATE KEY-----\nMIIE\nvQ==\n-----END PRIVATE KEY-----': '••••',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIE cut off': '••••',
  };
  for (const [text, expected] of Object.entries(shapes))
    it(`knows the shape of ${JSON.stringify(text)}`, () => {
      assert.equal(redact(text, []), expected);
    });

  it('takes a long run of one letter in its stride', () => {
    const run = 'token-'.repeat(20_000);
    assert.equal(redact(run, []), run);
  });

  it('leaves ordinary lines as they are', () => {
    for (const line of [
      'Read https://sso.acme.example/realms/Data-sec/.well-known/openid-configuration in 12 ms',
      'secretRef: oidc-secrets, secretKey: openmetadata-oidc-client-secret',
      'tokenValidity: 3600',
      'The account lacks manage-clients in realm Data-sec.',
      'The secret was set 12 days ago',
    ])
      assert.equal(redact(line, []), line);
  });
});
