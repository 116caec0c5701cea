import assert from 'node:assert/strict';
import { rootCertificates } from 'node:tls';
import { describe, it } from 'mocha';
import { err, ok, type Result } from '../../../src/core/result';
import { trustFor } from '../../../src/idp/authorities';
import type { Failure } from '../../../src/idp/failure';
import type { ConnectionProfile, SessionHost } from '../../../src/idp/connection';
import type { IdentityProvider, Session } from '../../../src/idp/provider';
import { createConnections, type Connections } from '../../../src/provisioning/connections';
import type { Place } from '../../../src/provisioning/place';
import { entryDouble, providerDouble, sessionDouble, wrongPassword } from '../vscode/commands/doubles';
import { rememberingHost } from './rememberingHost';

const { signal } = new AbortController();
const signIn = {
  provider: 'keycloak',
  url: 'https://sso.acme.example',
  method: 'password',
  answers: { username: 'alice', password: 'sesame' },
} as const;
const id = 'keycloak https://sso.acme.example';
const credentialKey = `connection/${id}`;

interface World {
  connections: Connections;
  readonly stored: Map<string, string>;
  readonly saved: () => readonly ConnectionProfile[];
  readonly events: (Place | undefined)[];
  /** The same storage, as the next start of VS Code finds it. */
  restart(): void;
}

function world(provider: Partial<IdentityProvider> = {}): World {
  const { host, stored } = rememberingHost([
    { ...entryDouble, load: () => Promise.resolve({ ...providerDouble, ...provider }) },
  ]);
  const events: (Place | undefined)[] = [];
  const create = (): Connections => {
    const connections = createConnections(host);
    connections.onDidChange((place) => events.push(place));
    return connections;
  };
  const made: World = {
    connections: create(),
    stored,
    saved: () => host.profiles.load(),
    events,
    restart: () => void (made.connections = create()),
  };
  return made;
}

