import { err, ok } from '../../../core/result';
import type { User } from '../../../idp/directory';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import type { Answer, Frame, Prompts } from '../../platform/ask';
import { userChoice } from './userChoice';

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
      return users.ok ? ok(users.value.map(userChoice)) : err(failureText(users.error));
    },
  });
