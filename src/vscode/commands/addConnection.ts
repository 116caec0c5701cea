import { enumerate } from '../../core/rules/subject';
import type { Field } from '../../idp/connection';
import type { Session } from '../../idp/provider';
import type { SignIn } from '../../provisioning/connections';
import { failureDetail, failureText } from '../../provisioning/failureText';
import { namesOf } from '../../provisioning/names';
import { onlyRealm } from '../../provisioning/onlyRealm';
import { back } from '../platform/ask';
import { withProgress } from '../platform/progress';
import { requireTrust } from '../platform/trust';
import { walk } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { askConnection } from './connection/askConnection';
import { completed } from './connection/askAnswers';
import { activeConfiguration } from './files/configurationFiles';
import type { Answers } from './setUp/answers';
import { askProvider } from './setUp/askProvider';
import { setUpDesk } from './setUp/setUpDesk';
import { t } from '../../l10n/l10n';

const title = t`Add Connection`;

/** Signs in to an identity provider and remembers it. Scripts may give every answer as the argument. */
export const addConnection: Command = {
  id: 'openmetadata-sso.addConnection',
  async run(services, argument) {
    if (!(await requireTrust())) return undefined;
    const signIn = await signInIn(services, argument);
    const session = await (signIn === undefined ? ask(services) : add(services, signIn));
    if (session !== undefined) await tellMissingRoles(services, session);
    return session?.profile;
  },
};

async function ask(services: CommandServices): Promise<Session | undefined> {
  const desk = setUpDesk(services);
  const file = await activeConfiguration(services);
  const answers = await walk<Answers>(
    [
      askProvider(desk, { presume: false }),
      {
        async ask(state, frame) {
          if (state.entry === undefined) return back;
          const provider = await state.entry.load();
          const session = await askConnection(desk, provider, { title: frame.title, canGoBack: frame.canGoBack });
          if (session === undefined || session === back) return session;
          return { ...state, connected: { entry: state.entry, provider, session } };
        },
      },
    ],
    file === undefined ? {} : { file },
    { title, canGoBack: false },
  );
  return answers === undefined || answers === back ? undefined : answers.connected?.session;
}

async function add(services: CommandServices, signIn: SignIn): Promise<Session | undefined> {
  const { connections, log, notify } = services;
  await maskSecrets(services, signIn);
  const result = await withProgress(t`Connecting to ${signIn.url}`, (signal) => connections.add(signIn, signal));
  if (result.ok) return result.value;
  log.warn(failureDetail(result.error));
  notify('error', failureText(result.error));
  return undefined;
}

/**
 * Says at once what the account will be refused, rather than in the middle of something. Only the account's own realm is
 * looked at; an administrator of the realm master may be meant for any.
 */
async function tellMissingRoles(services: CommandServices, session: Session): Promise<void> {
  const { log, notify, providers } = services;
  const { profile } = session;
  const { account, answers } = profile;
  const { signal } = new AbortController();
  const realms = await session.realms(signal);
  const entry = providers.find(({ id }) => id === profile.provider);
  const name = (entry && onlyRealm(entry, profile)) ?? answers['realm'];
  const own = realms.ok ? realms.value.find((realm) => realm.name === name) : undefined;
  if (own === undefined || own.refusal !== undefined) return;
  const missing = await session.missingRoles(own.name, signal);
  if (!missing.ok) log.warn(failureDetail(missing.error));
  else if (missing.value.length > 0) {
    const realm = namesOf(services, profile).realm(own.name);
    notify('warning', t`Connected. To set up sign-in, ${account} needs ${enumerate(missing.value)} in ${realm}.`);
  }
}

/** Prompts mask what is typed into them; what a script gives has to be masked here. */
async function maskSecrets({ log, providers }: CommandServices, signIn: SignIn): Promise<void> {
  const provider = await providers.find(({ id }) => id === signIn.provider)?.load();
  const method = provider?.methods.find(({ id }) => id === signIn.method);
  for (const { id, secret } of method?.fields ?? []) if (secret) log.addSecret(signIn.answers[id] ?? '');
}

/** The argument, if it says everything, with what people leave out. */
async function signInIn({ providers }: CommandServices, argument: unknown): Promise<SignIn | undefined> {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { provider: id, url, method, answers } = argument as Partial<Record<keyof SignIn, unknown>>;
  const entry = providers.find((each) => each.id === id);
  if (entry === undefined || typeof url !== 'string' || typeof method !== 'string') return undefined;
  if (typeof answers !== 'object' || answers === null) return undefined;
  const strings = Object.entries(answers).filter((each): each is [string, string] => typeof each[1] === 'string');
  const provider = await entry.load();
  const fields = provider.methods.find((each) => each.id === method)?.fields ?? [];
  const answerTo = (name: string, answer: string): string => {
    const field = fields.find((each) => each.id === name);
    return field === undefined ? answer : filled(field, answer);
  };
  return {
    provider: entry.id,
    url: filled(provider.urlField, url),
    method,
    answers: Object.fromEntries(strings.map(([name, answer]) => [name, answerTo(name, answer)])),
  };
}

/** What is wrong with an answer is for the provider to say. */
const filled = (field: Field, answer: string): string =>
  field.validate(answer) === undefined ? completed(field, answer) : answer;
