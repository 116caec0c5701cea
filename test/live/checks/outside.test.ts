import assert from 'node:assert/strict';
import { admin, freshRealm, type Json } from '../arrange';
import { outsideCases } from './cases';
import { faultsOf } from '../../support/checks';
import { check, client, fileOf } from './files';

/** Keycloak's own languages and markup: what decides must be in neither. */
const manners: readonly { readonly name: string; readonly realm: Json; readonly readable: boolean }[] = [
  { name: 'in English', realm: {}, readable: true },
  {
    name: 'in German by default, with another theme',
    realm: {
      internationalizationEnabled: true,
      supportedLocales: ['de', 'en'],
      defaultLocale: 'de',
      loginTheme: 'base',
    },
    readable: true,
  },
  {
    name: 'in German only',
    realm: { internationalizationEnabled: true, supportedLocales: ['de'], defaultLocale: 'de' },
    readable: false,
  },
];

describe('live checks without an account', function () {
  this.timeout(60_000);

  for (const { name: manner, realm: settings, readable } of manners) {
    describe(`Keycloak answers ${manner}`, () => {
      let realm: string;

      before(async () => {
        realm = await freshRealm({ ...settings, eventsEnabled: true, adminEventsEnabled: true });
        await admin('DELETE', `/${realm}/admin-events`);
        await Promise.all(
          outsideCases.map(({ client: how }, index) =>
            client(realm, { clientId: `client-${index.toString()}`, ...how }),
          ),
        );
        await admin('DELETE', `/${realm}/admin-events`);
      });

      for (const [index, { name, wish, faults, faultsUnread = faults }] of outsideCases.entries()) {
        it(name, async () => {
          const clientId = `client-${index.toString()}`;
          const report = await check(fileOf({ realm, clientId, ...wish?.(clientId) }));
          assert.deepEqual(
            faultsOf(report),
            readable ? faults : faultsUnread,
            JSON.stringify(report.outcomes, undefined, 2),
          );
          assert.equal(report.failed, report.observed.observations.length);
        });
      }

      it('nobody got a token and nothing was changed', async () => {
        assert.deepEqual(await admin('GET', `/${realm}/admin-events`), []);
        assert.deepEqual(await admin('GET', `/${realm}/client-session-stats`), []);
        const events = (await admin('GET', `/${realm}/events?max=1000`)) as readonly { readonly type: string }[];
        assert.deepEqual([...new Set(events.map(({ type }) => type))].sort(), ['CODE_TO_TOKEN_ERROR', 'LOGIN_ERROR']);
      });
    });
  }
});
