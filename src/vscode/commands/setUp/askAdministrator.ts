import { err, ok } from '../../../core/result';
import type { View } from '../../../core/view';
import type { NewAdministrator } from '../../../idp/change';
import type { User } from '../../../idp/directory';
import { administratorName } from '../../../provisioning/administrator';
import { failureText } from '../../../provisioning/failureText';
import { back, type Answer, type Choice, type Frame, type Remark } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';
import type { AdministratorAnswer, Answers, Connected } from './answers';
import type { SetUpDesk } from './desk';

type Desk = Pick<SetUpDesk, 'prompts'>;

const usersShown = 20;

/** Who becomes OpenMetadata's first administrator, by name in its admin principals. */
export const askAdministrator = (desk: Desk): Step<Answers> => ({
  async ask(answers, frame) {
    const { connected, realm, administrator } = answers;
    if (connected === undefined || realm === undefined) return back;
    const inner = { ...frame, canGoBack: true };
    for (;;) {
      const kind = await desk.prompts.pick<AdministratorAnswer['kind']>({
        ...frame,
        placeholder: 'The first administrator of OpenMetadata',
        choices: () => Promise.resolve(ok(choices.filter(({ value }) => value !== 'existing' || !realm.create))),
        isCurrent: (value) => value === (administrator?.kind ?? 'nobody'),
      });
      if (kind === undefined || kind === back) return kind;
      const chosen = await complete(desk, kind, connected, answers, inner);
      if (chosen === undefined) return undefined;
      if (chosen !== back) return { ...answers, administrator: chosen };
    }
  },
});

const choices: readonly Choice<AdministratorAnswer['kind']>[] = [
  { label: 'Nobody now', detail: 'The admin principals stay as they are.', icon: 'dash', value: 'nobody' },
  { label: 'A user of the realm…', icon: 'person', value: 'existing' },
  {
    label: 'Create admin-user…',
    detail: 'With an e-mail, a name and a password.',
    icon: 'person-add',
    value: 'create',
  },
];

async function complete(
  desk: Desk,
  kind: AdministratorAnswer['kind'],
  connected: Connected,
  answers: Answers,
  frame: Frame,
): Promise<Answer<AdministratorAnswer>> {
  if (kind === 'nobody') return { kind };
  if (kind === 'existing') {
    const user = await askUser(desk, connected, answers.realm?.name ?? '', frame);
    return user === undefined || user === back ? user : { kind, user };
  }
  const user = await askNewUser(desk, answers, frame);
  return user === undefined || user === back ? user : { kind, user };
}

const askUser = ({ prompts }: Desk, { session }: Connected, realm: string, frame: Frame): Promise<Answer<User>> =>
  prompts.pick<User>({
    ...frame,
    placeholder: 'Type a name or an e-mail',
    searches: true,
    choices: async (typed, signal) => {
      const users = await session.users(realm, { search: typed, first: 0, limit: usersShown }, signal);
      if (!users.ok) return err(failureText(users.error));
      return ok(users.value.map((value) => ({ label: value.username, icon: 'person', value, ...described(value) })));
    },
  });

/** A user without an e-mail is stopped at the first sign-in: the provider asks them to complete their profile. */
const described = ({ email }: User): Partial<Choice<User>> => ({ description: email ?? 'no e-mail' });

/** Asks for everything that a user needs so that the first sign-in is not stopped by a form. Creates nobody. */
async function askNewUser({ prompts }: Desk, answers: Answers, frame: Frame): Promise<Answer<NewAdministrator>> {
  const earlier = answers.administrator?.kind === 'create' ? answers.administrator.user : undefined;
  const asking = (part: keyof NewAdministrator, prompt: string, check: Check): Step<NewAdministrator> => ({
    async ask(user, at) {
      const secret = part === 'password';
      const question = { ...at, prompt, value: user[part], secret };
      const answer = await prompts.input({ ...question, check: (text) => check(text, user, answers.file?.view) });
      if (answer === undefined || answer === back) return answer;
      return { ...user, [part]: secret ? answer : answer.trim() };
    },
  });
  return walk(
    [
      asking('username', 'User name', userName),
      asking('email', 'E-mail', email),
      asking('firstName', 'First name', written),
      asking('lastName', 'Last name', written),
      asking('password', 'Password, not temporary', written),
    ],
    earlier ?? { username: 'admin-user', email: '', firstName: 'Admin', lastName: 'User', password: '' },
    frame,
  );
}

type Check = (answer: string, user: NewAdministrator, view: View | undefined) => Remark | undefined;

const written: Check = (answer) => (answer.trim() === '' ? { message: 'This cannot be left empty.' } : undefined);

/** OpenMetadata compares names in lower case, and without what follows an `@`. */
const userName: Check = (answer) =>
  /^[a-z0-9._-]{1,255}$/.test(answer.trim())
    ? undefined
    : { message: 'Use lower-case letters, digits, dots, hyphens and underscores.' };

const email: Check = (answer, user, view) => {
  const address = answer.trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return { message: 'Write an e-mail such as jane@example.com.' };
  if (view === undefined) return undefined;
  const name = administratorName({ username: user.username, email: address }, view);
  if (name === user.username) return undefined;
  return { message: `OpenMetadata will call this administrator ${name}: it takes names from e-mails.`, doubt: true };
};
