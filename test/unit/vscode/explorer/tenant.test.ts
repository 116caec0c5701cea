import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/result';
import type { ClientDetails, ClientSummary } from '../../../../src/idp/directory';
import type { Failure } from '../../../../src/idp/failure';
import type { Session } from '../../../../src/idp/provider';
import type { ExplorerNode } from '../../../../src/vscode/explorer/node';
import { connectionNode } from '../../../../src/vscode/explorer/nodes/connectionNode';
import type { UsingFile } from '../../../../src/vscode/explorer/usage';
import {
  application,
  client,
  details,
  labelled,
  lines,
  looks,
  tenant,
  treeDouble,
  valuesOf,
  withoutRealms,
  type TreeDouble,
} from './treeDouble';

const clientId = 'qGo8Zt0bVqLbjUW5UOyzZ2EbtLi2wmqp';
const app = (id: string, label: string, rest: Partial<ClientSummary> = {}): ClientSummary =>
  client(id, { label, ...rest });

/** A tenant of these applications, and how often each list was read. */
function tenantOf(
  applications: readonly ClientSummary[],
  session: Partial<Session> = {},
  rest: Parameters<typeof treeDouble>[1] = {},
): { readonly tree: TreeDouble; readonly node: ExplorerNode; readonly asked: string[] } {
  const asked: string[] = [];
  const tree = treeDouble(
    {
      ...withoutRealms,
      clients: (realm) => {
        asked.push(`clients ${realm}`);
        return Promise.resolve(ok(applications));
      },
      client: (_realm, id) => Promise.resolve(ok(application(id, 'OpenMetadata'))),
      ...session,
    },
    rest,
  );
  return { tree, node: connectionNode(tree.branch, withoutRealms.profile), asked };
}

const auth0File = (administrators: readonly string[] = []): UsingFile =>
  valuesOf('values.yaml', { provider: 'auth0', authority: `https://${tenant}`, clientId, administrators });

const many = Array.from({ length: 250 }, (_, index) =>
  app(`id-${index.toString().padStart(3, '0')}`, `App ${index.toString()}`),
);

const forbidden: Failure = { kind: 'forbidden', message: 'It lacks read:clients.', nextStep: 'Add it.' };

