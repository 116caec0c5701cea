import { ok } from '../../core/result';
import { back, type Answer, type Frame, type Prompts } from '../platform/ask';
import { walk, type Step } from '../platform/walk';
import { realmAsked } from './client/realmAsked';
import type { Command } from './command';
import { makeChange } from './plan/makeChange';
import type { Connected } from './setUp/answers';
import { askUser } from './users/askUser';
import { userIn } from './users/userIn';
import type { Session } from '../../idp/provider';
import { t } from '../../l10n/l10n';

const title = t`Set Password`;

/** Gives a user of a realm a new password. */
export const setPassword: Command = {
  id: 'openmetadata-sso.setPassword',
  async run(services, argument) {
    const asked = await realmAsked(services, title, argument);
    if (asked === undefined) return;
    const { opened, realm } = asked;
    const answers = await ask(services.prompts, opened, realm, userIn(argument));
    if (answers === undefined || answers === back) return;
    const { username, password, temporary } = answers;
    services.log.addSecret(password);
    await makeChange(services, opened.session, {
      title,
      request: { kind: 'set-password', realm, username, password, temporary },
      then: () => {
        services.notify(
          'info',
          temporary
            ? t`${username} has a new password, which they have to change when they sign in next.`
            : t`${username} has a new password.`,
        );
      },
    });
  },
};

interface Draft {
  readonly username: string;
  readonly password: string;
  readonly temporary: boolean;
}

const ask = (
  prompts: Prompts,
  { entry, session }: Connected,
  realm: string,
  username: string | undefined,
): Promise<Answer<Draft>> =>
  walk<Draft>(
    [
      askWhose(prompts, session, realm, username),
      askPassword(prompts),
      askAgain(prompts),
      ...(entry.hasTemporaryPasswords ? [askTemporary(prompts)] : []),
    ],
    { username: username ?? '', password: '', temporary: false },
    { title, canGoBack: false },
  );

const askWhose = (prompts: Prompts, session: Session, realm: string, known: string | undefined): Step<Draft> => ({
  applies: () => known === undefined,
  async ask(draft, frame) {
    const user = await askUser(prompts, session, realm, frame, t`Whose password? Type a name or an e-mail`);
    return user === undefined || user === back ? user : { ...draft, username: user.username };
  },
});

const askPassword = (prompts: Prompts): Step<Draft> => ({
  async ask(draft, frame) {
    const check = (answer: string) => (answer === '' ? { message: t`This cannot be left empty.` } : undefined);
    const prompt = t`New password of ${draft.username}`;
    const password = await prompts.input({ ...frame, prompt, secret: true, check });
    return password === undefined || password === back ? password : { ...draft, password };
  },
});

const askAgain = (prompts: Prompts): Step<Draft> => ({
  async ask(draft, frame) {
    const again = await prompts.input({
      ...frame,
      prompt: t`The same password again`,
      secret: true,
      check: () => undefined,
      submit: (answer) => Promise.resolve(answer === draft.password ? undefined : t`The two passwords differ.`),
    });
    return again === undefined || again === back ? again : draft;
  },
});

const askTemporary = (prompts: Prompts): Step<Draft> => ({
  ask: async (draft: Draft, frame: Frame) => {
    const temporary = await prompts.pick<boolean>({
      ...frame,
      placeholder: t`How long the password is good for`,
      choices: () => Promise.resolve(ok(kinds)),
    });
    return temporary === undefined || temporary === back ? temporary : { ...draft, temporary };
  },
});

const kinds = [
  { label: t`Until it is changed`, detail: t`The user signs in with it at once.`, icon: 'key', value: false },
  {
    label: t`Temporary`,
    detail: t`The user has to choose another at the next sign-in, in a browser.`,
    icon: 'clock',
    value: true,
  },
];
