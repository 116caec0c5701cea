import assert from 'node:assert/strict';
import type { Session } from '../../../src/idp/provider';
import { admin, storedClient, type Json } from '../arrange';
import { adminSession, calm, failureOf, planOf, valueOf } from '../sessions';
import { realmWithClient, theirs, without } from './realms';
import { writesOf } from '../requests';

describe('changes at Keycloak', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  describe('a client’s secret', () => {
    const secretOf = async (realm: string): Promise<unknown> => (await storedClient(realm, 'open-metadata'))['secret'];

    /** As if the secret had been set long ago: Keycloak keeps the time to the second. */
    async function aged(place: { readonly realm: string; readonly clientId: string }): Promise<unknown> {
      const client = await storedClient(place.realm, place.clientId);
      const attributes = { ...(client['attributes'] as Json), 'client.secret.creation.time': '1700000000' };
      await admin('PUT', `/${place.realm}/clients/${client.id}`, { ...client, attributes });
      return client['secret'];
    }

    it('is renewed, with a warning of what breaks, and told', async () => {
      const place = await realmWithClient();
      const old = await aged(place);
      const before = await theirs(place.realm, place.clientId);
      const plan = await planOf(session, { kind: 'renew-secret', ...place });
      assert.deepEqual(plan.steps[0]?.details, [
        { setting: 'Client Secret', before: 'set at 2023-11-14 22:13:20 UTC', after: 'a new one' },
      ]);
      assert.match(plan.warnings.join(), /old secret is refused at once/);
      assert.ok(!JSON.stringify(plan).includes(String(old)));
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.notEqual(clientSecret, old);
      assert.equal(clientSecret, await secretOf(place.realm));
      const after = await theirs(place.realm, place.clientId);
      const renewed = ['attributes', 'secret'];
      assert.deepEqual(without(after, renewed), without(before, renewed));
    });

    it('is not renewed twice by one plan: a repeat tells the one that there is', async () => {
      const place = await realmWithClient();
      await aged(place);
      const plan = await planOf(session, { kind: 'renew-secret', ...place });
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      const writes = await writesOf(async () => {
        assert.deepEqual(valueOf(await session.apply(plan, () => undefined, calm)), { clientSecret });
      });
      assert.deepEqual(writes, []);
    });

    it('is that of somebody else who was faster', async () => {
      const place = await realmWithClient();
      await aged(place);
      const plan = await planOf(session, { kind: 'renew-secret', ...place });
      const { id } = await storedClient(place.realm, place.clientId);
      await admin('POST', `/${place.realm}/clients/${id}/client-secret`);
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.equal(clientSecret, await secretOf(place.realm));
    });

    it('is none that a public client has', async () => {
      const place = await realmWithClient({
        publicClient: true,
        serviceAccountsEnabled: false,
        authorizationServicesEnabled: false,
      });
      assert.match(
        failureOf(await session.plan({ kind: 'renew-secret', ...place }, calm), 'invalid').message,
        /public/,
      );
    });
  });
});
