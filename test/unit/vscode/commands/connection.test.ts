import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/result';
import type { Failure } from '../../../../src/idp/failure';
import type { IdentityProvider, Session } from '../../../../src/idp/provider';
import { createConnections, type Connections } from '../../../../src/provisioning/connections';
import { askConnection, askSignIn, lasting } from '../../../../src/vscode/commands/connection/askConnection';
import { back, type Answer } from '../../../../src/vscode/platform/ask';
import type { Surface } from '../../../../src/vscode/platform/surface';
import { rememberingHost } from '../../provisioning/rememberingHost';
import { entryDouble, previewsDouble, providerDouble, scripted, sessionDouble, type Deed, type Seen } from './doubles';
import { surfaceDouble } from './surfaceDouble';

const { signal } = new AbortController();
const frame = { title: 'Add Connection', canGoBack: true };
const choose = (label: string): Deed => ({ choose: label });
const type = (text: string): Deed => ({ type: text });

const realm = { id: 'realm', label: 'realm', secret: false, initial: 'master', validate: () => undefined };
const password = { id: 'password', label: 'password', secret: true, validate: () => undefined };

/** A provider with a page to sign in on, on this machine and on any. */
const provider = (changes: Partial<IdentityProvider>): IdentityProvider => ({
  ...providerDouble,
  methods: [
    { id: 'browser', label: 'Browser', detail: '', page: 'here', fields: [realm] },
    { id: 'code', label: 'Code', detail: '', page: 'anywhere', fields: [realm] },
    { id: 'password', label: 'Password', detail: '', fields: [realm, password] },
    { id: 'token', label: 'Token', detail: '', limited: true, fields: [password] },
  ],
  signInClient: {
    field: { id: 'clientId', label: 'client', initial: 'our-client', secret: false, validate: () => undefined },
    importable: (clientId) => `{"clientId":"${clientId}"}`,
  },
  ...changes,
});

const noClient: Failure = {
  kind: 'not-found',
  reason: 'no-sign-in-client',
  message: 'There is no client.',
  nextStep: 'Create it.',
};
const unknownAuthority: Failure = {
  kind: 'tls',
  reason: 'unknown-authority',
  message: 'Nobody vouches for it.',
  nextStep: 'Choose a file.',
};

interface Asked {
  readonly answer: Answer<Session>;
  readonly seen: readonly Seen[];
  readonly connections: Connections;
}

async function asked(changes: Partial<IdentityProvider>, surface: Surface, ...deeds: readonly Deed[]): Promise<Asked> {
  const made = provider(changes);
  const { host } = rememberingHost([{ ...entryDouble, load: () => Promise.resolve(made) }]);
  const connections = createConnections(host);
  const { prompts, seen } = scripted(type('https://sso.acme.example'), ...deeds);
  const answer = await askConnection(
    { prompts, connections, surface, providers: [entryDouble], previews: previewsDouble() },
    made,
    frame,
  );
  return { answer, seen, connections };
}

const isSession = (answer: Answer<Session>): boolean => answer !== undefined && answer !== back;

