import assert from 'node:assert/strict';
import type { Session } from '../../../src/idp/provider';
import { admin, storedClient } from '../arrange';
import { adminSession, calm, failureOf, make, planOf, valueOf } from '../sessions';
import { realmWithClient, steps, theirs, twice } from './realms';
import { writesOf } from '../requests';

describe('changes at Keycloak', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  describe('the settings of a client', () => {
    it('changes what is asked for, shows it first, and keeps what others configured', async () => {
      const place = await realmWithClient();
      const client = await storedClient(place.realm, place.clientId);
      await admin('POST', `/${place.realm}/clients/${client.id}/authz/resource-server/resource`, {
        name: 'a resource',
      });
      const before = await theirs(place.realm, place.clientId);
      const set = {
        enabled: false,
        standardFlow: false,
        implicitFlow: true,
        directAccessGrants: true,
        redirectUris: ['https://om.acme.example/silent-callback', 'https://new.acme.example/callback'],
        postLogoutUris: ['https://new.acme.example/', 'https://new.acme.example'],
        webOrigins: ['+'],
        requiresPkce: true,
      };
      const plan = await twice(session, { kind: 'change-client', ...place, set });
      assert.deepEqual(steps(plan), ['change client']);
      assert.deepEqual(
        plan.steps[0]?.details.map(({ setting, before: was, after }) => [setting, was, after]),
        [
          ['Enabled', 'on', 'off'],
          ['Standard flow', 'on', 'off'],
          ['Implicit flow', 'off', 'on'],
          ['Direct access grants', 'off', 'on'],
          ['PKCE Method', 'none', 'S256'],
          [
            'Valid redirect URIs',
            'https://om.acme.example/callback, https://om.acme.example/silent-callback',
            'https://new.acme.example/callback, https://om.acme.example/silent-callback',
          ],
          [
            'Valid post logout redirect URIs',
            'https://om.acme.example/',
            'https://new.acme.example, https://new.acme.example/',
          ],
          ['Web origins', 'https://om.acme.example', '+'],
        ],
      );
      assert.match(
        plan.warnings.join('\n'),
        /come back to at https:\/\/om\.acme\.example\/callback can sign nobody in/,
      );
      const details = valueOf(await session.client(place.realm, place.clientId, calm));
      assert.ok(details !== undefined);
      for (const [name, value] of Object.entries(set)) {
        const actual: unknown = Reflect.get(details, name);
        const sorted = Array.isArray(actual) ? (actual as string[]).toSorted() : actual;
        assert.deepEqual(sorted, Array.isArray(value) ? value.toSorted() : value, name);
      }
      assert.deepEqual(await theirs(place.realm, place.clientId), before);
    });

    it('takes every setting back again', async () => {
      const place = await realmWithClient();
      const before = await storedClient(place.realm, place.clientId);
      const were = valueOf(await session.client(place.realm, place.clientId, calm));
      assert.ok(were !== undefined);
      const { enabled, standardFlow, implicitFlow, directAccessGrants, requiresPkce } = were;
      const { redirectUris, postLogoutUris, webOrigins } = were;
      await make(session, {
        kind: 'change-client',
        ...place,
        set: { enabled: false, requiresPkce: true, redirectUris: ['https://x.acme.example/'], postLogoutUris: [] },
      });
      const set = {
        ...{ enabled, standardFlow, implicitFlow, directAccessGrants, requiresPkce },
        ...{ redirectUris, postLogoutUris, webOrigins },
      };
      await make(session, { kind: 'change-client', ...place, set });
      assert.deepEqual(await storedClient(place.realm, place.clientId), before);
    });

    it('refuses addresses that Keycloak would take or answer with an error 500', async () => {
      const place = await realmWithClient({ redirectUris: ['https://theirs.acme.example/*'] });
      const refused: readonly (readonly [string, readonly string[]])[] = [
        ['redirectUris', ['*']],
        ['redirectUris', ['https://om.acme.example/*']],
        ['redirectUris', ['javascript:alert(1)']],
        ['redirectUris', ['https://om.acme.example/callback#x']],
        ['redirectUris', [`https://om.acme.example/${'x'.repeat(255)}`]],
        ['postLogoutUris', ['*']],
        ['webOrigins', ['https://om.acme.example/callback']],
      ];
      const writes = await writesOf(async () => {
        for (const [setting, value] of refused) {
          failureOf(
            await session.plan({ kind: 'change-client', ...place, set: { [setting]: value } }, calm),
            'invalid',
          );
        }
      });
      assert.deepEqual(writes, []);
      const kept = ['https://theirs.acme.example/*', 'https://om.acme.example/callback'];
      await make(session, { kind: 'change-client', ...place, set: { redirectUris: kept } });
      // None at all is none: Keycloak puts a wildcard in its place only when it creates a client.
      await make(session, { kind: 'change-client', ...place, set: { redirectUris: [] } });
      assert.deepEqual((await storedClient(place.realm, place.clientId))['redirectUris'], []);
    });

    it('does not overwrite what somebody else changed since the plan, and keeps what they changed elsewhere', async () => {
      const place = await realmWithClient();
      const plan = await planOf(session, {
        kind: 'change-client',
        ...place,
        set: { redirectUris: ['https://ours.acme.example/callback'] },
      });
      const client = await storedClient(place.realm, place.clientId);
      await admin('PUT', `/${place.realm}/clients/${client.id}`, {
        ...client,
        redirectUris: ['https://a.acme.example/'],
      });
      const writes = await writesOf(async () => {
        const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
        assert.match(failure.message, /Valid redirect URIs/);
      });
      assert.deepEqual(writes, []);
      await admin('PUT', `/${place.realm}/clients/${client.id}`, { ...client, name: 'renamed' });
      valueOf(await session.apply(plan, () => undefined, calm));
      const after = await storedClient(place.realm, place.clientId);
      assert.deepEqual([after['name'], after['redirectUris']], ['renamed', ['https://ours.acme.example/callback']]);
    });

    it('says so when the client is gone, before the plan and after', async () => {
      const place = await realmWithClient();
      const request = { kind: 'change-client', ...place, set: { enabled: false } } as const;
      const plan = await planOf(session, request);
      const { id } = await storedClient(place.realm, place.clientId);
      await admin('DELETE', `/${place.realm}/clients/${id}`);
      failureOf(await session.apply(plan, () => undefined, calm), 'not-found');
      failureOf(await session.plan(request, calm), 'not-found');
      failureOf(await session.plan({ ...request, clientId: 'account' }, calm), 'invalid');
    });
  });

  describe('client scopes', () => {
    it('attaches those that are missing, and no other', async () => {
      const place = await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: ['phone', 'email'] });
      const before = await theirs(place.realm, place.clientId);
      const plan = await twice(session, { kind: 'attach-scopes', ...place });
      assert.deepEqual(steps(plan), ['change scopes']);
      assert.deepEqual(plan.steps[0]?.details, [
        { setting: 'Client scope profile', before: 'not attached', after: 'Default' },
      ]);
      const after = await theirs(place.realm, place.clientId);
      const attached = [...(before['defaultClientScopes'] as readonly string[]), 'profile'].toSorted();
      assert.deepEqual(after, { ...before, defaultClientScopes: attached });
    });

    it('names the scope that the realm lacks, and the client', async () => {
      const place = await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: [] });
      failureOf(await session.plan({ kind: 'attach-scopes', ...place, clientId: 'nobody' }, calm), 'not-found');
      const scopes = (await admin('GET', `/${place.realm}/client-scopes`)) as { id: string; name: string }[];
      const email = scopes.find(({ name }) => name === 'email');
      await admin('DELETE', `/${place.realm}/client-scopes/${email?.id ?? ''}`);
      const failure = failureOf(await session.plan({ kind: 'attach-scopes', ...place }, calm), 'not-found');
      assert.match(failure.message, /no client scope email/);
    });
  });
});
