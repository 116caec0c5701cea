import assert from 'node:assert/strict';
import type { SetUpRequest } from '../../../../../src/idp/change';
import type { StoredClient } from '../../../../../src/idp/keycloak/admin';
import { adoptedClient, newClient } from '../../../../../src/idp/keycloak/client/representation';
import { descriptionOf, differences } from '../../../../../src/idp/keycloak/client/settings';
import { flowOf, isKeycloaksOwn, summaryOf } from '../../../../../src/idp/keycloak/client/summary';

const request: SetUpRequest = {
  kind: 'set-up',
  realm: 'Data-sec',
  createRealm: false,
  client: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

/** A client that does what is wanted, as the server would give it back. */
const made = (changes: Partial<StoredClient> = {}, flow = request.flow): StoredClient => ({
  ...newClient({ ...request, flow }),
  id: 'some-uuid',
  ...changes,
});

describe('the client for OpenMetadata', () => {
  it('is confidential with Authorization and standard flow for authorization code', () => {
    assert.deepEqual(newClient({ ...request, name: 'OpenMetadata', description: 'Catalog' }), {
      clientId: 'open-metadata',
      name: 'OpenMetadata',
      description: 'Catalog',
      protocol: 'openid-connect',
      enabled: true,
      publicClient: false,
      clientAuthenticatorType: 'client-secret',
      serviceAccountsEnabled: true,
      authorizationServicesEnabled: true,
      standardFlowEnabled: true,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      rootUrl: 'https://om.acme.example/',
      baseUrl: 'https://om.acme.example/',
      redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/silent-callback'],
      webOrigins: ['https://om.acme.example'],
      attributes: { 'post.logout.redirect.uris': 'https://om.acme.example##https://om.acme.example/' },
    });
  });

  it('is public with standard and implicit flow, and without Authorization, for implicit', () => {
    const client = newClient({ ...request, flow: 'implicit' });
    assert.equal(client.publicClient, true);
    assert.deepEqual([client.standardFlowEnabled, client.implicitFlowEnabled], [true, true]);
    assert.deepEqual([client.serviceAccountsEnabled, client.authorizationServicesEnabled], [false, false]);
    assert.equal(client.clientAuthenticatorType, undefined);
  });

  it('has the origin alone as web origin, and the base path in the addresses', () => {
    const client = newClient({ ...request, openMetadataUrl: 'https://acme.example:8443/data' });
    assert.deepEqual(client.webOrigins, ['https://acme.example:8443']);
    assert.deepEqual(client.redirectUris, [
      'https://acme.example:8443/data/callback',
      'https://acme.example:8443/data/silent-callback',
    ]);
  });

  it('is described setting by setting, without empty lines', () => {
    const lines = descriptionOf(newClient(request));
    assert.deepEqual(lines.find(({ setting }) => setting === 'Client authentication')?.after, 'on');
    assert.ok(lines.every(({ after }) => after !== ''));
    assert.ok(!lines.some(({ setting }) => setting === 'Name'));
  });
});

describe('adopting a client', () => {
  const changed = (client: StoredClient, wanted = request): readonly string[] =>
    differences(client, adoptedClient(client, wanted)).map(({ setting }) => setting);

  it('changes nothing at the client that would be created, in either flow', () => {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      assert.deepEqual(changed(made({}, flow), { ...request, flow }), []);
    }
  });

  it('keeps every field that it does not know', () => {
    const client = made({ redirectUris: [], fullScopeAllowed: false, attributes: { other: 'x' }, name: 'Ours' });
    const adopted = adoptedClient(client, { ...request, name: 'New' });
    assert.equal(adopted.id, client.id);
    assert.equal(adopted.name, 'Ours');
    assert.equal(adopted.fullScopeAllowed, false);
    assert.equal(adopted.authorizationServicesEnabled, true);
    assert.equal(adopted.attributes?.['other'], 'x');
  });

  it('adds what is missing to what is there', () => {
    const client = made({ redirectUris: ['https://om.acme.example/callback', 'https://b'], webOrigins: ['https://b'] });
    const adopted = adoptedClient(client, request);
    assert.deepEqual(adopted.redirectUris, [
      'https://om.acme.example/callback',
      'https://b',
      'https://om.acme.example/silent-callback',
    ]);
    assert.deepEqual(adopted.webOrigins, ['https://b', 'https://om.acme.example']);
  });

  const covering: readonly Partial<StoredClient>[] = [
    { redirectUris: ['*'], webOrigins: ['*'] },
    { redirectUris: ['https://om.acme.example/*'], webOrigins: ['+'] },
    { redirectUris: ['/*'], rootUrl: 'https://om.acme.example' },
    { redirectUris: ['/callback', '/silent-callback'], rootUrl: 'https://om.acme.example/' },
    { attributes: { 'post.logout.redirect.uris': '+' } },
    { attributes: { 'post.logout.redirect.uris': 'https://om.acme.example*' } },
  ];
  for (const settings of covering) {
    it(`leaves alone what allows it already: ${JSON.stringify(settings)}`, () => {
      assert.deepEqual(changed(made(settings)), []);
    });
  }

  it('is not misled by what only looks alike', () => {
    for (const uri of [
      'https://om.acme.example',
      'https://om.acme.example/callback/',
      'http://om.acme.example/*',
      '/callback',
    ]) {
      assert.deepEqual(changed(made({ redirectUris: [uri, 'https://om.acme.example/silent-callback'], rootUrl: '' })), [
        'Valid redirect URIs',
      ]);
    }
  });

  it('takes `-` for no post logout redirect URI', () => {
    const adopted = adoptedClient(made({ attributes: { 'post.logout.redirect.uris': '-' } }), request);
    assert.equal(
      adopted.attributes?.['post.logout.redirect.uris'],
      'https://om.acme.example##https://om.acme.example/',
    );
  });

  it('does not touch flows that OpenMetadata does not use', () => {
    assert.deepEqual(changed(made({ implicitFlowEnabled: true, directAccessGrantsEnabled: true })), []);
  });

  it('switches Authorization off where the client becomes public, and not on where it becomes confidential', () => {
    assert.deepEqual(changed(made(), { ...request, flow: 'implicit' }), [
      'Client authentication',
      'Client authenticator',
      'Authorization',
      'Service account roles',
      'Implicit flow',
    ]);
    assert.deepEqual(changed(made({}, 'implicit')), ['Client authentication', 'Client authenticator']);
  });

  it('makes a client usable that is disabled, bearer-only or authenticates otherwise', () => {
    assert.deepEqual(changed(made({ enabled: false })), ['Enabled']);
    assert.deepEqual(changed(made({ bearerOnly: true })), ['Client authentication']);
    assert.deepEqual(changed(made({ clientAuthenticatorType: 'client-jwt' })), ['Client authenticator']);
  });
});

