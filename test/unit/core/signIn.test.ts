import assert from 'node:assert/strict';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import { signInOf, type SignInSubject } from '../../../src/core/signIn';

const subjectOf = (...lines: readonly string[]): SignInSubject | undefined =>
  signInOf(serverYaml.read(['authenticationConfiguration:', ...lines.map((line) => `  ${line}`), ''].join('\n')));

const confidential = (...lines: readonly string[]): SignInSubject | undefined =>
  subjectOf('provider: custom-oidc', 'clientType: confidential', 'clientId: ui', 'oidcConfiguration:', ...lines);

const pub = (...lines: readonly string[]): SignInSubject | undefined =>
  subjectOf('provider: custom-oidc', 'clientType: public', 'clientId: ui', ...lines);

describe('what a configuration says about sign-in', () => {
  it('is nothing without OpenID Connect', () => {
    assert.equal(subjectOf('provider: basic', 'clientType: public'), undefined);
    assert.equal(subjectOf('provider: custom-oidc', 'clientType: ${TYPE}'), undefined);
  });

  it('is, for a confidential client, what its own block says', () => {
    const subject = confidential(
      '  id: server',
      '  secret: " s "',
      '  scope: openid,email',
      '  callbackUrl: https://o/callback',
    );
    assert.equal(subject?.clientId, 'server');
    assert.equal(subject.clientSecret, ' s ');
    assert.deepEqual(subject.scopes, ['openid', 'email']);
    assert.equal(subject.callbackUrl, 'https://o/callback');
    assert.equal(subject.responseType, 'code');
    assert.equal(subject.usesPkce, false);
    assert.equal(confidential('  disablePkce: false')?.usesPkce, true);
  });

  it('is, for a public client, the same three scopes and no secret', () => {
    const subject = pub('responseType: id_token', 'oidcConfiguration:', '  secret: s', '  scope: openid groups');
    assert.equal(subject?.clientSecret, undefined);
    assert.deepEqual(subject?.scopes, ['openid', 'email', 'profile']);
    assert.equal(subject.responseType, 'id_token');
  });

  it('is a code for a public client from 2.0 on, if the file says so', () => {
    const of = (release: string): string | undefined => {
      const text = [
        `# openmetadata-sso-release: ${release}`,
        'AUTHENTICATION_PROVIDER=custom-oidc',
        'AUTHENTICATION_CLIENT_TYPE=public',
        'AUTHENTICATION_RESPONSE_TYPE=code',
        '',
      ].join('\n');
      return signInOf(envFile.read(text, { release }))?.responseType;
    };
    assert.equal(of('1.13.0'), 'id_token');
    assert.equal(of('2.0.1'), 'code');
  });

  it('is a code for the libraries of other providers', () => {
    assert.equal(subjectOf('provider: okta', 'clientType: public')?.responseType, 'code');
  });
});