describe('a connection that is one realm', () => {
  it('has its applications and users right below it, by the names that people know', async () => {
    const { node, asked } = tenantOf([app('a', 'Shop'), app(clientId, 'OpenMetadata', { forOpenMetadata: true })]);
    assert.deepEqual(await lines([node]), [`${tenant} · Auth0 · OpenMetadata SSO`]);
    assert.deepEqual(await lines(await node.children()), [
      'OpenMetadata · confidential',
      'Shop · confidential',
      'Users',
    ]);
    assert.deepEqual(asked, [`clients ${tenant}`]);
  });

  it('stands for the realm, so that commands called on it ask for none', async () => {
    const { node } = tenantOf([app(clientId, 'OpenMetadata')]);
    const connection = withoutRealms.profile.id;
    assert.deepEqual([node.connection, node.realm, node.client], [connection, tenant, undefined]);
    const [one, users] = await node.children();
    assert.deepEqual([one?.realm, one?.client, users?.realm], [tenant, clientId, tenant]);
    assert.equal(one?.id, [connection, tenant, clientId].map(encodeURIComponent).join('/'));
    assert.equal(node.id, encodeURIComponent(connection));
  });

  it('says what the account lacks once that is known, and is not held up by it', async () => {
    let answer: (scopes: readonly string[]) => void = () => undefined;
    const scopes = new Promise<readonly string[]>((resolve) => (answer = resolve));
    const { tree, node } = tenantOf([], { missingRoles: async () => ok(await scopes) });
    await node.children();
    assert.deepEqual(await lines([node]), [`${tenant} · Auth0 · OpenMetadata SSO`]);
    answer(['update:client_keys']);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(tree.redrawn, [node]);
    assert.deepEqual(await lines([node]), [`${tenant} · Auth0 · 1 missing scope`]);
    const [look] = await looks([node]);
    assert.ok(look?.tooltip.includes('The account lacks the scope update:client_keys here.'));
    assert.ok(look?.tooltip.join().includes('as OpenMetadata SSO'), 'the account stays to be seen');
  });

  it('counts several that are missing', async () => {
    const { node } = tenantOf([], { missingRoles: () => Promise.resolve(ok(['read:users', 'create:users'])) });
    await node.children();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await lines([node]), [`${tenant} · Auth0 · 2 missing scopes`]);
  });

  it('asks nothing of a connection that nobody has opened', async () => {
    const asked: string[] = [];
    const missingRoles: Session['missingRoles'] = (realm) => {
      asked.push(realm);
      return Promise.resolve(ok([]));
    };
    const closed = tenantOf([], { missingRoles }, { isOpen: false });
    closed.node.touched?.();
    await closed.node.look();
    assert.deepEqual(asked, []);
    tenantOf([], { missingRoles }).node.touched?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(asked, [tenant]);
  });

  it('shows a hundred applications, and as many more each time somebody asks, reading once', async () => {
    const { tree, node, asked } = tenantOf(many);
    const first = await lines(await node.children());
    assert.deepEqual([first.length, first[100], first[101]], [102, 'Show 100 more · 150 left', 'Users']);
    const more = (await looks(await node.children()))[100];
    assert.deepEqual(more?.click?.arguments, [node.id], 'the tree finds the line that the list stands below');
    tree.showMore(node.id);
    assert.equal((await lines(await node.children()))[200], 'Show 50 more · 50 left');
    assert.equal(asked.length, 1);
  });

  it('shows the first of a long list while the rest is still being read', async () => {
    let finish: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => (finish = resolve));
    const { node, tree } = tenantOf([], {
      async clients(_realm, _signal, onFirst) {
        onFirst?.(many.slice(0, 50));
        await rest;
        return ok(many);
      },
    });
    const first = await lines(await node.children());
    assert.deepEqual([first.length, first[50]], [52, 'Reading the other applications…']);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(tree.redrawn, [node]);
    assert.equal((await lines(await node.children()))[100], 'Show 100 more · 150 left');
  });

  it('reads its applications again once something changed there, and keeps the nodes of those that stay', async () => {
    const { tree, node, asked } = tenantOf([app('a', 'Shop')]);
    const [before] = await node.children();
    tree.clear({ connection: node.connection, realm: tenant });
    const [after] = await node.children();
    assert.equal(asked.length, 2);
    assert.equal(before, after);
  });

  it('has one failure where it does not open, and its users where only the applications may not be seen', async () => {
    const unreachable: Failure = { kind: 'unreachable', message: 'No answer.', nextStep: 'Try again.' };
    const closed = tenantOf([], {}, { failure: unreachable });
    assert.deepEqual(await lines(await closed.node.children()), ['No answer. · Try again.']);
    const { node } = tenantOf([], { clients: () => Promise.resolve(err(forbidden)) });
    assert.deepEqual(await lines(await node.children()), ['It lacks read:clients. · Add it.', 'Users']);
  });

  it('uses no network in a workspace that nobody trusts', async () => {
    const { node, asked } = tenantOf([app('a', 'Shop')], {}, { isTrusted: false });
    const children = await lines(await node.children());
    assert.equal(children.length, 1);
    assert.match(children.join(), /need a trusted workspace/);
    assert.deepEqual(asked, []);
  });
});