describe('a client in the list', () => {
  it('is for one of the flows, or for neither', () => {
    assert.equal(flowOf(made()), 'authorization-code');
    assert.equal(flowOf(made({}, 'implicit')), 'implicit');
    assert.equal(flowOf(made({ implicitFlowEnabled: false }, 'implicit')), undefined);
    assert.equal(flowOf(made({ standardFlowEnabled: false })), undefined);
    assert.equal(flowOf(made({ bearerOnly: true })), undefined);
  });

  it('is known for OpenMetadata’s by its callback or its name', () => {
    const forOpenMetadata = (changes: Partial<StoredClient>): boolean =>
      summaryOf(made({ clientId: 'other', redirectUris: [], ...changes })).forOpenMetadata;
    assert.equal(forOpenMetadata({}), false);
    assert.equal(forOpenMetadata({ redirectUris: ['https://x/callback'] }), true);
    assert.equal(forOpenMetadata({ redirectUris: ['https://x/oauth/callback-all'] }), false);
    assert.equal(forOpenMetadata({ clientId: 'OpenMetadata-prod' }), true);
    assert.equal(forOpenMetadata({ name: 'Open Metadata' }), true);
  });

  it('is left out if it is Keycloak’s own', () => {
    assert.equal(isKeycloaksOwn({ clientId: 'realm-management' }), true);
    assert.equal(isKeycloaksOwn({ clientId: 'Data-sec-realm', bearerOnly: true }), true);
    assert.equal(isKeycloaksOwn({ clientId: 'my-realm' }), false);
  });
});
