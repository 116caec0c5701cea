import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serverYaml } from '../../../src/core/formats/serverYaml/serverYaml';
import type { View } from '../../../src/core/view';
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
function setting(isOpen = true): {
  readonly choices: Choices;
  readonly known: Known;
  readonly session: Session;
  readonly calls: readonly string[];
} {
  const inner = sessionDouble();
  const known = createKnown();
  const session = known.watch(inner);
  const connections = { list: () => [inner.profile], opened: () => (isOpen ? session : undefined) };
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
