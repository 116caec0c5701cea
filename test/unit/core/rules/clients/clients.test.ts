import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { confidentialClient, findingsIn, mended, problemsIn, publicClient } from '../configurations';

describe('prompt-unsupported: by value and provider', () => {
  for (const [prompt, provider, expected] of [
    ['', 'custom-oidc', []],
    ['login', 'custom-oidc', []],
    ['select_account consent', 'custom-oidc', []],
    ['none', 'custom-oidc', ['warning']],
    ['none login', 'custom-oidc', ['error']],
    ['Login', 'custom-oidc', ['error']],
    ['force', 'custom-oidc', ['error']],
    ['login', 'google', ['warning']],
    ['consent', 'google', []],
    ['consent', 'aws-cognito', ['warning']],
    ['login', 'aws-cognito', []],
  ] as const)
    it(`${provider} with ${prompt === '' ? 'none at all' : prompt}`, () => {
      const text = confidentialClient({ AUTHENTICATION_PROVIDER: provider, OIDC_PROMPT_TYPE: prompt });
      const found = findingsIn(text).filter(({ code }) => code === 'prompt-unsupported');
      assert.deepEqual(
        found.map(({ severity }) => severity),
        expected,
      );
    });
});

describe('settings of a client: which of them are read', () => {
  const unread = {
    OIDC_SCOPE: 'email',
    OIDC_PROMPT_TYPE: 'none',
    OIDC_CLIENT_AUTH_METHOD: 'client_secret_jwt',
    OIDC_PREFERRED_JWS: 'HS256',
    OIDC_SERVER_URL: 'https://om.acme.test/callback',
    OIDC_CALLBACK: 'https://om.acme.test/callback',
  };

  it("a confidential client's block says nothing of a public one", () => {
    assert.deepEqual(problemsIn(publicClient(unread)), []);
  });

  it('what comes from elsewhere is not compared', () => {
    const text = confidentialClient({
      OIDC_CLIENT_ID: '"${CLIENT}"',
      OIDC_CALLBACK: '"${CALLBACK}"',
      OIDC_SCOPE: '"${SCOPE}"',
    });
    assert.deepEqual(problemsIn(text), []);
  });

  it('quotes around an ID make no other of it', () => {
    assert.deepEqual(problemsIn(confidentialClient({ AUTHENTICATION_CLIENT_ID: '"open-metadata"' })), []);
  });
});

describe('response types by release', () => {
  const text = publicClient({ AUTHENTICATION_RESPONSE_TYPE: 'code' });
  const about = (release?: string): readonly string[] =>
    findingsIn(text, release)
      .map(({ code }) => code)
      .filter((code) => code === 'response-type-ignored' || code === 'public-client-implicit-flow');

  it('a code is asked for since 2.0 only', () => {
    assert.deepEqual(about('1.12.3'), ['response-type-ignored']);
    assert.deepEqual(about('1.13'), ['response-type-ignored']);
    assert.deepEqual(about('2.0.1'), []);
    assert.deepEqual(about(), []);
  });

  it('an ID token is asked for in every release', () => {
    for (const release of ['1.12.3', '2.0.1'])
      assert.ok(findingsIn(publicClient(), release).some(({ code }) => code === 'public-client-implicit-flow'));
  });
});

describe('what a server of a release starts without', () => {
  const withoutMethod = confidentialClient({ OIDC_CLIENT_AUTH_METHOD: '' });

  it('an authentication method, since 2.0', () => {
    assert.deepEqual(problemsIn(withoutMethod, '1.13.1'), ['error confidential-without-oidc']);
    assert.deepEqual(problemsIn(withoutMethod, '2.0.0'), []);
    assert.deepEqual(problemsIn(withoutMethod), ['warning confidential-without-oidc']);
    assert.deepEqual(problemsIn(mended(withoutMethod), '1.13.1'), []);
  });
});

describe('missing-setting in openmetadata.yaml', () => {
  const problems = (...lines: readonly string[]): readonly string[] =>
    analyze(serverYaml, ['authenticationConfiguration:', ...lines.map((line) => `  ${line}`)].join('\n'))
      .findings.filter(({ code }) => code === 'missing-setting')
      .map(({ severity, message }) => `${severity}: ${message.split('.')[0] ?? ''}`);

  it('nothing is missing in a block that is not there', () => {
    assert.deepEqual(problems('forceSecureSessionCookie: true'), []);
  });

  it('what no release has a default for', () => {
    assert.deepEqual(problems('provider: basic'), [
      'error: The server does not start without publicKeyUrls, which has no default in the server',
      'error: Without jwtPrincipalClaims the server cannot tell whose a token is, so nobody can sign in',
    ]);
  });

  it('a mapping takes the place of the claims', () => {
    const mapping = 'jwtPrincipalClaimsMapping: ["username:sub", "email:email"]';
    assert.deepEqual(problems('provider: basic', 'publicKeyUrls: [http://localhost/jwks]', mapping), []);
  });

  it('placeholders fill in what they have no default for, and a callback that is not there is made up', () => {
    const lines = [
      'provider: ${PROVIDER}',
      'publicKeyUrls: ${KEYS}',
      'jwtPrincipalClaims: ${CLAIMS}',
      'clientId: ${CLIENT}',
      'authority: ${AUTHORITY}',
    ];
    assert.deepEqual(problems(...lines), []);
    const client = ['provider: google', 'publicKeyUrls: ${KEYS}', 'jwtPrincipalClaims: ${CLAIMS}'];
    assert.deepEqual(problems(...client, 'clientId: a', 'authority: https://accounts.google.com'), []);
    assert.deepEqual(problems(...client), [
      'error: Without clientId and authority browsers cannot start a sign-in with this public client',
    ]);
  });
});
