import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import { ok } from '../../../src/core/result';
import type { View } from '../../../src/core/view';
import type { ClientSummary } from '../../../src/idp/directory';
import type { Session } from '../../../src/idp/provider';
import { createChoices, type Choices } from '../../../src/provisioning/choices';
import { createKnown, type Known } from '../../../src/provisioning/known';
import { providers } from '../../../src/provisioning/providers';
import { sessionDouble } from '../vscode/commands/doubles';

const { signal } = new AbortController();

const view = (authority: string): View =>
  serverYaml.read(`authenticationConfiguration:\n  provider: custom-oidc\n  authority: ${authority}\n`);
const ours = view('https://sso.acme.example/realms/Data-sec');

/** A connection; `calls` says what was asked of it. */
function setting(
  isOpen = true,
  rest: Partial<Session> = {},
): {
  readonly choices: Choices;
  readonly known: Known;
  readonly session: Session;
  readonly calls: readonly string[];
} {
  const inner = sessionDouble();
  const known = createKnown();
  const session = known.watch({ ...inner, ...rest });
  const connections = { list: () => [session.profile], opened: () => (isOpen ? session : undefined) };
  return { choices: createChoices({ connections, known, providers }), known, session, calls: inner.calls };
}

describe('choices from connections', () => {
  it('are what is known of those that are open, without what no client belongs in', async () => {
    const { choices, session } = setting();
    assert.deepEqual(choices.now(), []);
    await session.realms(signal);
    assert.deepEqual(choices.now(), [
      {
        name: 'Data-sec',
        provider: 'custom-oidc',
        issuer: 'https://sso.acme.example/realms/Data-sec',
        detail: 'realm of sso.acme.example',
        clients: [],
      },
    ]);
    await session.clients('Data-sec', signal);
    const [realm] = choices.now();
    assert.deepEqual(
      realm?.clients.map(({ clientId, detail, forOpenMetadata }) => [clientId, detail, forOpenMetadata]),
      [
        ['grafana', 'client of realm Data-sec, confidential', false],
        ['om-old', 'client of realm Data-sec, public', true],
      ],
    );
  });

  it('are none of a connection that is closed', async () => {
    const { choices, session } = setting(false);
    await session.realms(signal);
    assert.deepEqual(choices.now(), []);
  });

  it('have clients of a realm even where nobody may list realms', async () => {
    const { choices, session } = setting();
    await session.clients('Data-sec', signal);
    assert.deepEqual(
      choices.now().map(({ name }) => name),
      ['Data-sec'],
    );
  });

  it('are read where they are missing: one list, and only that which is asked for', async () => {
    const { choices, calls } = setting();
    await choices.read(ours, 'authn.clientId', signal);
    assert.deepEqual(calls, ['clients']);
    await choices.read(ours, 'oidc.id', signal);
    assert.deepEqual(calls, ['clients']);
    await choices.read(ours, 'authn.authority', signal);
    assert.deepEqual(calls, ['clients', 'realms']);
    await choices.read(ours, 'oidc.discoveryUri', signal);
    assert.deepEqual(calls, ['clients', 'realms']);
  });

  it('are read again once they are out of date', async () => {
    const { choices, known, calls } = setting();
    await choices.read(ours, 'oidc.id', signal);
    known.touched({ connection: 'keycloak https://sso.acme.example', realm: 'Data-sec' });
    await choices.read(ours, 'oidc.id', signal);
    assert.deepEqual(calls, ['clients', 'clients']);
  });

  it('are read for no other setting, from no connection that is closed, and for no realm that is not known', async () => {
    const { choices, calls } = setting();
    await choices.read(ours, 'authn.callbackUrl', signal);
    await choices.read(ours, 'oidc.secret', signal);
    await choices.read(serverYaml.read(''), 'oidc.id', signal);
    assert.deepEqual(calls, []);
    const closed = setting(false);
    await closed.choices.read(ours, 'oidc.id', signal);
    await closed.choices.read(ours, 'authn.authority', signal);
    assert.deepEqual(closed.calls, []);
  });
});

describe('choices from a connection that is one realm', () => {
  const tenant = 'acme.eu.auth0.com';
  const application: ClientSummary = {
    clientId: 'qGo8Zt0b',
    label: 'OpenMetadata',
    flow: 'implicit',
    enabled: true,
    forOpenMetadata: true,
  };
  const auth0 = (calls: string[] = []): Partial<Session> => ({
    profile: {
      id: `auth0 https://${tenant}`,
      provider: 'auth0',
      url: `https://${tenant}`,
      method: 'machine',
      answers: { loginDomain: 'login.acme.example' },
      account: 'OpenMetadata SSO',
    },
    clients: (realm) => {
      calls.push(`clients ${realm}`);
      return Promise.resolve(ok([application]));
    },
  });
  const named = (authority: string): View =>
    serverYaml.read(`authenticationConfiguration:\n  provider: auth0\n  authority: ${authority}\n`);

  it('are that realm, which nobody has to ask for', async () => {
    const { choices, calls } = setting(true, auth0());
    await choices.read(named(`https://${tenant}`), 'authn.authority', signal);
    assert.deepEqual(calls, []);
    assert.deepEqual(choices.now(), [
      {
        name: tenant,
        provider: 'auth0',
        issuer: 'https://login.acme.example',
        aliases: [`https://${tenant}`],
        detail: 'Auth0 tenant',
        clients: [],
      },
    ]);
  });

  it('are its applications, by whichever of its addresses the file goes there', async () => {
    for (const authority of [`https://${tenant}`, 'https://login.acme.example']) {
      const asked: string[] = [];
      const { choices } = setting(true, auth0(asked));
      await choices.read(named(authority), 'oidc.id', signal);
      assert.deepEqual(asked, [`clients ${tenant}`]);
      assert.deepEqual(choices.now()[0]?.clients, [
        {
          clientId: 'qGo8Zt0b',
          name: 'OpenMetadata',
          detail: `application OpenMetadata of tenant ${tenant}, public`,
          forOpenMetadata: true,
        },
      ]);
    }
  });

  it('are none while it is closed', () => {
    assert.deepEqual(setting(false, auth0()).choices.now(), []);
  });
});