describe('adding a connection', () => {
  for (const [remote, first] of [
    [false, 'Browser'],
    [true, 'Code'],
  ] as const) {
    it(`recommends what works ${remote ? 'from a remote window' : 'on this machine'} first`, async () => {
      const { seen } = await asked({}, surfaceDouble({ remote }), 'escape');
      const [recommended, ...others] = seen.at(-1)?.choices ?? [];
      assert.equal(recommended?.label, first);
      assert.equal(recommended.description, 'recommended');
      assert.ok(others.every(({ description }) => description === undefined));
    });
  }

  it('waits for the page, without a question that stays open', async () => {
    const waited: string[] = [];
    const surface = surfaceDouble({
      waiting: (title, task) => {
        waited.push(title);
        return task(signal);
      },
    });
    const connect: IdentityProvider['connect'] = (url) => Promise.resolve(ok(sessionDouble(url)));
    const { answer } = await asked({ connect }, surface, choose('Browser'), type('Data-sec'));
    assert.ok(isSession(answer));
    assert.deepEqual(waited, ['Waiting for the sign-in at sso.acme.example']);
  });

  it('asks the last question again, as it was answered, when the user gives the page up', async () => {
    let calls = 0;
    const connect: IdentityProvider['connect'] = (url) => {
      calls += 1;
      const gaveUp: Failure = { kind: 'cancelled', message: 'Cancelled.', nextStep: '' };
      return Promise.resolve(calls === 1 ? err(gaveUp) : ok(sessionDouble(url)));
    };
    const { answer, seen } = await asked({ connect }, surfaceDouble(), choose('Browser'), type('A'), type('B'));
    assert.ok(isSession(answer));
    assert.equal(seen.at(-1)?.value, 'A');
  });

  it('offers a file where nobody vouches for the server, and goes on with what was typed', async () => {
    const passwords: (string | undefined)[] = [];
    let trusted = false;
    const connect: IdentityProvider['connect'] = (url, _method, answers) => {
      passwords.push(answers['password']);
      return Promise.resolve(trusted ? ok(sessionDouble(url)) : err(unknownAuthority));
    };
    const surface = surfaceDouble({
      chooseCertificate: () => {
        // The second time, something that holds no certificate is no way on.
        trusted = true;
        return Promise.resolve('file:///not-there.pem');
      },
    });
    const { answer, seen } = await asked(
      { connect },
      surface,
      choose('Password'),
      type('master'),
      type('sesame'),
      choose('Choose CA File…'),
      choose('Try again'),
    );
    assert.ok(isSession(answer));
    assert.match(seen.at(-2)?.asked ?? '', /Nobody vouches/);
    assert.match(seen.at(-1)?.asked ?? '', /not-there\.pem cannot be read/);
    assert.deepEqual(passwords, ['sesame', 'sesame']);
  });

  describe('without the client that a page needs', () => {
    const missing: IdentityProvider['connect'] = (url, method, { clientId }) =>
      Promise.resolve(method === 'browser' && clientId !== 'theirs' ? err(noClient) : ok(sessionDouble(url)));

    it('takes another client ID', async () => {
      const { answer, seen } = await asked(
        { connect: missing },
        surfaceDouble(),
        choose('Browser'),
        type('master'),
        choose('Use another client ID…'),
        type('theirs'),
      );
      assert.ok(isSession(answer));
      assert.equal(seen.at(-1)?.value, 'our-client');
    });

    it('copies it for an administrator', async () => {
      const surface = surfaceDouble();
      const { answer, seen } = await asked(
        { connect: missing },
        surface,
        choose('Browser'),
        type('master'),
        choose('Copy our-client as JSON'),
        'escape',
      );
      assert.equal(answer, undefined);
      assert.deepEqual(surface.copied, ['{"clientId":"our-client"}']);
      assert.match(seen.at(-1)?.asked ?? '', /on the clipboard/);
    });

    it('creates it with an administrator’s account, after showing what, and remembers nothing of that', async () => {
      const administrator = sessionDouble();
      let created = false;
      const connect: IdentityProvider['connect'] = (url, method) => {
        if (method === 'password') {
          return Promise.resolve(
            ok({
              ...administrator,
              apply: (plan, onStep, within) => {
                created = true;
                return administrator.apply(plan, onStep, within);
              },
            } satisfies Session),
          );
        }
        return Promise.resolve(created ? ok(sessionDouble(url)) : err(noClient));
      };
      const plan: Session['plan'] = (request) => {
        const step = { id: 'client', kind: 'create', title: 'Create it', details: [] } as const;
        return Promise.resolve(ok({ request, adopts: false, steps: [step], warnings: [] }));
      };
      Object.assign(administrator, { plan });
      const { answer, seen, connections } = await asked(
        { connect },
        surfaceDouble(),
        choose('Browser'),
        type('Data-sec'),
        choose('Create our-client with an administrator’s account…'),
        choose('Password'),
        type('master'),
        type('sesame'),
        choose('Create it'),
      );
      assert.ok(isSession(answer));
      assert.deepEqual(
        seen[4]?.choices.map(({ label }) => label),
        ['Password'],
        'neither a page nor a token creates clients',
      );
      assert.equal(seen[5]?.value, 'Data-sec');
      assert.deepEqual(administrator.calls, ['apply', 'signOut']);
      assert.equal(connections.list().length, 1);
    });
  });
});

describe('signing in again', () => {
  const profile = {
    ...sessionDouble().profile,
    method: 'browser',
    answers: { realm: 'Data-sec', clientId: 'theirs' },
  };

  it('uses the connection’s own way, and asks nothing that is known', async () => {
    const given: unknown[] = [];
    const made = provider({
      connect: (url, method, answers) => {
        given.push(url, method, answers);
        return Promise.resolve(ok(sessionDouble(url)));
      },
    });
    const { host } = rememberingHost([{ ...entryDouble, load: () => Promise.resolve(made) }], [profile]);
    const { prompts, seen } = scripted();
    const desk = {
      prompts,
      connections: createConnections(host),
      surface: surfaceDouble(),
      providers: [entryDouble],
      previews: previewsDouble(),
    };
    assert.ok(isSession(await askSignIn(desk, made, profile, { title: 'Sign In Again', canGoBack: false })));
    assert.deepEqual(given, [profile.url, 'browser', profile.answers]);
    assert.deepEqual(seen, []);
  });

  it('asks for the secret alone, and says why', async () => {
    const old = { ...profile, method: 'password', answers: { realm: 'Data-sec' } };
    const made = provider({});
    const { host } = rememberingHost([{ ...entryDouble, load: () => Promise.resolve(made) }], [old]);
    const { prompts, seen } = scripted(type('sesame'));
    const desk = {
      prompts,
      connections: createConnections(host),
      surface: surfaceDouble(),
      providers: [entryDouble],
      previews: previewsDouble(),
    };
    const at = { title: 'Sign In Again', canGoBack: false };
    assert.ok(isSession(await askSignIn(desk, made, old, at, 'The session has ended.')));
    assert.deepEqual(
      seen.map((question) => question.asked),
      ['The session has ended. password'],
    );
  });

  for (const [what, button, expected] of [
    ['goes on with what was being done', 'Sign In Again', true],
    ['leaves it where the user would rather not', undefined, false],
  ] as const) {
    it(`${what} when a session ends in the middle`, async () => {
      const made = provider({ connect: (url) => Promise.resolve(ok(sessionDouble(url))) });
      const { host } = rememberingHost([{ ...entryDouble, load: () => Promise.resolve(made) }], [profile]);
      const { prompts } = scripted();
      const dialogs: string[] = [];
      const desk = {
        prompts: {
          ...prompts,
          confirm: ({ message }: { readonly message: string }) => {
            dialogs.push(message);
            return Promise.resolve(button);
          },
        },
        connections: createConnections(host),
        surface: surfaceDouble(),
        providers: [entryDouble],
        previews: previewsDouble(),
      };
      const ended: Failure = { kind: 'unauthorized', message: 'The session has ended.', nextStep: '' };
      const old: Session = { ...sessionDouble(), profile, realms: () => Promise.resolve(err(ended)) };
      const session = lasting(desk, () => Promise.resolve(made), old);
      assert.equal((await session.realms(signal)).ok, expected);
      assert.deepEqual(dialogs, ['The session has ended.']);
    });
  }
});