describe('connections', () => {
  it('remembers a connection, its credential apart from the profile and no password at all', async () => {
    const { connections, stored, saved, events } = world();
    const added = await connections.add(signIn, signal);
    assert.ok(added.ok);
    assert.deepEqual(
      saved().map((profile) => profile.id),
      [id],
    );
    assert.deepEqual([...stored], [[credentialKey, 'refresh-token']]);
    assert.doesNotMatch(JSON.stringify(saved()), /sesame|refresh-token/);
    assert.ok(events.includes(undefined));
  });

  it('remembers nothing of a sign-in that failed', async () => {
    const { connections, stored, saved } = world();
    const answers = { ...signIn.answers, password: 'wrong' };
    assert.deepEqual(await connections.add({ ...signIn, answers }, signal), err(wrongPassword));
    assert.deepEqual([saved(), [...stored]], [[], []]);
  });

  it('is one connection, however often the same account is added', async () => {
    const { connections, saved } = world();
    await connections.add(signIn, signal);
    await connections.add(signIn, signal);
    assert.equal(saved().length, 1);
  });

  it('opens a session when it is first asked for, once for all who ask at the same time', async () => {
    let opened = 0;
    const reconnect = ({ url }: ConnectionProfile): Promise<Result<Session, Failure>> => {
      opened += 1;
      return Promise.resolve(ok(sessionDouble(url)));
    };
    const made = world({ reconnect });
    await made.connections.add(signIn, signal);
    made.restart();
    assert.equal(opened, 0);
    const [first, second] = await Promise.all([
      made.connections.session(id, signal),
      made.connections.session(id, signal),
    ]);
    assert.ok(first.ok && second.ok && first.value === second.value);
    assert.equal(opened, 1);
  });

  it('goes on opening for those who have not given up', async () => {
    const first = new AbortController();
    const reconnect: IdentityProvider['reconnect'] = ({ url }, _credential, _host, within) =>
      new Promise((resolve) => {
        if (within !== first.signal) resolve(ok(sessionDouble(url)));
        within.addEventListener('abort', () => {
          resolve(err({ kind: 'cancelled', message: 'Cancelled.', nextStep: '' }));
        });
        first.abort();
      });
    const made = world({ reconnect });
    await made.connections.add(signIn, signal);
    made.restart();
    const asked = [made.connections.session(id, first.signal), made.connections.session(id, signal)];
    assert.deepEqual(
      (await Promise.all(asked)).map((result) => result.ok),
      [false, true],
    );
    assert.equal(made.connections.failure(id), undefined);
  });

  it('says why a connection does not open, until somebody wants it tried again', async () => {
    const made = world();
    await made.connections.add(signIn, signal);
    made.stored.set(credentialKey, 'expired');
    made.restart();
    assert.deepEqual(await made.connections.session(id, signal), err(wrongPassword));
    assert.deepEqual(made.connections.failure(id), wrongPassword);
    made.connections.touch({ connection: id });
    assert.equal(made.connections.failure(id), undefined);
  });

  it('asks to sign in again where the credential is gone', async () => {
    const made = world();
    await made.connections.add(signIn, signal);
    made.stored.clear();
    made.restart();
    const result = await made.connections.session(id, signal);
    assert.ok(!result.ok && result.error.kind === 'unauthorized');
  });

  it('keeps a credential that the provider renews, but none of a connection that is gone', async () => {
    let host: SessionHost | undefined;
    const connect: IdentityProvider['connect'] = (url, _method, _answers, given) => {
      host = given;
      return Promise.resolve(ok(sessionDouble(url)));
    };
    const { connections, stored } = world({ connect });
    await connections.add(signIn, signal);
    await host?.keepCredential('renewed');
    assert.equal(stored.get(credentialKey), 'renewed');
    await connections.remove(id);
    await host?.keepCredential('late');
    assert.deepEqual([...stored], []);
  });

  it('gives up a credential only where no other has taken its place', async () => {
    let host: SessionHost | undefined;
    const connect: IdentityProvider['connect'] = (url, _method, _answers, given) => {
      host ??= given;
      return Promise.resolve(ok(sessionDouble(url)));
    };
    const { connections, stored } = world({ connect });
    await connections.add(signIn, signal);
    await connections.add(signIn, signal);
    await host?.keepCredential('', 'that of the first sign-in');
    assert.equal(stored.get(credentialKey), 'refresh-token');
    await host?.keepCredential('', 'refresh-token');
    assert.equal(stored.get(credentialKey), '');
  });

  it('drops a session that the provider has ended', async () => {
    const ended = { ...sessionDouble(), realms: () => Promise.resolve(err(wrongPassword)) };
    const { connections, events } = world({ connect: () => Promise.resolve(ok(ended)) });
    const added = await connections.add(signIn, signal);
    assert.ok(added.ok);
    await added.value.realms(signal);
    assert.equal(connections.opened(id), undefined);
    assert.deepEqual(connections.failure(id), wrongPassword);
    assert.deepEqual(events.at(-1), { connection: id });
  });

  it('signs out and forgets everything when it is removed', async () => {
    const session = sessionDouble();
    const { connections, stored, saved } = world({ connect: () => Promise.resolve(ok(session)) });
    await connections.add(signIn, signal);
    await connections.remove(id);
    assert.deepEqual([saved(), [...stored], session.calls], [[], [], ['signOut']]);
    const result = await connections.session(id, signal);
    assert.ok(!result.ok && result.error.kind === 'not-found');
  });

  it('signs out, forgets the credential and keeps the connection', async () => {
    const session = sessionDouble();
    const { connections, stored, saved } = world({ connect: () => Promise.resolve(ok(session)) });
    await connections.add(signIn, signal);
    await connections.signOut(id, signal);
    assert.deepEqual([saved().length, [...stored], session.calls], [1, [], ['signOut']]);
    assert.equal(connections.opened(id), undefined);
    assert.match(connections.failure(id)?.message ?? '', /signed out/);
  });

  it('takes up a session that this window has not opened, to end it', async () => {
    const session = sessionDouble();
    const made = world({ reconnect: () => Promise.resolve(ok(session)) });
    await made.connections.add(signIn, signal);
    made.restart();
    await made.connections.signOut(id, signal);
    assert.deepEqual([session.calls, [...made.stored]], [['signOut'], []]);
  });

  it('signs out here even where the provider cannot be asked', async () => {
    const made = world({ reconnect: () => Promise.resolve(err(wrongPassword)) });
    await made.connections.add(signIn, signal);
    made.restart();
    await made.connections.signOut(id, signal);
    assert.deepEqual([...made.stored], []);
    assert.equal(made.connections.failure(id)?.kind, 'unauthorized');
  });

  it('ends a session that this window has not opened when its connection is removed', async () => {
    const session = sessionDouble();
    const made = world({ reconnect: () => Promise.resolve(ok(session)) });
    await made.connections.add(signIn, signal);
    made.restart();
    await made.connections.remove(id, signal);
    assert.deepEqual([session.calls, [...made.stored], made.saved()], [['signOut'], [], []]);
  });

  it('remembers nothing of a sign-in for one purpose', async () => {
    const { connections, stored, saved } = world();
    const borrowed = await connections.borrow(signIn, signal);
    assert.ok(borrowed.ok);
    assert.deepEqual([saved(), [...stored], connections.opened(id)], [[], [], undefined]);
  });

  describe('and the CA file of an address', () => {
    const file = 'file:///ca.pem';
    const [pem = ''] = rootCertificates;
    const profile = { ...sessionDouble(signIn.url).profile, caFile: file };
    const other = { ...profile, id: 'keycloak other', account: 'bob' };
    const isTrusted = async (): Promise<boolean> => {
      const trust = await trustFor(`${signIn.url}/realms`);
      return trust.ok && trust.value.dispatcher !== undefined;
    };
    const signOuts: boolean[] = [];
    const session = {
      ...sessionDouble(signIn.url),
      signOut: async () => {
        signOuts.push(await isTrusted());
      },
    };
    const provider = { ...providerDouble, reconnect: () => Promise.resolve(ok(session)) };

    function remembering(...profiles: readonly ConnectionProfile[]): Connections {
      const entry = { ...entryDouble, load: () => Promise.resolve(provider) };
      const { host, stored } = rememberingHost([entry], profiles, { [file]: pem });
      for (const each of profiles) stored.set(`connection/${each.id}`, 'refresh-token');
      return createConnections(host);
    }

    beforeEach(() => void signOuts.splice(0));
    // What is trusted is the process's.
    after(() => remembering());

    it('trust it no longer once the last one there is removed, but while that signs out', async () => {
      const connections = remembering(profile, other);
      assert.ok(await isTrusted());
      await connections.remove(profile.id, signal);
      assert.ok(await isTrusted(), 'the other one needs it');
      await connections.remove(other.id, signal);
      assert.ok(!(await isTrusted()));
      assert.deepEqual(signOuts, [true, true]);
    });

    it('trust it no longer where it was chosen in this window', async () => {
      const connections = remembering(profile);
      assert.ok((await connections.trustFile(signIn.url, file)).ok);
      await connections.remove(profile.id, signal);
      assert.ok(!(await isTrusted()));
    });

    it('trust one that is chosen before there is a connection', async () => {
      const connections = remembering();
      assert.ok((await connections.trustFile(signIn.url, file)).ok);
      assert.ok(await isTrusted());
    });
  });
});
