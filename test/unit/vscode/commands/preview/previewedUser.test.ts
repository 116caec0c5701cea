import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ok } from '../../../../../src/core/result';
import type { UserQuery } from '../../../../../src/idp/directory';
import { previewedUser } from '../../../../../src/vscode/commands/preview/previewedUser';
import { scripted, sessionDouble } from '../doubles';

/** A session whose realm has this many users, and what it was asked. */
function realmOf(size: number) {
  const asked: UserQuery[] = [];
  const users = Array.from({ length: size }, (_, index) => ({ username: `user-${index.toString().padStart(3, '0')}` }));
  const session = {
    ...sessionDouble(),
    users: (_realm: string, query: UserQuery) => {
      asked.push(query);
      return Promise.resolve(ok(users.filter(({ username }) => username.includes(query.search)).slice(0, query.limit)));
    },
  };
  return { session, asked };
}

const frame = { realm: 'Data-sec', title: 'Preview Sign-In' };

describe('previewedUser', () => {
  it('finds users by what is typed', async () => {
    const { session, asked } = realmOf(200);
    const { prompts, seen } = scripted({ type: ' user-17 ' }, { choose: 'user-003' });
    const user = await previewedUser(prompts, session, frame);
    assert.equal(user?.username, 'user-003');
    assert.deepEqual(
      asked.map(({ search }) => search),
      ['user-17', ''],
    );
    assert.deepEqual(seen[0]?.choices.map(({ label }) => label).slice(0, 2), ['user-170', 'user-171']);
  });

  it('does not ask for whom the tree has named, unless there is nobody of that name', async () => {
    const { session } = realmOf(30);
    const { prompts, seen } = scripted({ choose: 'user-001' });
    assert.equal((await previewedUser(prompts, session, frame, 'user-002'))?.username, 'user-002');
    assert.equal(seen.length, 0);
    assert.equal((await previewedUser(prompts, session, frame, 'user'))?.username, 'user-001');
  });

  it('ends where nobody is chosen', async () => {
    const { prompts } = scripted('escape');
    assert.equal(await previewedUser(prompts, realmOf(3).session, frame), undefined);
  });

  it('shows a page more when asked', async () => {
    const { session, asked } = realmOf(60);
    const { prompts, seen } = scripted({ choose: 'Show more users' }, { choose: 'user-059' });
    const user = await previewedUser(prompts, session, frame);
    assert.equal(user?.username, 'user-059');
    assert.deepEqual(
      asked.map(({ first, limit }) => [first, limit]),
      [
        [0, 51],
        [0, 101],
      ],
    );
    assert.ok(!seen[1]?.choices.some(({ label }) => label === 'Show more users'));
  });

  it('says who has no e-mail or is disabled', async () => {
    const { session } = realmOf(0);
    const users = [
      { username: 'jane', email: 'jane@acme.example', enabled: false, firstName: 'Jane' },
      { username: 'bob' },
    ];
    const { prompts, seen } = scripted({ choose: 'bob' });
    await previewedUser(prompts, { ...session, users: () => Promise.resolve(ok(users)) }, frame);
    assert.deepEqual(
      seen[0]?.choices.map(({ description, detail }) => [description, detail]),
      [
        ['jane@acme.example · disabled', 'Jane'],
        ['no e-mail', undefined],
      ],
    );
  });
});
