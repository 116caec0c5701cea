import assert from 'node:assert/strict';
import { baseUrl } from '../../../../src/idp/keycloak/address';
import { clientIdField, methods, realmNameField, urlField } from '../../../../src/idp/keycloak/fields';

describe('Keycloak’s address', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://sso.acme.example', 'https://sso.acme.example'],
    [' https://sso.acme.example/ ', 'https://sso.acme.example'],
    ['HTTPS://SSO.acme.example:443/', 'https://sso.acme.example'],
    ['https://sso.acme.example/admin', 'https://sso.acme.example'],
    ['https://sso.acme.example/admin/master/console/#/Data-sec/clients', 'https://sso.acme.example'],
    ['https://sso.acme.example/auth/admin/', 'https://sso.acme.example/auth'],
    ['https://sso.acme.example/realms/Data-sec/.well-known/openid-configuration', 'https://sso.acme.example'],
    ['https://acme.example/id/realms/admin/protocol/openid-connect/auth?x=1', 'https://acme.example/id'],
    ['http://localhost:8080/auth/', 'http://localhost:8080/auth'],
    ['https://acme.example/administration', 'https://acme.example/administration'],
  ];
  for (const [copied, base] of cases) {
    it(`is ${base} in ${copied.trim()}`, () => {
      assert.equal(baseUrl(copied), base);
    });
  }
});

describe('questions about Keycloak', () => {
  const refused = (field: { validate(answer: string): string | undefined }, answers: readonly string[]): void => {
    for (const answer of answers) assert.match(field.validate(answer) ?? '', /\.$/, JSON.stringify(answer));
  };
  const accepted = (field: { validate(answer: string): string | undefined }, answers: readonly string[]): void => {
    for (const answer of answers) assert.equal(field.validate(answer), undefined, JSON.stringify(answer));
  };

  it('an address is http or https, without user and password', () => {
    refused(urlField, [
      '',
      ' ',
      'sso.acme.example',
      'ftp://sso.acme.example',
      'https://',
      'https://a:b@sso.acme.example',
    ]);
    accepted(urlField, ['https://sso.acme.example', ' http://localhost:8080/auth ']);
  });

  it('a client ID leaves room for the name of its service account', () => {
    refused(clientIdField, ['', ' ', ' om', 'om ', 'x'.repeat(234)]);
    accepted(clientIdField, ['open-metadata', 'https://om/a b', 'x'.repeat(233)]);
    assert.equal(clientIdField.initial, 'open-metadata');
  });

  it('a new realm’s name is safe in a URL, and not master', () => {
    refused(realmNameField, ['', '.', '..', 'a b', 'a/b', 'é', 'master', 'x'.repeat(232)]);
    accepted(realmNameField, ['Data-sec', 'data_sec2', 'x'.repeat(231)]);
    assert.match(realmNameField.validate('master') ?? '', /own administration/);
  });

  it('only what is secret is masked, and nothing may be left empty', () => {
    const fields = methods.flatMap(({ fields }) => fields);
    assert.deepEqual(
      fields.filter(({ secret }) => secret).map(({ id }) => id),
      ['clientSecret', 'password', 'initialAccessToken'],
    );
    for (const field of fields) refused(field, ['']);
  });

  it('the account may belong to a realm of any name that exists', () => {
    const realm = methods[0]?.fields.find(({ id }) => id === 'realm');
    assert.ok(realm !== undefined);
    assert.equal(realm.initial, 'master');
    accepted(realm, ['master', 'Data sec', 'acme.example']);
    refused(realm, ['..', 'a/b']);
  });
});
