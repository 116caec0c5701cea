import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { summarize } from '../../../src/core/summary';
import { stubView } from '../../support/stubView';

describe('summarize', () => {
  it('recognises Keycloak by its URLs and names the realm', () => {
    const view = stubView({
      'authn.provider': { value: 'custom-oidc' },
      'authn.clientType': { value: 'public' },
      'authn.authority': { value: 'https://sso.acme.example/realms/Data-sec' },
    });
    assert.deepEqual(summarize(view), { provider: 'Keycloak', clientType: 'public', realm: 'Data-sec' });
  });

  it('names the tenant of Auth0 by its host', () => {
    const view = stubView({
      'authn.provider': { value: 'auth0' },
      'authn.clientType': { value: 'public' },
      'authn.authority': { value: 'https://acme.eu.auth0.com/' },
    });
    const auth0 = { provider: 'Auth0', clientType: 'public', realm: undefined };
    assert.deepEqual(summarize(view), { ...auth0, tenant: 'acme.eu.auth0.com' });
    const elsewhere = { 'authn.provider': { value: 'auth0' }, 'authn.clientType': { value: 'public' } };
    assert.deepEqual(summarize(stubView(elsewhere)), auth0);
  });

  it('takes the realm from the discovery document where the authority comes from elsewhere', () => {
    const view = stubView({
      'authn.provider': { value: 'custom-oidc' },
      'authn.clientType': { value: 'confidential' },
      'oidc.discoveryUri': { value: 'https://sso.acme.example/auth/realms/ops/.well-known/openid-configuration' },
    });
    assert.deepEqual(summarize(view), { provider: 'Keycloak', clientType: 'confidential', realm: 'ops' });
  });

  it('calls another OpenID Connect provider by the name the file gives it', () => {
    const provider = { value: 'custom-oidc' };
    assert.equal(
      summarize(stubView({ 'authn.provider': provider, 'authn.providerName': { value: 'Zitadel' } })).provider,
      'Zitadel',
    );
    assert.equal(summarize(stubView({ 'authn.provider': provider })).provider, 'Custom OIDC');
  });

  it('gives no client type to providers that have none', () => {
    const view = stubView({ 'authn.provider': { value: 'ldap' }, 'authn.clientType': { value: 'public' } });
    assert.deepEqual(summarize(view), { provider: 'LDAP', clientType: undefined, realm: undefined });
  });

  it('says nothing about what the file does not hold, and repeats a provider that it does not know', () => {
    assert.deepEqual(summarize(stubView({})), { provider: undefined, clientType: undefined, realm: undefined });
    assert.equal(summarize(stubView({ 'authn.provider': { value: 'Keycloak' } })).provider, 'Keycloak');
  });
});
