import assert from 'node:assert/strict';
import type { Listing } from '../../../../../src/idp/directory';
import { descriptionOf } from '../../../../../src/idp/auth0/application/settings';
import { detailsOf, isTenantsOwn, summaryOf } from '../../../../../src/idp/auth0/application/summary';
import type { Application, LoginConnection } from '../../../../../src/idp/auth0/tenant';

const application = (settings: Partial<Application> = {}): Application => ({
  client_id: 'an-id',
  client_secret: 'a-secret-that-goes-nowhere',
  name: 'Ours',
  app_type: 'regular_web',
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: ['authorization_code', 'refresh_token'],
  oidc_conformant: true,
  jwt_configuration: { alg: 'RS256' },
  ...settings,
});

describe('an application in the list', () => {
  it('is called by its name', () => {
    const { clientId, label, enabled } = summaryOf(application());
    assert.deepEqual({ clientId, label, enabled }, { clientId: 'an-id', label: 'Ours', enabled: true });
  });

  const without = (name: keyof Application, settings: Partial<Application> = {}): Application =>
    Object.fromEntries(
      Object.entries(application(settings)).filter(([each]) => each !== name),
    ) as unknown as Application;
  const flows: readonly (readonly [string, Application, 'authorization-code' | 'implicit' | undefined])[] = [
    ['a Regular Web Application', application(), 'authorization-code'],
    ['one whose method is not set', without('token_endpoint_auth_method'), 'authorization-code'],
    ['a native one with a secret', application({ app_type: 'native' }), 'authorization-code'],
    ['one without a code', application({ grant_types: ['client_credentials'] }), undefined],
    ['one without any grant', without('grant_types'), undefined],
    ['a page', application({ app_type: 'spa', token_endpoint_auth_method: 'none' }), 'implicit'],
    ['a page whose method is not set', without('token_endpoint_auth_method', { app_type: 'spa' }), 'implicit'],
    ['one without a secret', application({ token_endpoint_auth_method: 'none' }), 'implicit'],
    [
      'a public one for devices',
      application({
        token_endpoint_auth_method: 'none',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
      }),
      undefined,
    ],
  ];
  for (const [what, each, flow] of flows) {
    it(`is for a flow: ${what}`, () => {
      assert.equal(summaryOf(each).flow, flow);
    });
  }

  it('is known for OpenMetadata’s by its callback or its name, unless it is a machine', () => {
    const of = (settings: Partial<Application>): boolean => summaryOf(application(settings)).forOpenMetadata;
    assert.equal(of({}), false);
    assert.equal(of({ callbacks: ['https://x/callback'] }), true);
    assert.equal(of({ callbacks: ['https://x/oauth/callback-all'] }), false);
    assert.equal(of({ name: 'Open Metadata (prod)' }), true);
    assert.equal(of({ name: 'OpenMetadata SSO in VS Code', app_type: 'non_interactive' }), false);
  });

  it('is left out if it stands for the tenant', () => {
    assert.ok(isTenantsOwn(application({ global: true })));
    assert.ok(!isTenantsOwn(application()));
  });
});

describe('an application in detail', () => {
  const database: LoginConnection = { id: 'con_1', name: 'Username-Password-Authentication', strategy: 'auth0' };
  const listing = (id: string, of: Application, connections?: readonly LoginConnection[]): Listing | undefined =>
    detailsOf(of, connections).listings?.find((each) => each.id === id);

  it('has its addresses and grants, and no secret', () => {
    const details = detailsOf(
      application({
        callbacks: ['https://a/callback'],
        allowed_logout_urls: ['https://a'],
        web_origins: ['https://b'],
        grant_types: ['authorization_code', 'http://auth0.com/oauth/grant-type/password-realm'],
      }),
      [database],
    );
    const { standardFlow, implicitFlow, directAccessGrants, redirectUris, postLogoutUris, webOrigins } = details;
    assert.deepEqual([standardFlow, implicitFlow, directAccessGrants], [true, false, true]);
    assert.deepEqual(
      [redirectUris, postLogoutUris, webOrigins],
      [['https://a/callback'], ['https://a'], ['https://b']],
    );
    assert.ok(!JSON.stringify(details).includes('a-secret'));
  });

  it('flags the grants that OpenMetadata does not use', () => {
    const grants = listing(
      'grants',
      application({ grant_types: ['authorization_code', 'implicit', 'password', 'x:y'] }),
    );
    assert.deepEqual(
      grants?.items.map(({ label, description, problem }) => [label, description, problem !== undefined]),
      [
        ['Authorization Code', 'authorization_code', false],
        ['Implicit', 'implicit', true],
        ['Password', 'password', true],
        ['x:y', undefined, false],
      ],
    );
    assert.equal(grants.ifEmpty, 'none: nobody can sign in');
  });

  it('takes a word that every object has for what it is: a name that is not known', () => {
    const words = ['constructor', '__proto__', 'toString'];
    const grants = listing('grants', application({ grant_types: words }));
    assert.deepEqual(
      grants?.items.map(({ label }) => label),
      words,
    );
    for (const word of words) {
      const described = descriptionOf({ app_type: word, token_endpoint_auth_method: word });
      assert.deepEqual(
        described.map(({ after }) => after),
        [word, word],
      );
    }
  });

  it('lists the connections, of which one is needed; none where they may not be seen', () => {
    assert.deepEqual(listing('connections', application(), [database])?.items, [
      { label: 'Username-Password-Authentication', description: 'database' },
    ]);
    assert.equal(listing('connections', application(), [])?.ifEmpty, 'none: nobody can sign in');
    assert.equal(listing('connections', application()), undefined);
  });

  it('tells how tokens are signed, and what is wrong with it', () => {
    assert.deepEqual(listing('signing', application())?.items, [{ label: 'RS256' }]);
    for (const jwt_configuration of [{ alg: 'HS256' }, {}]) {
      const [algorithm] = listing('signing', application({ jwt_configuration }))?.items ?? [];
      assert.equal(algorithm?.label, 'HS256');
      assert.match(algorithm.problem ?? '', /cannot check tokens signed with HS256/);
    }
    const [, older] = listing('signing', application({ oidc_conformant: false }))?.items ?? [];
    assert.match(older?.problem ?? '', /older kind until OIDC Conformant is on/);
  });
});
