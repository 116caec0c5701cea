import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import type { View } from '../../../src/core/view';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { locateClient, locateRealm } from '../../../src/provisioning/located';
import { providers } from '../../../src/provisioning/providers';

const profile = (id: string, url: string): ConnectionProfile => ({
  id,
  provider: 'keycloak',
  url,
  method: 'password',
  answers: {},
  account: 'alice',
});
const acme = profile('acme', 'https://sso.acme.example');
const europe = profile('europe', 'https://sso.acme.eu.example/auth');

const view = (authority: string, rest = ''): View =>
  serverYaml.read(`authenticationConfiguration:\n  provider: custom-oidc\n  authority: ${authority}\n${rest}`);

const realm = (file: View, ...profiles: readonly ConnectionProfile[]) => locateRealm(file, profiles, providers);

describe('where a configuration signs users in', () => {
  it('is the connection with its host and base path', () => {
    assert.deepEqual(realm(view('https://sso.acme.eu.example/auth/realms/Data-sec'), acme, europe), {
      connection: 'europe',
      realm: 'Data-sec',
    });
    assert.equal(realm(view('https://sso.acme.eu.example/realms/Data-sec'), acme, europe), undefined);
  });

  it('is found by the discovery document, whatever the browser’s host is', () => {
    const file = view(
      'https://login.acme.example/realms/Data-sec',
      '  oidcConfiguration:\n    discoveryUri: https://sso.acme.example/realms/Data-sec/.well-known/openid-configuration\n',
    );
    assert.deepEqual(realm(file, acme, europe), { connection: 'acme', realm: 'Data-sec' });
  });

  it('is the only connection there is, under any host', () => {
    const file = view('http://keycloak:8080/realms/Data%20sec');
    assert.deepEqual(realm(file, acme), { connection: 'acme', realm: 'Data sec' });
    assert.equal(realm(file, acme, europe), undefined);
    assert.equal(realm(file), undefined);
  });

  it('is nowhere for what no provider knows', () => {
    for (const authority of ['https://accounts.google.com', '${AUTHORITY}', "''"])
      assert.equal(realm(view(authority), acme), undefined);
  });

  it('has a client where the file names one', () => {
    const file = view('https://sso.acme.example/realms/Data-sec', '  clientId: om\n');
    assert.deepEqual(locateClient(file, [acme], providers), { connection: 'acme', realm: 'Data-sec', client: 'om' });
    assert.equal(locateClient(view('https://sso.acme.example/realms/Data-sec'), [acme], providers), undefined);
  });
});
