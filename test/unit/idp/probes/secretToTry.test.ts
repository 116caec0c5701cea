import assert from 'node:assert/strict';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { signInOf } from '../../../../src/core/signIn';
import { secretToTry } from '../../../../src/idp/probes/conversation';

const secret = 'canary-of-the-file';

/** What may be tried at the token endpoint of a realm that a file names by this address. */
function tried(address: string, tokenEndpoint: string): string | undefined {
  const subject = signInOf(
    envFile.read(
      [
        'AUTHENTICATION_PROVIDER=custom-oidc',
        'AUTHENTICATION_CLIENT_TYPE=confidential',
        `AUTHENTICATION_AUTHORITY=${address}/realms/Data-sec`,
        'OIDC_CLIENT_ID=open-metadata',
        `OIDC_CLIENT_SECRET=${secret}`,
        '',
      ].join('\n'),
    ),
  );
  assert.ok(subject !== undefined);
  const others = { issuer: '', jwksUri: '', authorizationEndpoint: '' };
  return secretToTry(subject, { ...others, tokenEndpoint } as Parameters<typeof secretToTry>[1]);
}

describe('the secret of a file', () => {
  it('is tried where the file says that users sign in', () => {
    assert.equal(tried('https://sso.acme.example', 'https://sso.acme.example/token'), secret);
    assert.equal(tried('http://localhost:8080', 'http://localhost:8080/token'), secret);
  });

  it('goes to no host that only a document names, and not over http to another machine', () => {
    assert.equal(tried('https://sso.acme.example', 'https://thief.example/token'), undefined);
    assert.equal(tried('http://keycloak:8080', 'http://keycloak:8080/token'), undefined);
    assert.equal(tried('https://sso.acme.example', 'no address'), undefined);
  });
});
