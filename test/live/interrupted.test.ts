import assert from 'node:assert/strict';
import type { ChangeRequest } from '../../src/idp/change';
import type { Session } from '../../src/idp/provider';
import { admin, freshName, freshRealm, freshUser, one, storedClient, type Json } from './arrange';
import { cutOff, writesOf } from './requests';
import { adminSession, calm, connectAs, failureOf, planOf, valueOf } from './sessions';

const password = 'n0t-temporary';
const user = { username: 'grace', email: 'grace@acme.example', firstName: 'Grace', lastName: 'H', password };

/** A kind of change, what it is made on, and how to tell that it has been made once and completely. */
interface Case {
  readonly write: RegExp;
  readonly arrange: () => Promise<ChangeRequest & { readonly realm: string }>;
  readonly made: (realm: string) => Promise<void>;
}

async function realmWithClient(settings: Json = {}): Promise<{ readonly realm: string; readonly clientId: string }> {
  const realm = await freshRealm();
  const clientId = 'open-metadata';
  const attributes = { 'client.secret.creation.time': '1700000000' };
  await admin('POST', `/${realm}/clients`, { clientId, redirectUris: [], attributes, ...settings });
  // Keycloak sets the time itself when it creates a client.
  const client = await storedClient(realm, clientId);
  await admin('PUT', `/${realm}/clients/${client.id}`, { ...client, attributes });
  return { realm, clientId };
}

const cases: Readonly<Record<string, Case>> = {
  'create-realm': {
    write: /^POST \/admin\/realms\/?$/,
    arrange: () => Promise.resolve({ kind: 'create-realm', realm: freshName('Data-sec') }),
    async made(realm) {
      assert.equal(((await admin('GET', `/${realm}`)) as Json)['enabled'], true);
    },
  },
  'change-client': {
    write: /^PUT .*\/clients\//,
    arrange: async () => ({
      kind: 'change-client',
      ...(await realmWithClient()),
      set: { redirectUris: ['https://om.acme.example/callback'], requiresPkce: true },
    }),
    async made(realm) {
      const client = await storedClient(realm, 'open-metadata');
      assert.deepEqual(client['redirectUris'], ['https://om.acme.example/callback']);
      assert.equal((client['attributes'] as Json)['pkce.code.challenge.method'], 'S256');
    },
  },
  'attach-scopes': {
    write: /^PUT .*\/default-client-scopes\//,
    arrange: async () => ({
      kind: 'attach-scopes',
      ...(await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: [] })),
    }),
    async made(realm) {
      const { defaultClientScopes } = await storedClient(realm, 'open-metadata');
      assert.deepEqual(defaultClientScopes, ['email', 'profile', 'roles']);
    },
  },
  'renew-secret': {
    write: /^POST .*\/client-secret$/,
    arrange: async () => ({ kind: 'renew-secret', ...(await realmWithClient({ secret: 'the old one' })) }),
    async made(realm) {
      assert.notEqual((await storedClient(realm, 'open-metadata'))['secret'], 'the old one');
    },
  },
  'delete-client': {
    write: /^DELETE .*\/clients\//,
    arrange: async () => ({ kind: 'delete-client', ...(await realmWithClient()) }),
    async made(realm) {
      assert.deepEqual(await admin('GET', `/${realm}/clients?clientId=open-metadata`), []);
    },
  },
  'create-user': {
    write: /^POST .*\/users\/?$/,
    arrange: async () => ({ kind: 'create-user', realm: await freshRealm(), user }),
    async made(realm) {
      await one(`/${realm}/users?username=grace&exact=true`);
      valueOf(await connectAs(realm, 'grace', password));
    },
  },
  'set-password': {
    write: /^PUT .*\/reset-password$/,
    async arrange() {
      const realm = await freshRealm();
      await freshUser(realm, [], { username: 'grace' });
      return { kind: 'set-password', realm, username: 'grace', password, temporary: false };
    },
    async made(realm) {
      valueOf(await connectAs(realm, 'grace', password));
    },
  },
};

describe('a change that is cut off', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  for (const [kind, { write, arrange, made }] of Object.entries(cases)) {
    for (const reaches of [false, true]) {
      it(`${kind}: ${reaches ? 'after' : 'before'} Keycloak did its part`, async () => {
        const request = await arrange();
        const plan = await planOf(session, request);
        const cut = await cutOff(write, reaches, () => session.apply(plan, () => undefined, calm));
        failureOf(cut, 'unreachable', [password]);
        assert.ok((await session.apply(plan, () => undefined, calm)).ok);
        await made(request.realm);
      });
    }
  }

  it('renew-secret: what was renewed, though the answer was lost, is not renewed again', async () => {
    const place = await realmWithClient();
    const plan = await planOf(session, { kind: 'renew-secret', ...place });
    await cutOff(/\/client-secret$/, true, () => session.apply(plan, () => undefined, calm));
    const { secret } = await storedClient(place.realm, place.clientId);
    const writes = await writesOf(async () => {
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.equal(clientSecret, secret);
    });
    assert.deepEqual(writes, []);
  });
});