describe('an application in the tree', () => {
  it('says in full what it is', async () => {
    const { node } = tenantOf([app(clientId, 'OpenMetadata')]);
    const [look] = await looks(await node.children());
    assert.deepEqual(look?.tooltip.slice(0, 2), [
      `Application OpenMetadata of tenant ${tenant}`,
      `Client ID ${clientId}`,
    ]);
  });

  it('is told from others of the same name by its ID', async () => {
    const twins = [app('abcdefghAAAA1111', 'Shop'), app('abcdefghABBB2222', 'Shop'), app('zyxwvutsrqponmlk', 'Shop')];
    const { node } = tenantOf([...twins, app(clientId, 'OpenMetadata')]);
    const children = await node.children();
    assert.deepEqual(await lines(children), [
      'Shop · abcdefghAA… · confidential',
      'Shop · abcdefghAB… · confidential',
      'Shop · zyxwvuts… · confidential',
      'OpenMetadata · confidential',
      'Users',
    ]);
    assert.equal(new Set(children.map(({ id }) => id)).size, children.length);
  });

  it('loses the ID from its line when it is the only one of its name again', async () => {
    const applications = [app('aaaaaaaaaa', 'Shop'), app('bbbbbbbbbb', 'Shop')];
    const { tree, node } = tenantOf(applications);
    await node.children();
    applications.pop();
    tree.clear({ connection: node.connection, realm: tenant });
    assert.deepEqual(await lines(await node.children()), ['Shop · confidential', 'Users']);
  });

  it('unfolds into what Auth0 knows about one, named as its dashboard does', async () => {
    const { tree, node } = tenantOf([app(clientId, 'OpenMetadata')]);
    const children = await (await labelled(await node.children(), 'OpenMetadata')).children();
    assert.deepEqual(await lines(children), [
      'Callback URLs · https://om.acme.example/callback',
      'Web origins · https://om.acme.example',
      'Logout URLs · https://om.acme.example',
      'Grants · Authorization Code',
      'Connections · none: nobody can sign in',
      'Signing · HS256',
      'Secret · •••••• · set',
    ]);
    assert.deepEqual(
      (await looks(children)).filter(({ spoken }) => spoken === 'warning').map(({ label }) => label),
      ['Connections', 'Signing'],
    );
    assert.deepEqual(await lines(await (await labelled(children, 'Grants')).children()), [
      'Authorization Code · authorization_code',
    ]);
    const [signing] = await looks(await (await labelled(children, 'Signing')).children());
    assert.deepEqual([signing?.description, signing?.spoken], ['OpenMetadata cannot check it.', 'warning']);
    assert.ok(!tree.calls.includes('clientSecret'), 'the secret is not even read');
  });

  it('has no secret where it is public, whatever the provider keeps', async () => {
    const answer: ClientDetails = application(clientId, 'OpenMetadata', { flow: 'implicit' });
    const { node } = tenantOf([app(clientId, 'OpenMetadata')], { client: () => Promise.resolve(ok(answer)) });
    const [one] = await node.children();
    assert.ok(one);
    assert.ok(!(await lines(await one.children())).some((line) => line.startsWith('Secret')));
  });

  it('has a line for each setting that its provider does know, and for no other', async () => {
    const settings: Session['settings'] = new Set(['enabled', 'redirectUris'] as const);
    const { node } = tenantOf([app(clientId, 'OpenMetadata')], {
      settings,
      client: () => Promise.resolve(ok(details(clientId))),
    });
    const [one] = await node.children();
    assert.ok(one);
    const children = await one.children();
    const rows = await (await labelled(children, 'Settings')).children();
    assert.deepEqual(await lines(rows), ['Enabled · yes', 'Root URL · none']);
    assert.ok(!(await lines(children)).some((line) => line.startsWith('Logout')));
  });

  it('leads to the files that use it', async () => {
    const { node } = tenantOf([app('a', 'Shop'), app(clientId, 'OpenMetadata')], {}, { files: [auth0File()] });
    const [first] = await node.children();
    assert.ok(first);
    assert.deepEqual(await lines([first]), ['OpenMetadata · confidential · used by values.yaml']);
    assert.equal((await lines(await first.children())).at(-1), 'Used by · values.yaml');
  });

  it('does not take a claim that no token has for the name of an administrator', async () => {
    const users: Session['users'] = () => Promise.resolve(ok([{ username: 'boss', email: 'ada@acme.example' }]));
    const seen = async (administrator: string): Promise<readonly string[]> => {
      const { node } = tenantOf([], { users }, { files: [auth0File([administrator])] });
      return lines(await (await labelled(await node.children(), 'Users')).children());
    };
    assert.deepEqual(await seen('boss'), ['boss · ada@acme.example']);
    assert.deepEqual(await seen('ada'), ['boss · administrator in values.yaml · ada@acme.example']);
  });

  it('gives lines of the same name IDs of their own, since two of the same break the tree', async () => {
    const twice = application(clientId, 'OpenMetadata', {
      redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/callback'],
      listings: [{ id: 'grants', label: 'Grants', items: [{ label: 'Implicit' }, { label: 'Implicit' }] }],
    });
    const users = [{ username: 'ada@acme.example', email: 'ada@acme.example' }, { username: 'ada@acme.example' }];
    const { node } = tenantOf([app(clientId, 'OpenMetadata'), app(clientId, 'OpenMetadata'), app('\ud800', '\ud800')], {
      client: () => Promise.resolve(ok(twice)),
      users: () => Promise.resolve(ok(users)),
    });
    const ids: string[] = [];
    const collect = async (nodes: readonly ExplorerNode[]): Promise<void> => {
      for (const each of nodes) {
        ids.push(each.id);
        await collect(await each.children());
      }
    };
    await collect([node]);
    assert.ok(ids.length > 15, ids.join());
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('does not say an address twice that is a user’s name', async () => {
    const ada = { username: 'ada@acme.example', email: 'ada@acme.example', firstName: 'Ada', lastName: 'Example' };
    const { node } = tenantOf([], { users: () => Promise.resolve(ok([ada, { ...ada, firstName: '', lastName: '' }])) });
    assert.deepEqual(await lines(await (await labelled(await node.children(), 'Users')).children()), [
      'ada@acme.example · Ada Example',
      'ada@acme.example',
    ]);
  });
});
