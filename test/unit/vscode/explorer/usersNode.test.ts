import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../src/core/result';
import type { User } from '../../../../src/idp/directory';
import { usersNode } from '../../../../src/vscode/explorer/nodes/usersNode';
import { lines, looks, treeDouble, valuesFile } from './treeDouble';

const place = { connection: 'keycloak https://sso.acme.example', realm: 'Data-sec' };
const user = (username: string, rest: Partial<User> = {}): User => ({
  username,
  email: `${username}@acme.example`,
  ...rest,
});

describe('the users of a realm in the tree', () => {
  it('says whom the configurations of the realm make administrator', async () => {
    const users = [user('ada'), user('bob')];
    const files = [
      valuesFile('values.yaml', 'open-metadata', ['ada']),
      valuesFile('test.yaml', 'other', ['ada', 'bob']),
    ];
    const tree = treeDouble({ users: () => Promise.resolve(ok(users)) }, { files });
    assert.deepEqual(await lines(await usersNode(tree.branch, place).children()), [
      'ada · administrator in values.yaml, test.yaml · ada@acme.example',
      'bob · administrator in test.yaml · bob@acme.example',
    ]);
  });

  it('marks who has no e-mail, and who is disabled', async () => {
    const users: readonly User[] = [{ username: 'carol' }, user('dan', { enabled: false })];
    const tree = treeDouble({ users: () => Promise.resolve(ok(users)) });
    const [carol, dan] = await looks(await usersNode(tree.branch, place).children());
    assert.deepEqual([carol?.description, carol?.icon, carol?.spoken], ['no e-mail', 'warning', 'warning']);
    assert.equal(dan?.description, 'dan@acme.example · disabled');
  });

  it('gives commands the name of the user', async () => {
    const tree = treeDouble({ users: () => Promise.resolve(ok([user('ada')])) });
    const [node] = await usersNode(tree.branch, place).children();
    assert.deepEqual([node?.user, node?.realm], ['ada', 'Data-sec']);
  });

  it('reads a page at a time, and none twice', async () => {
    const all = Array.from({ length: 150 }, (_, index) => user(`user-${index.toString()}`));
    const asked: string[] = [];
    const tree = treeDouble({
      users: (_realm, { search, first, limit }) => {
        asked.push(`${search}${first.toString()}+${limit.toString()}`);
        return Promise.resolve(ok(all.slice(first, first + limit)));
      },
    });
    const users = usersNode(tree.branch, place);
    const first = await lines(await users.children());
    assert.deepEqual([first.length, first.at(-1)], [101, 'Show 100 more']);
    tree.showMore(users.id);
    assert.equal((await users.children()).length, 150);
    assert.deepEqual(asked, ['0+101', '100+101']);
  });

  it('says why they cannot be shown', async () => {
    const failure = { kind: 'forbidden', message: 'The account lacks view-users.', nextStep: 'Ask for it.' } as const;
    const tree = treeDouble({ users: () => Promise.resolve(err(failure)) });
    assert.deepEqual(await lines(await usersNode(tree.branch, place).children()), [
      'The account lacks view-users. · Ask for it.',
    ]);
  });
});
