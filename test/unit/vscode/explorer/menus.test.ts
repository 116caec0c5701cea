import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/result';
import type { Failure } from '../../../../src/idp/failure';
import type { Session } from '../../../../src/idp/provider';
import { abilitiesOf, type Abilities, type Ability } from '../../../../src/provisioning/abilities';
import { namesOf } from '../../../../src/provisioning/names';
import { providers } from '../../../../src/provisioning/providers';
import type { InventoryEntry } from '../../../../src/vscode/workspace/inventory';
import type { TreeNode } from '../../../../src/vscode/explorer/node';
import { configurationNode } from '../../../../src/vscode/explorer/nodes/configurationNode';
import { connectionNode } from '../../../../src/vscode/explorer/nodes/connectionNode';
import { sessionDouble } from '../commands/doubles';
import { application, client, details, looks, treeDouble, valuesFile, withoutRealms, withRealms } from './treeDouble';

interface Item {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

const root = join(import.meta.dirname, '../../../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly menus: { readonly 'view/item/context': readonly Item[] } };
};
const items = manifest.contributes.menus['view/item/context'];

/** What a provider has to be able to do for each command to make sense; null for those that change nothing there. */
const needs: Readonly<Record<string, Ability | null>> = {
  checkSignIn: null,
  previewSignIn: null,
  signIn: null,
  signOut: null,
  refresh: null,
  chooseCaFile: null,
  removeConnection: null,
  insertCredentials: null,
  copyClientId: null,
  compareWithOpenFile: null,
  copySecret: null,
  openAdminConsole: null,
  createSignInClient: 'create-sign-in-client',
  createRealm: 'create-realm',
  createClient: 'set-up',
  writeRequest: 'set-up',
  adoptClient: 'set-up',
  createAdministratorUser: 'create-user',
  setPassword: 'set-password',
  editRedirectUris: 'redirectUris',
  editWebOrigins: 'webOrigins',
  editLogoutUris: 'postLogoutUris',
  attachMissingScopes: 'attach-scopes',
  enableConnection: 'enable-connection',
  allowSettingsTest: 'allow-settings-test',
  regenerateSecret: 'renew-secret',
  enableClient: 'enabled',
  disableClient: 'enabled',
  deleteClient: 'delete-client',
};

const nameOf = ({ command }: Item): string => command.replace('openmetadata-sso.', '');

const failure = (kind: Failure['kind']): Failure => ({ kind, message: 'It failed.', nextStep: 'Try again.' });

/** The context values of a node and of all below it. */
async function contextValues(node: TreeNode): Promise<readonly string[]> {
  const below = await Promise.all((await node.children()).map(contextValues));
  return [...(await looks([node])).map(({ contextValue }) => contextValue), ...below.flat()];
}

type Provider = Partial<Session> & Pick<Session, 'profile' | 'changes' | 'settings'>;

/** Of a tree in which everything is there in each of its states. */
async function ofTree(provider: Provider): Promise<ReadonlySet<string>> {
  const clients = ([undefined, 'authorization-code', 'implicit'] as const).flatMap((flow) =>
    [true, false].map((enabled) => client(`${flow ?? 'none'}-${enabled.toString()}`, { flow, enabled })),
  );
  const session: Parameters<typeof treeDouble>[0] = {
    clients: () => Promise.resolve(ok(clients)),
    client: (_realm, clientId) =>
      Promise.resolve(
        ok(
          provider.profile === withRealms.profile
            ? details(clientId, { missingScopes: ['email'] })
            : application(clientId, clientId),
        ),
      ),
    users: () => Promise.resolve(ok([{ username: 'jane' }])),
    ...provider,
  };
  const trees = [
    treeDouble(session, { files: [valuesFile('values.yaml', 'none-true')] }),
    treeDouble({ ...session, realms: () => Promise.resolve(err(failure('unreachable'))) }),
    treeDouble(session, { failure: failure('unauthorized') }),
  ];
  const roots = trees.map(({ branch }) => contextValues(connectionNode(branch, provider.profile)));
  return new Set((await Promise.all(roots)).flat());
}

async function ofConnections(): Promise<ReadonlySet<string>> {
  return new Set([...(await ofTree(withRealms)), ...(await ofTree(withoutRealms))]);
}

async function ofConfigurations(): Promise<ReadonlySet<string>> {
  const { uri, path, view } = valuesFile('values.yaml', 'open-metadata');
  const summary: InventoryEntry['summary'] = { provider: 'custom-oidc', clientType: 'confidential', realm: 'Data-sec' };
  const entry = { uri, path, view, name: path, problems: 0, checksPassed: 1, summary };
  const names = namesOf({ providers, known: { label: () => undefined } }, sessionDouble().profile);
  const place = { connection: 'a', realm: 'Data-sec', client: 'open-metadata', host: 'sso.acme.example', names };
  return new Set(await contextValues(configurationNode(entry, place, 'reveal')));
}

/** Whether an item is shown at a line with this context value. */
function isShownAt(item: Item, contextValue: string): boolean {
  const when = item.when.replace(' && openmetadata-sso.connections != browser', '');
  const pattern = / && viewItem =~ \/(.+)\/$/.exec(when)?.[1];
  return pattern === undefined
    ? when.endsWith(` && viewItem == ${contextValue}`)
    : new RegExp(pattern).test(contextValue);
}

const viewOf = ({ when }: Item): string => /^view == openmetadata-sso\.(\w+) && /.exec(when)?.[1] ?? when;

const ofView = (view: string): readonly Item[] => items.filter((item) => viewOf(item) === view);

/** Kind and state, without what can be done about it. */
const stateOf = (contextValue: string): string => contextValue.split('+')[0] ?? '';

/** What the commands that are offered anywhere in a tree need. */
const needed = (values: ReadonlySet<string>): ReadonlySet<Ability> =>
  new Set(
    ofView('connections')
      .filter((item) => [...values].some((value) => isShownAt(item, value)))
      .flatMap((item) => needs[nameOf(item)] ?? []),
  );

/** The same account without one thing that it can do. */
const without = (provider: Provider, ability: Ability): Provider => ({
  ...provider,
  changes: new Set([...provider.changes].filter((kind) => kind !== ability)),
  settings: new Set([...provider.settings].filter((setting) => setting !== ability)),
});

describe('the menus of the views', () => {
  it('are each shown at a line that there is', async () => {
    const lines = new Map([
      ['connections', await ofConnections()],
      ['configurations', await ofConfigurations()],
    ]);
    const nowhere = items.filter((item) => {
      const values = lines.get(viewOf(item));
      assert.ok(values, item.when);
      return ![...values].some((value) => isShownAt(item, value));
    });
    assert.deepEqual(nowhere, []);
  });

  it('enable what is disabled, disable what is enabled, and offer a secret where there is one', async () => {
    const values = [...(await ofTree(withRealms))].filter((value) => value.startsWith('client.'));
    const shownAt = (command: string): readonly string[] => {
      const own = items.filter((item) => nameOf(item) === command);
      return values.filter((value) => own.some((item) => isShownAt(item, value))).map(stateOf);
    };
    assert.equal(values.length, 6);
    assert.deepEqual(shownAt('enableClient').length, 3);
    assert.ok(shownAt('enableClient').every((value) => value.endsWith('.disabled')));
    assert.deepEqual(shownAt('disableClient').length, 3);
    assert.ok(shownAt('disableClient').every((value) => value.endsWith('.enabled')));
    for (const command of ['copySecret', 'regenerateSecret'])
      assert.deepEqual(shownAt(command), ['client.confidential.enabled', 'client.confidential.disabled']);
  });

  it('offer nothing in a realm for administration but what changes nothing', async () => {
    assert.ok((await ofConnections()).has('realm.refused'));
    const offered = ofView('connections').filter((item) => isShownAt(item, 'realm.refused'));
    assert.deepEqual(offered.map(nameOf).sort(), ['openAdminConsole', 'refresh']);
  });

  it('have places of their own in each line', async () => {
    for (const value of [...(await ofConnections()), ...(await ofConfigurations())]) {
      const places = items.filter((item) => isShownAt(item, value)).map((item) => `${viewOf(item)} ${item.group}`);
      assert.deepEqual(places, [...new Set(places)], value);
    }
  });
});

describe('the menus of a provider', () => {
  it('are about something that is known to be possible or not', () => {
    assert.deepEqual(
      ofView('connections')
        .map(nameOf)
        .filter((name) => !(name in needs)),
      [],
    );
  });

  for (const provider of [withRealms, withoutRealms]) {
    const { host } = new URL(provider.profile.url);
    const abilities: Abilities = abilitiesOf(provider);

    it(`offer all that can be done at ${host}, and nothing else`, async () => {
      const offered = needed(await ofTree(provider));
      assert.deepEqual(
        [...offered].filter((ability) => !abilities.has(ability)),
        [],
      );
      const lacking = Object.values(needs).filter(
        (ability) => ability !== null && abilities.has(ability) && !offered.has(ability),
      );
      assert.deepEqual(lacking, []);
    });

    it(`go by what the account can do at ${host}`, async () => {
      for (const ability of abilities) {
        const offered = needed(await ofTree(without(provider, ability)));
        const left = abilitiesOf(without(provider, ability));
        assert.deepEqual(
          [...offered].filter((each) => !left.has(each)),
          [],
          ability,
        );
      }
    });
  }

  it('let a connection that is one realm be used as one, before it is opened too', async () => {
    const offeredAt = async (isOpen: boolean): Promise<readonly string[]> => {
      const { branch } = treeDouble(withoutRealms, { isOpen });
      const [look] = await looks([connectionNode(branch, withoutRealms.profile)]);
      assert.ok(look);
      return [
        ...new Set(
          ofView('connections')
            .filter((item) => isShownAt(item, look.contextValue))
            .map(nameOf),
        ),
      ];
    };
    const expected = ['createClient', 'createAdministratorUser', 'writeRequest', 'openAdminConsole', 'signOut'];
    for (const isOpen of [true, false]) {
      const offered = await offeredAt(isOpen);
      assert.deepEqual(
        expected.filter((name) => !offered.includes(name)),
        [],
      );
      for (const name of ['createRealm', 'createSignInClient']) assert.ok(!offered.includes(name), name);
    }
  });
});
