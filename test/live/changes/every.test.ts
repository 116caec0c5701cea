import assert from 'node:assert/strict';
import type { ChangeRequest } from '../../../src/idp/change';
import type { Session } from '../../../src/idp/provider';
import { admin, freshName, freshRealm, freshServiceAccount, freshUser, type Json } from '../arrange';
import {
  adminSession,
  calm,
  connectAs,
  connectService,
  failureOf,
  make,
  planOf,
  requestFor,
  setUp,
  valueOf,
} from '../sessions';
import { realmWithClient, steps } from './realms';

describe('every change at Keycloak', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  it('makes a realm, also when the plan is carried out twice', async () => {
    const realm = freshName('Data-sec');
    const plan = await planOf(session, { kind: 'create-realm', realm });
    valueOf(await session.apply(plan, () => undefined, calm));
    valueOf(await session.apply(plan, () => undefined, calm));
  });

  describe('what an administrator can import instead', () => {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      it(`makes the same client, ${flow}`, async () => {
        const [ours, theirs, partly] = [await freshRealm(), await freshRealm(), await freshRealm()];
        const request = requestFor(ours, { flow, name: 'OpenMetadata', openMetadataUrl: 'https://om.acme.example' });
        const { plan } = await setUp(session, request);
        assert.ok(plan.importable !== undefined);
        const client = JSON.parse(plan.importable) as Json;
        assert.ok(!('secret' in client));
        // What "Import client" in the admin console sends.
        await admin('POST', `/${theirs}/clients`, client);
        await admin('POST', `/${partly}/partialImport`, { ifResourceExists: 'FAIL', clients: [client] });
        for (const realm of [theirs, partly]) {
          const again = await planOf(session, { ...request, realm });
          assert.deepEqual(steps(again), ['keep realm', 'keep client', 'keep scopes']);
          assert.equal(again.importable, undefined);
        }
      });
    }
  });

  it('takes names that are hard to write', async () => {
    const realm = `${freshName('Data sec')}'ü`;
    await admin('POST', '', { realm, enabled: true });
    for (const clientId of ['a"b\'c', 'https://om.acme.example/a b?c=d&e#f%g', 'ünï–čøde 目录', 'x'.repeat(233)]) {
      await admin('POST', `/${encodeURIComponent(realm)}/clients`, { clientId, defaultClientScopes: ['roles'] });
      const place = { realm, clientId };
      await make(session, { kind: 'change-client', ...place, set: { enabled: false, implicitFlow: true } });
      await make(session, { kind: 'attach-scopes', ...place });
      const { clientSecret } = await make(session, { kind: 'renew-secret', ...place });
      assert.equal(valueOf(await session.clientSecret(realm, clientId, calm)), clientSecret);
      await make(session, { kind: 'delete-client', ...place });
      assert.equal(valueOf(await session.client(realm, clientId, calm)), undefined);
    }
    for (const username of ['o’hara', 'a_b-c', 'grace@acme.example', 'çelik', 'a+b']) {
      const user = { username, email: 'x@acme.example', firstName: 'A', lastName: 'B', password: 'pw' };
      const email = username.includes('@') ? username : `${freshName('mail')}@acme.example`;
      await make(session, { kind: 'create-user', realm, user: { ...user, email } });
      await make(session, { kind: 'set-password', realm, username, password: 'pw2', temporary: true });
      const { steps: again } = await planOf(session, { kind: 'create-user', realm, user: { ...user, email } });
      assert.equal(again[0]?.kind, 'keep', username);
    }
  });

  it('names the right that an account lacks, for every kind', async () => {
    const place = await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: [] });
    const { realm } = place;
    const { username, password } = await freshUser(realm, ['view-clients', 'view-users']);
    const viewer = valueOf(await connectAs(realm, username, password));
    const set = { enabled: false };
    const user = { username: 'someone', email: 's@acme.example', firstName: 'A', lastName: 'B', password: 'pw' };
    const needed: readonly (readonly [ChangeRequest, RegExp])[] = [
      [{ kind: 'change-client', ...place, set }, /manage-clients/],
      [{ kind: 'attach-scopes', ...place }, /manage-clients/],
      [{ kind: 'renew-secret', ...place }, /manage-clients/],
      [{ kind: 'delete-client', ...place }, /manage-clients/],
      [{ kind: 'create-user', realm, user }, /manage-users/],
      [{ kind: 'set-password', realm, username, password: 'pw', temporary: false }, /manage-users/],
      [{ kind: 'create-realm', realm: freshName('R') }, /create-realm/],
    ];
    for (const [request, role] of needed) {
      const plan = await viewer.plan(request, calm);
      const outcome = plan.ok ? await viewer.apply(plan.value, () => undefined, calm) : plan;
      assert.match(failureOf(outcome, 'forbidden', [password]).message, role, request.kind);
    }
  });

  it('warns who would cut off their own connection', async () => {
    const realm = await freshRealm();
    const account = await freshServiceAccount(realm, ['manage-clients']);
    const service = valueOf(await connectService(realm, account));
    const place = { realm, clientId: account.clientId };
    for (const request of [
      { kind: 'renew-secret', ...place },
      { kind: 'delete-client', ...place },
      { kind: 'change-client', ...place, set: { enabled: false } },
    ] as const) {
      assert.match((await planOf<ChangeRequest>(service, request)).warnings.join(), /This connection itself/);
    }
  });
});
