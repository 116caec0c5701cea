import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/result';
import type { ClientSummary, Realm } from '../../../../src/idp/directory';
import type { Failure } from '../../../../src/idp/failure';
import type { Session } from '../../../../src/idp/provider';
import { connectionNode } from '../../../../src/vscode/explorer/nodes/connectionNode';
import { realmNode, type RealmNode } from '../../../../src/vscode/explorer/nodes/realmNode';
import { client, labelled, lines, looks, treeDouble, valuesFile, type TreeDouble } from './treeDouble';

const dataSec: Realm = { name: 'Data-sec', enabled: true };
const place = { connection: 'keycloak https://sso.acme.example' };

const forbidden: Failure = {
  kind: 'forbidden',
  message: 'The account lacks view-clients in realm Data-sec.',
  nextStep: 'Ask for it.',
};

/** A realm of these clients. `asked` grows with every list that is read. */
function realmOf(
  clients: readonly ClientSummary[],
  session: Partial<Session> = {},
  files = [valuesFile('values.yaml', 'none')],
): { readonly tree: TreeDouble; readonly realm: RealmNode; readonly asked: string[] } {
  const asked: string[] = [];
  const tree = treeDouble(
    {
      clients: (name) => {
        asked.push(`clients ${name}`);
        return Promise.resolve(ok(clients));
      },
      ...session,
    },
    { files },
  );
  return { tree, realm: realmNode(tree.branch, place, dataSec), asked };
}

const many = Array.from({ length: 250 }, (_, index) => client(`app-${index.toString().padStart(3, '0')}`));

describe('a realm in the tree', () => {
  it('shows what is OpenMetadata’s first: by its making, and by use in a file', async () => {
    const clients = [client('app'), client('dashboards'), client('open-metadata', { forOpenMetadata: true })];
    const { realm } = realmOf(clients, {}, [valuesFile('values.yaml', 'dashboards')]);
    assert.deepEqual(await lines(await realm.children()), [
      'dashboards · confidential · used by values.yaml',
      'open-metadata · confidential',
      'app · confidential',
      'Users',
    ]);
  });

  it('shows a hundred clients, and as many more each time somebody asks, reading once', async () => {
    const { tree, realm, asked } = realmOf(many, {}, [valuesFile('values.yaml', 'app-249')]);
    const first = await lines(await realm.children());
    assert.equal(first.length, 102);
    assert.equal(first[0], 'app-249 · confidential · used by values.yaml');
    assert.equal(first[100], 'Show 100 more · 150 left');
    tree.showMore(realm.id);
    assert.equal((await lines(await realm.children()))[200], 'Show 50 more · 50 left');
    tree.showMore(realm.id);
    const all = await lines(await realm.children());
    assert.equal(all.length, 251);
    assert.deepEqual(asked, ['clients Data-sec']);
  });

  it('shows the first of a long list while the rest is still being read', async () => {
    let finish: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => (finish = resolve));
    const { realm, tree } = realmOf([], {
      async clients(_realm, _signal, onFirst) {
        onFirst?.(many.slice(0, 100));
        await rest;
        return ok([...many, client('open-metadata', { forOpenMetadata: true })]);
      },
    });
    const first = await lines(await realm.children());
    assert.deepEqual(
      [first.length, first[0], first[100]],
      [102, 'app-000 · confidential', 'Reading the other clients…'],
    );
    assert.deepEqual(tree.redrawn, []);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(tree.redrawn, [realm]);
    const all = await lines(await realm.children());
    assert.deepEqual([all.length, all[0], all[100]], [102, 'open-metadata · confidential', 'Show 100 more · 151 left']);
  });

  it('keeps the nodes of clients that stay, so that nothing folds up', async () => {
    const { tree, realm } = realmOf(many);
    const before = await realm.children();
    tree.showMore(realm.id);
    const after = await realm.children();
    assert.deepEqual(
      before.slice(0, 100).map(({ id }) => id),
      after.slice(0, 100).map(({ id }) => id),
    );
    assert.ok(before.slice(0, 100).every((node, index) => node === after[index]));
  });

  it('reads again once something changed there', async () => {
    const { tree, realm, asked } = realmOf([client('app')]);
    await realm.children();
    tree.clear({ ...place, realm: 'another' });
    await realm.children();
    assert.equal(asked.length, 1);
    tree.clear({ ...place, realm: 'Data-sec' });
    await realm.children();
    assert.equal(asked.length, 2);
  });

  it('asks once, however often it is unfolded meanwhile', async () => {
    const { realm, asked } = realmOf([client('app')]);
    await Promise.all([realm.children(), realm.children()]);
    assert.equal(asked.length, 1);
  });

  it('says what the account lacks once that is known, and is not held up by it', async () => {
    let answer: (roles: readonly string[]) => void = () => undefined;
    const roles = new Promise<readonly string[]>((resolve) => (answer = resolve));
    const { tree, realm } = realmOf([client('app')], { missingRoles: async () => ok(await roles) });
    const asking = realm.askAboutRights();
    assert.equal((await realm.children()).length, 2);
    assert.deepEqual(await lines([realm]), ['Data-sec']);
    answer(['manage-clients', 'view-users']);
    await asking;
    assert.deepEqual(tree.redrawn, [realm]);
    assert.deepEqual(await lines([realm]), ['Data-sec · needs manage-clients, view-users']);
  });

  it('asks about rights for every realm of a connection that is unfolded', async () => {
    const tree = treeDouble({ missingRoles: (realm) => Promise.resolve(ok([`role-of-${realm}`])) });
    const [profile] = tree.branch.connections.list();
    assert.ok(profile);
    const realms = await connectionNode(tree.branch, profile).children();
    const sought = await labelled(realms, 'Data-sec');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(await lines([sought]), ['Data-sec · needs role-of-Data-sec']);
    assert.deepEqual(await lines([await labelled(realms, 'master')]), ['master · for administration']);
  });

  it('shows its users even where the clients may not be seen, and says why these are missing', async () => {
    const { realm, tree } = realmOf([], { clients: () => Promise.resolve(err(forbidden)) });
    assert.deepEqual(await lines(await realm.children()), [`${forbidden.message} · ${forbidden.nextStep}`, 'Users']);
    assert.match(tree.warnings.join(), /lacks view-clients/);
  });

  it('marks a realm that is disabled in words too', async () => {
    const tree = treeDouble({});
    const [look] = await looks([realmNode(tree.branch, place, { ...dataSec, enabled: false })]);
    assert.equal(look?.description, 'disabled');
    assert.match(look.tooltip.join(), /nobody can sign in/);
  });

  it('uses no network in a workspace that nobody trusts', async () => {
    const tree = treeDouble({}, { isTrusted: false });
    const realm = realmNode(tree.branch, place, dataSec);
    assert.match((await lines(await realm.children())).join(), /need a trusted workspace/);
    assert.deepEqual(tree.calls, []);
  });
});
