import { err, ok } from '../../../core/result';
import type { User } from '../../../idp/directory';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import { back, type Choice, type Prompts } from '../../platform/ask';
import { userChoice } from '../users/userChoice';

const page = 50;

/**
 * Lets somebody choose a user of a realm: by search, and a page at a time.
 * @param known the name of a user who was chosen already; the question comes only if there is no such user any more
 */
export async function askUser(
  prompts: Prompts,
  session: Session,
  { realm, title }: { readonly realm: string; readonly title: string },
  known?: string,
): Promise<User | undefined> {
  const found = known === undefined ? undefined : await withName(session, realm, known);
  if (found !== undefined) return found;
  for (let shown = page; ; shown += page) {
    const answer = await prompts.pick<User | 'more'>({
      title,
      canGoBack: false,
      placeholder: 'The user who signs in: type a name or an e-mail',
      searches: true,
      choices: async (typed, signal) => {
        // One more than is shown, to know whether there are more.
        const users = await session.users(realm, { search: typed.trim(), first: 0, limit: shown + 1 }, signal);
        return users.ok ? ok(choices(users.value, shown)) : err(failureText(users.error));
      },
    });
    if (answer !== 'more') return answer === back ? undefined : answer;
  }
}

async function withName(session: Session, realm: string, name: string): Promise<User | undefined> {
  const users = await session.users(realm, { search: name, first: 0, limit: page }, new AbortController().signal);
  return users.ok ? users.value.find(({ username }) => username === name) : undefined;
}

const choices = (users: readonly User[], shown: number): readonly Choice<User | 'more'>[] => [
  ...users.slice(0, shown).map(userChoice),
  ...(users.length > shown ? [{ label: 'Show more users', icon: 'ellipsis', value: 'more' as const }] : []),
];
