import assert from 'node:assert/strict';
import type { Session } from '../../../src/idp/provider';
import { admin, storedClient } from '../arrange';
import { adminSession, calm, failureOf, planOf, valueOf } from '../sessions';
import { realmWithClient, steps, twice } from './realms';

describe('changes at Keycloak', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  describe('deleting a client', () => {
    it('shows what is lost, and finds it gone the second time', async () => {
      const place = await realmWithClient();
      const plan = await twice(session, { kind: 'delete-client', ...place });
      assert.deepEqual(steps(plan), ['delete client']);
      assert.match(plan.warnings.join(), /Nobody can sign in through open-metadata/);
      assert.ok(plan.steps[0]?.details.every(({ before, after }) => before !== undefined && after === 'deleted'));
      assert.equal(valueOf(await session.client(place.realm, place.clientId, calm)), undefined);
    });

    it('does not delete a client that somebody changed or made anew', async () => {
      const place = await realmWithClient();
      const plan = await planOf(session, { kind: 'delete-client', ...place });
      const { id } = await storedClient(place.realm, place.clientId);
      await admin('DELETE', `/${place.realm}/clients/${id}`);
      await admin('POST', `/${place.realm}/clients`, {
        clientId: place.clientId,
        redirectUris: ['https://b.acme.example/'],
      });
      failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      await storedClient(place.realm, place.clientId);
    });

    it('leaves Keycloak’s own clients alone', async () => {
      const { realm } = await realmWithClient();
      for (const clientId of ['account', 'realm-management', 'admin-cli', 'security-admin-console']) {
        failureOf(await session.plan({ kind: 'delete-client', realm, clientId }, calm), 'invalid');
      }
      failureOf(
        await session.plan({ kind: 'delete-client', realm: 'master', clientId: `${realm}-realm` }, calm),
        'invalid',
      );
    });
  });
});
