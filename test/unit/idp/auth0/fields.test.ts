import assert from 'node:assert/strict';
import {
  addressOf,
  applicationNameProblem,
  customDomainOf,
  loginDomainProblem,
  methods,
  tenantProblem,
  urlField,
} from '../../../../src/idp/auth0/fields';

describe('what is asked when Auth0 is connected', () => {
  describe('the tenant domain', () => {
    for (const [typed, address] of [
      ['acme.eu.auth0.com', 'https://acme.eu.auth0.com'],
      [' https://acme.eu.auth0.com/ ', 'https://acme.eu.auth0.com'],
      ['HTTPS://ACME.auth0.com', 'https://acme.auth0.com'],
      ['login.acme.com', 'https://login.acme.com'],
      ['acme.private.example:8443', 'https://acme.private.example:8443'],
      ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
      ['http://localhost:3000', 'http://localhost:3000'],
    ] as const) {
      it(`is taken as ${typed}`, () => {
        assert.equal(tenantProblem(typed), undefined);
        assert.equal(addressOf(typed), address);
        assert.equal(urlField.complete?.(typed), address);
      });
    }

    for (const [typed, problem] of [
      ['', /Enter the domain/],
      ['   ', /Enter the domain/],
      ['acme', /whole domain/],
      ['manage.auth0.com', /This is the dashboard/],
      ['https://manage.auth0.com/dashboard/eu/acme/', /Enter the domain alone|This is the dashboard/],
      ['auth0.com', /Auth0’s own address/],
      ['acme.eu.auth0.com/api/v2/', /domain alone: acme\.eu\.auth0\.com/],
      ['https://acme.eu.auth0.com?x=1', /domain alone/],
      ['https://user:s3cret@acme.eu.auth0.com', /user and password/],
      ['http://acme.eu.auth0.com', /https:\/\/ only/],
      ['ftp://acme.eu.auth0.com', /begins with https/],
      ['acme eu.auth0.com', /no domain/],
      ['https://', /no domain/],
    ] as const) {
      it(`is not taken as ${typed === '' ? 'nothing' : typed}`, () => {
        const found = tenantProblem(typed);
        assert.match(found ?? 'no problem', problem);
        assert.ok(!(found ?? '').includes('s3cret'));
      });
    }
  });

  it('a custom domain, if there is one', () => {
    assert.equal(loginDomainProblem(''), undefined);
    assert.equal(loginDomainProblem('login.acme.com'), undefined);
    assert.match(loginDomainProblem('acme.eu.auth0.com') ?? '', /leave it empty/);
    assert.match(loginDomainProblem('login.acme.com/x') ?? '', /domain alone/);
    assert.equal(customDomainOf(' https://login.acme.com/ '), 'login.acme.com');
    assert.equal(customDomainOf(' '), '');
    assert.equal(customDomainOf('x y'), 'x y');
  });

  it('a name for an application', () => {
    assert.equal(applicationNameProblem('OpenMetadata (test) & more'), undefined);
    for (const name of ['', ' ', 'a<b', 'a>b', ' a', 'x'.repeat(151)]) {
      assert.notEqual(applicationNameProblem(name), undefined, name);
    }
  });

  it('one secret with each method, last, so that its question stays open until it is right', () => {
    assert.deepEqual(
      methods.map(({ fields }) => fields.map(({ id, secret }) => (secret ? `(${id})` : id))),
      [
        ['loginDomain', 'clientId', '(clientSecret)'],
        ['loginDomain', '(token)'],
      ],
    );
    for (const { fields } of methods) assert.notEqual(fields.at(-1)?.validate(' '), undefined);
  });
});
