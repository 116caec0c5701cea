import { err, ok } from '../../../core/result';
import type { User } from '../../../idp/directory';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import type { Answer, Choice, Frame, Prompts } from '../../platform/ask';

const usersShown = 20;

/** Which user of a realm. What is typed is looked for at the provider. */
export const askUser = (
  prompts: Prompts,
  session: Session,
  realm: string,
  frame: Frame,
  placeholder = 'Type a name or an e-mail',
): Promise<Answer<User>> =>
  prompts.pick<User>({
    ...frame,
    placeholder,
    searches: true,
    choices: async (typed, signal) => {
      const users = await session.users(realm, { search: typed, first: 0, limit: usersShown }, signal);
      if (!users.ok) return err(failureText(users.error));
      return ok(users.value.map((value) => ({ label: value.username, icon: 'person', value, ...described(value) })));
    },
  });

/** A user without an e-mail is stopped at the first sign-in: the provider asks them to complete their profile. */
const described = ({ email }: User): Partial<Choice<User>> => ({ description: email ?? 'no e-mail' });
