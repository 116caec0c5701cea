import assert from 'node:assert/strict';
import { issuerOfAzure, isTenant, tenantIn } from '../../../../../src/core/rules/providers/azureTenants';
import { identityProviders, providerAt } from '../../../../../src/core/rules/providers/identityProviders';
import { parseWebUrl } from '../../../../../src/core/webUrl';

const urlOf = (text: string): NonNullable<ReturnType<typeof parseWebUrl>> => {
  const url = parseWebUrl(text);
  assert.ok(url, text);
  return url;
};

const tenant = '3f2a7c1e-5b64-4d0a-9c8e-1f6b2d7a9e04';

describe('identity providers: whose URL it is', () => {
  for (const [text, expected] of [
    ['https://accounts.google.com', 'google'],
    ['https://accounts.google.com.acme.com', undefined],
    ['https://www.googleapis.com/oauth2/v3/certs', 'google'],
    [`https://login.microsoftonline.com/${tenant}`, 'azure'],
    [`https://LOGIN.microsoftonline.com:443/${tenant}`, 'azure'],
    [`https://login.microsoftonline.us/${tenant}`, undefined],
    ['https://acme.b2clogin.com/acme.onmicrosoft.com/b2c_1', undefined],
    ['https://acme.okta.com/oauth2/default', 'okta'],
    ['https://acme.oktapreview.com', 'okta'],
    ['https://www.okta.com/exk1', undefined],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a1', 'aws-cognito'],
    ['https://acme.auth.eu-west-1.amazoncognito.com', 'aws-cognito'],
    ['https://s3.eu-west-1.amazonaws.com/a', undefined],
    ['https://acme.auth0.com', 'auth0'],
    ['https://acme.us-3.auth0.com', 'auth0'],
    ['https://manage.auth0.com', undefined],
    ['https://kc.acme.example/auth/realms/a/protocol/openid-connect/certs', 'custom-oidc'],
    ['https://login.acme.example', undefined],
    ['acme.eu.auth0.com', undefined],
    ['{Your Auth0 Domain}', undefined],
  ] as const)
    it(`${text}: ${expected ?? 'nobody knows'}`, () => {
      assert.equal(providerAt(text)?.value, expected);
    });
});

describe('identity providers: the issuer behind a URL, and its keys', () => {
  for (const [provider, text, issuer, keys] of [
    [
      'azure',
      `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      `https://login.microsoftonline.com/${tenant}`,
      `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
    ],
    ['azure', 'https://login.microsoftonline.com/v2.0/.well-known/openid-configuration', undefined, undefined],
    [
      'azure',
      'https://login.microsoftonline.com/common/discovery/keys',
      'https://login.microsoftonline.com/common',
      undefined,
    ],
    [
      'okta',
      'https://acme.okta.com/oauth2/v1/authorize',
      'https://acme.okta.com',
      'https://acme.okta.com/oauth2/v1/keys',
    ],
    [
      'okta',
      'https://acme-admin.okta.com/oauth2/default/v1/keys',
      'https://acme.okta.com/oauth2/default',
      'https://acme.okta.com/oauth2/default/v1/keys',
    ],
    [
      'aws-cognito',
      'https://cognito-idp.us-east-1.amazonaws.com/us-gov-west-1_aB3/.well-known/jwks.json',
      'https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_aB3',
      'https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_aB3/.well-known/jwks.json',
    ],
    ['aws-cognito', 'https://cognito-idp.us-east-1.amazonaws.com/aB3', undefined, undefined],
    ['aws-cognito', 'https://acme.auth.eu-west-1.amazoncognito.com/login', undefined, undefined],
    [
      'auth0',
      'https://acme.eu.auth0.com/authorize',
      'https://acme.eu.auth0.com',
      'https://acme.eu.auth0.com/.well-known/jwks.json',
    ],
    [
      'google',
      'https://oauth2.googleapis.com/token',
      'https://accounts.google.com',
      'https://www.googleapis.com/oauth2/v3/certs',
    ],
  ] as const)
    it(`${provider}: ${text}`, () => {
      const found = identityProviders.find(({ value }) => value === provider);
      assert.ok(found);
      assert.equal(found.issuer(urlOf(text)), issuer);
      if (issuer !== undefined && keys !== undefined) assert.equal(found.keys(issuer), keys);
    });
});

describe("Azure's tenants", () => {
  for (const [text, expected] of [
    [tenant, true],
    [tenant.toUpperCase(), true],
    ['common', true],
    ['Common', false],
    ['acme.onmicrosoft.com', true],
    ['acme', false],
    ['', false],
    ['.well-known', false],
  ] as const)
    it(`${text === '' ? 'nothing' : text} ${expected ? 'can be one' : 'is none'}`, () => {
      assert.equal(isTenant(text), expected);
    });

  it('stand first in the path, where no endpoint stands', () => {
    assert.equal(tenantIn(urlOf('https://login.microsoftonline.com/acme/oauth2/token')), 'acme');
    assert.equal(tenantIn(urlOf('https://login.microsoftonline.com/oauth2/token')), undefined);
    assert.equal(tenantIn(urlOf('https://login.microsoftonline.com')), undefined);
    assert.equal(tenantIn(urlOf('https://login.acme.example/acme')), undefined);
    assert.equal(issuerOfAzure(urlOf('https://login.microsoftonline.com/acme')), undefined);
  });
});
