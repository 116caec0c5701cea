import { err, ok } from '../../../core/result';
import type { User } from '../../../idp/directory';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import type { Answer, Choice, Frame, Prompts } from '../../platform/ask';
import { userChoice } from './userChoice';
import { t } from '../../../l10n/l10n';

const page = 50;

/** Which user of a realm. What is typed is looked for at the provider; who is found is shown a page at a time. */
export async function askUser(
  prompts: Prompts,
  session: Session,
  realm: string,
  frame: Frame,
  placeholder = t`Type a name or an e-mail`,
): Promise<Answer<User>> {
  for (let shown = page; ; shown += page) {
    const answer = await prompts.pick<User | 'more'>({
      ...frame,
      placeholder,
      searches: true,
      choices: async (typed, signal) => {
        // One more than is shown, to know whether there are more.
        const users = await session.users(realm, { search: typed.trim(), first: 0, limit: shown + 1 }, signal);
        return users.ok ? ok(choices(users.value, shown)) : err(failureText(users.error));
      },
    });
    if (answer !== 'more') return answer;
  }
}

const choices = (users: readonly User[], shown: number): readonly Choice<User | 'more'>[] => [
  ...users.slice(0, shown).map(userChoice),
  ...(users.length > shown ? [{ label: t`Show more users`, icon: 'ellipsis', value: 'more' as const }] : []),
];
