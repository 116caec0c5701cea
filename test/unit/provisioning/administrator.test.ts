import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import { administratorName } from '../../../src/provisioning/administrator';

const nameIn = (settings: string, user = { username: 'Jane.Doe', email: 'J.Doe@acme.example' }): string =>
  administratorName(user, envFile.read(`AUTHENTICATION_PROVIDER=custom-oidc\n${settings}\n`));

describe('administratorName', () => {
  it('is the local part of the first claim, in lower case', () => {
    assert.equal(nameIn(''), 'j.doe');
    assert.equal(nameIn('AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[preferred_username,email]'), 'jane.doe');
  });

  it('passes over claims that the token lacks', () => {
    assert.equal(nameIn('AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[upn,preferred_username]'), 'jane.doe');
    const view = envFile.read('AUTHENTICATION_PROVIDER=custom-oidc\n');
    assert.equal(administratorName({ username: 'jane' }, view), 'jane');
  });

  it('passes over claims that the provider gives nobody', () => {
    const view = envFile.read('AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[preferred_username,email]\n');
    const user = { username: 'Jane.Doe', email: 'J.Doe@acme.example' };
    assert.equal(administratorName(user, view, ['preferred_username', 'upn']), 'j.doe');
    assert.equal(administratorName(user, view), 'jane.doe');
  });

  it('follows a mapping', () => {
    const mapping = 'AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=["email:email","username:preferred_username"]';
    assert.equal(nameIn(mapping), 'jane.doe');
  });
});
