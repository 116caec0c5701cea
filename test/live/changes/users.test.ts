import assert from 'node:assert/strict';
import type { Session } from '../../../src/idp/provider';
import { admin, freshName, freshRealm, freshUser, one } from '../arrange';
import { adminSession, calm, connectAs, failureOf, make, planOf, valueOf } from '../sessions';
import { steps, twice } from './realms';

describe('changes at Keycloak', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  describe('users', () => {
    const person = (username: string) => ({
      username,
      email: `${username}@acme.example`,
      firstName: 'Grace',
      lastName: 'O’Hara-Çelik',
      password: 'n0t "temporary" ü',
    });

    it('creates one who can sign in at once, and keeps one who is there', async () => {
      const realm = await freshRealm();
      const user = person(freshName('grace'));
      const plan = await twice(session, { kind: 'create-user', realm, user });
      assert.deepEqual(steps(plan), ['create user']);
      assert.ok(!JSON.stringify(plan.steps).includes(user.password));
      valueOf(await connectAs(realm, user.username, user.password));
      await make(session, { kind: 'create-user', realm, user: { ...user, password: 'another' } });
      valueOf(await connectAs(realm, user.username, user.password));
    });

    it('knows a user whom the realm has named by their address', async () => {
      const realm = await freshRealm({ registrationEmailAsUsername: true });
      await twice(session, { kind: 'create-user', realm, user: person('grace') });
      await one(`/${realm}/users?email=grace@acme.example`);
    });

    it('warns of a user who is there and cannot sign in to OpenMetadata', async () => {
      const realm = await freshRealm();
      await freshUser(realm, [], { username: 'grace', email: '', enabled: false });
      const { warnings } = await planOf(session, { kind: 'create-user', realm, user: person('Grace') });
      assert.match(warnings.join('\n'), /is disabled/);
      assert.match(warnings.join('\n'), /has no e-mail address/);
    });

    it('sets a password, for good or for the next sign-in only', async () => {
      const realm = await freshRealm();
      const { username } = await freshUser(realm);
      const request = { kind: 'set-password', realm, username, password: 'a "new" one ü' } as const;
      const plan = await planOf(session, { ...request, temporary: false });
      assert.match(plan.steps[0]?.details[0]?.before ?? '', /^set at \d{4}-/);
      assert.ok(!JSON.stringify(plan.steps).includes(request.password));
      valueOf(await session.apply(plan, () => undefined, calm));
      valueOf(await connectAs(realm, username, request.password));
      await make(session, { ...request, temporary: true });
      const user = await one(`/${realm}/users?username=${username}&exact=true`);
      assert.deepEqual(user['requiredActions'], ['UPDATE_PASSWORD']);
      await make(session, { ...request, temporary: false });
      valueOf(await connectAs(realm, username, request.password));
    });

    it('tells the words of the password policy, and who is not there', async () => {
      const realm = await freshRealm({ passwordPolicy: 'length(12)' });
      const { username } = await freshUser(realm);
      const request = { kind: 'set-password', realm, username, password: 'sh0rt-Pw', temporary: false } as const;
      const plan = await planOf(session, request);
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'invalid', [request.password]);
      assert.match(failure.serverWords ?? '', /minimum length 12|Password policy not met/);
      failureOf(await session.plan({ ...request, username: 'nobody' }, calm), 'not-found');
    });

    it('does not overwrite a password that somebody else has set since', async () => {
      const realm = await freshRealm();
      const { username } = await freshUser(realm);
      const user = await one(`/${realm}/users?username=${username}&exact=true`);
      const [old] = (await admin('GET', `/${realm}/users/${user.id}/credentials`)) as { id: string }[];
      const plan = await planOf(session, { kind: 'set-password', realm, username, password: 'ours', temporary: false });
      await admin('DELETE', `/${realm}/users/${user.id}/credentials/${old?.id ?? ''}`);
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      assert.match(failure.message, new RegExp(`The password of ${username} has been changed by someone else`));
    });
  });
});
