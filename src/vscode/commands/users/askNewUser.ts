import type { View } from '../../../core/view';
import type { NewAdministrator } from '../../../idp/change';
import { administratorName } from '../../../provisioning/administrator';
import type { ProviderEntry } from '../../../provisioning/providers';
import { back, type Answer, type Frame, type Prompts, type Remark } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';
import { t } from '../../../l10n/l10n';

/**
 * Asks for everything that a user needs so that the first sign-in is not stopped by a form. Creates nobody.
 * @param naming what says how OpenMetadata will call the user
 */
export async function askNewUser(
  prompts: Prompts,
  naming: Naming,
  earlier: NewAdministrator | undefined,
  frame: Frame,
): Promise<Answer<NewAdministrator>> {
  const asking = (part: keyof NewAdministrator, prompt: string, check: Check): Step<NewAdministrator> => ({
    async ask(user, at) {
      const secret = part === 'password';
      const question = { ...at, prompt, value: user[part], secret };
      const answer = await prompts.input({ ...question, check: (text) => check(text, user, naming) });
      if (answer === undefined || answer === back) return answer;
      return { ...user, [part]: secret ? answer : answer.trim() };
    },
  });
  return walk(
    [
      asking('username', t`User name`, userName),
      asking('email', t`E-mail`, email),
      asking('firstName', t`First name`, written),
      asking('lastName', t`Last name`, written),
      asking('password', t`Password, not temporary`, written),
    ],
    earlier ?? usualAdministrator,
    frame,
  );
}

/** The password of somebody who is to be created, and nothing else about them. */
export const askPassword = (prompts: Prompts, username: string, frame: Frame): Promise<Answer<string>> =>
  prompts.input({
    ...frame,
    prompt: t`Password of ${username}, not temporary`,
    secret: true,
    check: written,
  });

/** Somebody who may become the first administrator, as far as people need not choose. */
export const usualAdministrator: NewAdministrator = {
  username: 'admin-user',
  email: '',
  firstName: 'Admin',
  lastName: 'User',
  password: '',
};

/** Whether the name can be the same at a provider and in OpenMetadata, which compares in lower case and without what follows an `@`. */
export const isUserName = (name: string): boolean => /^[a-z0-9._-]{1,255}$/.test(name);

/** What OpenMetadata goes by when it names a user. */
export interface Naming {
  /** The configuration, if there is one. */
  readonly view?: View | undefined;
  readonly entry: Pick<ProviderEntry, 'names'>;
}

type Check = (answer: string, user: NewAdministrator, naming: Naming) => Remark | undefined;

const written = (answer: string): Remark | undefined =>
  answer.trim() === '' ? { message: t`This cannot be left empty.` } : undefined;

const userName: Check = (answer) =>
  isUserName(answer.trim())
    ? undefined
    : { message: t`Use lower-case letters, digits, dots, hyphens and underscores.` };

const email: Check = (answer, user, { view, entry }) => {
  const address = answer.trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return { message: t`Write an e-mail such as jane@example.com.` };
  if (view === undefined) return undefined;
  const name = administratorName({ username: user.username, email: address }, view, entry.names.absentClaims);
  if (name === user.username) return undefined;
  return { message: t`OpenMetadata will call this administrator ${name}: it takes names from e-mails.`, doubt: true };
};
