import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../src/core/result';
import type { Session } from '../../../src/idp/provider';
import { createKnown } from '../../../src/provisioning/known';
import { sessionDouble } from '../vscode/commands/doubles';

const { signal } = new AbortController();
const connection = 'keycloak https://sso.acme.example';

describe('what is known of connections', () => {
  it('is what their sessions have listed', async () => {
    const known = createKnown();
    const session = known.watch(sessionDouble());
    assert.equal(known.realms(connection), undefined);
    const realms = await session.realms(signal);
    const clients = await session.clients('Data-sec', signal);
    assert.ok(realms.ok && clients.ok);
    assert.deepEqual(known.realms(connection), { items: realms.value, isStale: false });
    assert.equal(known.clients(connection, 'Data-sec')?.items, clients.value);
    assert.equal(known.clients(connection, 'Other'), undefined);
    assert.deepEqual(known.realmsListed(connection), ['Data-sec']);
  });

  it('leaves everything else to the session', () => {
    const inner = sessionDouble();
    const session = createKnown().watch(inner);
    assert.equal(session.serverLabel, inner.serverLabel);
    assert.equal(session.credential, inner.credential);
    assert.equal(session.changes, inner.changes);
    assert.equal(session.consoleUrl('Data-sec'), inner.consoleUrl('Data-sec'));
  });

  it('hands on the first of a long list, and keeps the whole', async () => {
    const [first, second] = [{ clientId: 'a' }, { clientId: 'b' }].map((each) => ({
      ...each,
      label: each.clientId,
      flow: undefined,
      enabled: true,
      forOpenMetadata: false,
    }));
    assert.ok(first && second);
    const known = createKnown();
    const session = known.watch({
      ...sessionDouble(),
      clients: (_realm, _signal, onFirst) => {
        onFirst?.([first]);
        return Promise.resolve(ok([first, second]));
      },
    });
    const seen: unknown[] = [];
    await session.clients('Data-sec', signal, (clients) => seen.push(clients));
    assert.deepEqual(seen, [[first]]);
    assert.equal(known.clients(connection, 'Data-sec')?.items.length, 2);
  });

  it('is not changed by a list that could not be read', async () => {
    const failure = { kind: 'timeout', message: 'No answer.', nextStep: 'Try again.' } as const;
    const failing: Session = { ...sessionDouble(), realms: () => Promise.resolve(err(failure)) };
    const known = createKnown();
    assert.deepEqual(await known.watch(failing).realms(signal), err(failure));
    assert.equal(known.realms(connection), undefined);
  });

  it('goes stale where something changed, until it is listed again', async () => {
    const known = createKnown();
    const session = known.watch({ ...sessionDouble(), clients: () => Promise.resolve(ok([])) });
    await session.realms(signal);
    await session.clients('Data-sec', signal);
    await session.clients('Other', signal);
    const stale = () => [
      known.realms(connection)?.isStale,
      known.clients(connection, 'Data-sec')?.isStale,
      known.clients(connection, 'Other')?.isStale,
    ];
    known.touched({ connection: 'another' });
    assert.deepEqual(stale(), [false, false, false]);
    known.touched({ connection, realm: 'Data-sec' });
    assert.deepEqual(stale(), [false, true, false]);
    await session.clients('Data-sec', signal);
    assert.deepEqual(stale(), [false, false, false]);
    known.touched({ connection });
    assert.deepEqual(stale(), [true, true, true]);
    await session.realms(signal);
    known.touched(undefined);
    assert.deepEqual(stale(), [true, true, true]);
  });
});
