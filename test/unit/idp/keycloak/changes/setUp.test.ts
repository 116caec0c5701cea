import assert from 'node:assert/strict';
import type { SetUpRequest } from '../../../../../src/idp/change';
import type { StoredClient } from '../../../../../src/idp/keycloak/admin';
import { compareClient } from '../../../../../src/idp/keycloak/changes/parts/openMetadataClient';
import { compareScopes } from '../../../../../src/idp/keycloak/changes/parts/scopes';
import { compareUser } from '../../../../../src/idp/keycloak/changes/parts/user';
import { newClient } from '../../../../../src/idp/keycloak/client/representation';

const user = {
  username: 'admin-user',
  email: 'a@acme.example',
  firstName: 'A',
  lastName: 'B',
  password: 's3cret',
};

const request: SetUpRequest = {
  kind: 'set-up',
  realm: 'Data-sec',
  createRealm: true,
  client: 'open-metadata',
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

const stored: StoredClient = { ...newClient(request), id: 'id', defaultClientScopes: ['email', 'roles', 'profile'] };

describe('the parts of a set-up at Keycloak', () => {
  it('a client is created, kept as it is, or changed as far as OpenMetadata needs', () => {
    assert.equal(compareClient(request, undefined).step.kind, 'create');
    assert.equal(compareClient(request, stored).step.kind, 'keep');
    const { step } = compareClient(request, { ...stored, redirectUris: ['https://b'] });
    assert.equal(step.kind, 'change');
    assert.deepEqual(step.details, [
      {
        setting: 'Valid redirect URIs',
        before: 'https://b',
        after: 'https://b, https://om.acme.example/callback, https://om.acme.example/silent-callback',
      },
    ]);
  });

  it('client scopes are attached one by one, so that what is left of a step is part of it', () => {
    const line = (scope: string) => ({
      setting: `Client scope ${scope}`,
      before: 'not attached',
      after: 'Default',
    });
    assert.deepEqual(compareScopes('open-metadata', undefined).step.details, [line('email'), line('profile')]);
    const half = { ...stored, defaultClientScopes: ['roles'], optionalClientScopes: ['email'] };
    assert.deepEqual(compareScopes('open-metadata', half).step.details, [line('profile')]);
    assert.equal(compareScopes('open-metadata', stored).step.kind, 'keep');
  });

  it('a user is created, or kept with the password they have', () => {
    const nobody = { named: undefined, emailOwner: undefined };
    assert.equal(compareUser('Data-sec', user, nobody).step.kind, 'create');
    assert.ok(!JSON.stringify(compareUser('Data-sec', user, nobody)).includes(user.password));
    const named = { username: 'admin-user', email: 'A@acme.example' };
    const kept = compareUser('Data-sec', user, { named, emailOwner: named });
    assert.deepEqual([kept.step.kind, kept.warnings], ['keep', []]);
  });

  it('warn of what the user would not expect', () => {
    const of = (client: Partial<StoredClient>, flow = request.flow): string =>
      (compareClient({ ...request, flow }, { ...stored, ...client }).warnings ?? []).join('\n');
    assert.match(of({}, 'implicit'), /its secret stops working/);
    assert.match(of({ publicClient: true }), /gets a new secret/);
    assert.match(of({ redirectUris: ['*', 'x*'] }), /redirect URIs \*, x\*/);
    assert.match(of({ attributes: { 'pkce.code.challenge.method': 'S256' } }), /PKCE/);
    const ofUser = (named: object | undefined, emailOwner?: { readonly username: string }): string =>
      (compareUser('Data-sec', user, { named, emailOwner }).warnings ?? []).join('\n');
    assert.match(ofUser(undefined, { username: 'bob' }), /user bob has the e-mail address a@acme\.example/);
    assert.match(ofUser({ enabled: false, email: 'a@acme.example' }), /is disabled/);
    assert.match(ofUser({}), /no e-mail address/);
    assert.match(ofUser({ email: 'b@acme.example' }), /has the e-mail address b@acme\.example, not a@/);
  });
});
