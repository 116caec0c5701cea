import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../src/core/result';
import type { Failure } from '../../../src/idp/failure';
import type { Session } from '../../../src/idp/provider';
import { lastingSession } from '../../../src/provisioning/lastingSession';
import { sessionDouble } from '../vscode/commands/doubles';

const { signal } = new AbortController();

const ended: Failure = { kind: 'unauthorized', message: 'The session has ended.', nextStep: 'Sign in again.' };

/** A session that the provider has ended. */
const endedSession = (): Session => ({
  ...sessionDouble(),
  realms: () => Promise.resolve(err(ended)),
  plan: () => Promise.resolve(err(ended)),
});

describe('a session that lasts', () => {
  it('repeats what was asked once the user has signed in again, and stays with the new session', async () => {
    const fresh = sessionDouble();
    let renewals = 0;
    const session = lastingSession(endedSession(), (failure) => {
      assert.deepEqual(failure, ended);
      renewals += 1;
      return Promise.resolve(fresh);
    });
    const request = { kind: 'create-realm', realm: 'Data-sec' } as const;
    const plan = await session.plan(request, signal);
    assert.ok(plan.ok && plan.value.request === request);
    assert.ok((await session.realms(signal)).ok);
    assert.deepEqual([renewals, fresh.calls], [1, ['plan', 'realms']]);
  });

  it('asks once for all that wait', async () => {
    let renewals = 0;
    const session = lastingSession(endedSession(), () => {
      renewals += 1;
      return Promise.resolve(sessionDouble());
    });
    const answers = await Promise.all([session.realms(signal), session.realms(signal), session.realms(signal)]);
    assert.ok(answers.every(({ ok: fine }) => fine));
    assert.equal(renewals, 1);
  });

  it('fails as it did where the user would rather not, and asks again the next time', async () => {
    let renewals = 0;
    const session = lastingSession(endedSession(), () => {
      renewals += 1;
      return Promise.resolve(undefined);
    });
    assert.deepEqual(await session.realms(signal), err(ended));
    assert.deepEqual(await session.realms(signal), err(ended));
    assert.equal(renewals, 2);
  });

  it('asks nobody for any other failure, nor for a call that was given up', async () => {
    const forbidden: Failure = { ...ended, kind: 'forbidden' };
    const session = lastingSession({ ...endedSession(), users: () => Promise.resolve(err(forbidden)) }, () =>
      assert.fail('nobody is asked'),
    );
    assert.deepEqual(await session.users('Data-sec', { search: '', first: 0, limit: 1 }, signal), err(forbidden));
    assert.deepEqual(await session.realms(AbortSignal.abort()), err(ended));
  });

  it('is the session of now in everything else', () => {
    const session = lastingSession(sessionDouble(), () => Promise.resolve(undefined));
    assert.equal(session.profile.account, 'alice');
    assert.equal(session.credential, 'refresh-token');
    assert.deepEqual(ok(session.serverLabel), ok('Keycloak 26.7.3'));
  });

  it('has the calls that only some providers have where the provider has them', async () => {
    const plain = lastingSession(endedSession(), () => Promise.resolve(undefined));
    assert.ok(!('loginSources' in plain));
    const sources = [{ name: 'Employees', kind: 'database', enabled: false }];
    const ofClient: NonNullable<Session['loginSources']> = (realm, clientId) =>
      Promise.resolve(ok(sources.map((source) => ({ ...source, name: `${realm} ${clientId} ${source.name}` }))));
    const old: Session = { ...endedSession(), loginSources: () => Promise.resolve(err(ended)) };
    const session = lastingSession(old, () => Promise.resolve({ ...sessionDouble(), loginSources: ofClient }));
    assert.deepEqual(
      await session.loginSources?.('acme', 'app', signal),
      ok([{ name: 'acme app Employees', kind: 'database', enabled: false }]),
    );
  });
});
