import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ok } from '../../../../src/core/result';
import type { ClientDetails } from '../../../../src/idp/directory';
import { clientNode } from '../../../../src/vscode/explorer/nodes/clientNode';
import type { ExplorerNode } from '../../../../src/vscode/explorer/node';
import { client, details, labelled, lines, looks, treeDouble, valuesFile, type TreeDouble } from './treeDouble';

const place = { connection: 'keycloak https://sso.acme.example', realm: 'Data-sec' };

/** A client that Keycloak answers with these details, one after another. */
function clientOf(...answers: readonly (ClientDetails | undefined)[]): {
  readonly tree: TreeDouble;
  readonly node: ExplorerNode;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const left = [...answers];
  const tree = treeDouble({
    client: (_realm, clientId) => {
      asked.push(clientId);
      return Promise.resolve(ok(left.length > 1 ? left.shift() : left[0]));
    },
  });
  return { tree, node: clientNode(tree.branch, place, client('open-metadata')), asked };
}

describe('a client in the tree', () => {
  it('unfolds into what matters about it, without its secret', async () => {
    const { tree, node } = clientOf(
      details('open-metadata', {
        rootUrl: 'https://om.acme.example',
        secretCreated: new Date('2026-11-11T11:00:00Z'),
      }),
    );
    const children = await node.children();
    assert.deepEqual(await lines(children), [
      'Settings · authorization code · enabled · https://om.acme.example',
      'Redirect URIs · https://om.acme.example/callback',
      'Web origins · https://om.acme.example',
      'Post logout redirect URIs · none',
      'Scopes · email, profile',
      'Secret · •••••• · set 12 days ago',
    ]);
    assert.deepEqual(await lines(await (await labelled(children, 'Settings')).children()), [
      'Flow · authorization code',
      'Enabled · yes',
      'Root URL · https://om.acme.example',
      'Direct access grants · off',
      'PKCE · not required',
    ]);
    assert.ok(!tree.calls.includes('clientSecret'), 'the secret is not even read');
  });

  it('marks what accepts too much, in words and with a sign', async () => {
    const { node } = clientOf(
      details('open-metadata', {
        redirectUris: ['*', 'https://om.acme.example/*', 'https://om.acme.example/callback'],
      }),
    );
    const uris = await labelled(await node.children(), 'Redirect URIs');
    const [list] = await looks([uris]);
    assert.equal(list?.spoken, 'warning');
    const [any, below, exact] = await looks(await uris.children());
    assert.deepEqual([any?.icon, any?.description], ['warning', 'any site is accepted']);
    assert.deepEqual([below?.icon, below?.spoken], ['warning', 'warning']);
    assert.match(below?.description ?? '', /begins like this/);
    assert.deepEqual([exact?.icon, exact?.description], ['link', undefined]);
  });

  it('marks settings that keep people out, or let in more than they should', async () => {
    const { node } = clientOf(details('open-metadata', { enabled: false, directAccessGrants: true }));
    const settings = await labelled(await node.children(), 'Settings');
    const rows = await looks([settings, ...(await settings.children())]);
    assert.deepEqual(
      rows.filter(({ spoken }) => spoken === 'warning').map(({ label }) => label),
      ['Settings', 'Enabled', 'Direct access grants'],
    );
  });

  it('marks origins that let in any site', async () => {
    const { node } = clientOf(details('open-metadata', { webOrigins: ['*', '+'] }));
    const origins = await (await labelled(await node.children(), 'Web origins')).children();
    assert.deepEqual(await lines(origins), ['* · scripts of any site may read answers', '+']);
  });

  it('shows the scopes that are missing as missing', async () => {
    const { node } = clientOf(details('open-metadata', { scopes: ['profile'], missingScopes: ['email'] }));
    const scopes = await labelled(await node.children(), 'Scopes');
    const [look] = await looks([scopes]);
    assert.equal(look?.contextValue, 'scopes.missing+attach-scopes');
    assert.equal(look.description, 'missing: email · profile');
    assert.deepEqual(await lines(await scopes.children()), ['email · missing', 'profile']);
  });

  it('has no secret where it is public', async () => {
    const { node } = clientOf(details('open-metadata', { flow: 'implicit' }));
    assert.ok(!(await lines(await node.children())).some((line) => line.startsWith('Secret')));
  });

  it('says kind and state in what menus go by', async () => {
    const { branch } = treeDouble({});
    const nodes = [
      client('a'),
      client('b', { flow: 'implicit', enabled: false }),
      client('c', { flow: undefined }),
    ].map((each) => clientNode(branch, place, each));
    assert.deepEqual(
      (await looks(nodes)).map(({ contextValue, description }) => [contextValue.split('+')[0], description]),
      [
        ['client.confidential.enabled', 'confidential'],
        ['client.public.disabled', 'public · disabled'],
        ['client.none.enabled', 'no flow'],
      ],
    );
  });

  it('leads to the files that use it', async () => {
    const tree = treeDouble({ client: () => Promise.resolve(ok(details('open-metadata'))) });
    tree.use(valuesFile('values.yaml', 'open-metadata'), valuesFile('eu/values.yaml', 'open-metadata'));
    const node = clientNode(tree.branch, place, client('open-metadata'));
    assert.deepEqual(await lines([node]), ['open-metadata · confidential · used by values.yaml, eu/values.yaml']);
    const used = (await looks(await node.children())).filter(({ contextValue }) => contextValue === 'usedBy');
    assert.deepEqual(
      used.map(({ description, click }) => [description, click?.command]),
      [
        ['values.yaml', 'vscode.open'],
        ['eu/values.yaml', 'vscode.open'],
      ],
    );
  });

  it('reads itself again when it was touched: one request, whatever is unfolded', async () => {
    const changed = details('open-metadata', { enabled: false });
    const { tree, node, asked } = clientOf(details('open-metadata'), changed);
    await node.children();
    assert.deepEqual(await lines([node]), ['open-metadata · confidential']);
    assert.equal(asked.length, 1);
    tree.clear({ ...place, client: 'open-metadata' });
    node.touched?.();
    assert.deepEqual(await lines([node]), ['open-metadata · confidential · disabled']);
    await node.children();
    assert.equal(asked.length, 2);
  });

  it('has its realm read again when it is gone', async () => {
    const { tree, node } = clientOf(undefined);
    node.touched?.();
    await node.look();
    assert.deepEqual(tree.touched, [place]);
  });
});
