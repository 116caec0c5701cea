import { isInsecureUrl } from '../../../idp/insecureUrl';
import { parseUrl } from '../../../provisioning/urls';
import { failureText } from '../../../provisioning/failureText';
import { ok } from '../../../core/result';
import type { ConnectionMethod, ConnectionProfile, Field } from '../../../idp/connection';
import type { IdentityProvider, Session } from '../../../idp/provider';
import type { Connections } from '../../../provisioning/connections';
import { back, type Answer, type Frame, type Prompts } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';

interface Draft {
  readonly url: string;
  readonly method?: ConnectionMethod;
  readonly answers: Readonly<Record<string, string>>;
  readonly session?: Session;
}

export interface ConnectionDesk {
  readonly prompts: Prompts;
  readonly connections: Connections;
}

/** Asks for a new connection and signs in; the last question stays open until that works. */
export async function askConnection(
  desk: ConnectionDesk,
  provider: IdentityProvider,
  frame: Frame,
): Promise<Answer<Session>> {
  const steps: readonly Step<Draft>[] = [
    { ask: (draft, at) => askUrl(desk.prompts, provider, draft, at) },
    { applies: () => provider.methods.length > 1, ask: (draft, at) => askMethod(desk.prompts, provider, draft, at) },
    { ask: (draft, at) => askFields(desk, provider, draft, at, provider.methods[0]) },
  ];
  return sessionOf(await walk(steps, { url: provider.urlField.initial ?? '', answers: {} }, frame));
}

/** Asks once more for what is not remembered of a connection, and signs in. */
export async function askSignIn(
  desk: ConnectionDesk,
  provider: IdentityProvider,
  profile: ConnectionProfile,
  frame: Frame,
): Promise<Answer<Session>> {
  const method = provider.methods.find(({ id }) => id === profile.method);
  if (method === undefined) return undefined;
  const draft = { url: profile.url, method, answers: profile.answers };
  return sessionOf(await askFields(desk, provider, draft, frame, undefined, profile.id));
}

const sessionOf = (draft: Answer<Draft>): Answer<Session> =>
  draft === undefined || draft === back ? draft : draft.session;

async function askUrl(
  prompts: Prompts,
  provider: IdentityProvider,
  draft: Draft,
  frame: Frame,
): Promise<Answer<Draft>> {
  const { urlField } = provider;
  for (let url = draft.url; ;) {
    const answer = await prompts.input(inputFor(urlField, url, frame));
    if (answer === undefined || answer === back) return answer;
    url = answer.trim();
    const confirmed = await confirmPlainHttp(prompts, url, frame);
    if (confirmed === undefined) return undefined;
    if (confirmed === true) return { ...draft, url };
  }
}

/** A password sent over http can be read by everyone on the way; on this machine there is no way. */
async function confirmPlainHttp(prompts: Prompts, answer: string, frame: Frame): Promise<Answer<boolean>> {
  const url = parseUrl(answer);
  if (url === undefined || !isInsecureUrl(url.href)) return true;
  return prompts.pick({
    ...frame,
    canGoBack: true,
    placeholder: `Over http, anyone between here and ${url.host} can read what you type next`,
    choices: () =>
      Promise.resolve(
        ok([
          { label: 'Change the address', icon: 'edit', value: false },
          { label: `Connect to ${url.host} without encryption`, icon: 'warning', value: true },
        ]),
      ),
  });
}

async function askMethod(
  prompts: Prompts,
  provider: IdentityProvider,
  draft: Draft,
  frame: Frame,
): Promise<Answer<Draft>> {
  const method = await prompts.pick({
    ...frame,
    placeholder: `How to sign in to ${provider.label}`,
    choices: () =>
      Promise.resolve(ok(provider.methods.map((value) => ({ label: value.label, detail: value.detail, value })))),
    isCurrent: ({ id }) => id === draft.method?.id,
  });
  return method === undefined || method === back ? method : { ...draft, method };
}

async function askFields(
  desk: ConnectionDesk,
  provider: IdentityProvider,
  draft: Draft,
  frame: Frame,
  onlyMethod: ConnectionMethod | undefined,
  renewed?: string,
): Promise<Answer<Draft>> {
  const method = draft.method ?? onlyMethod;
  if (method === undefined) return back;
  const fields = method.fields.filter(({ id, secret }) => renewed === undefined || secret || !(id in draft.answers));
  const last = fields.at(-1);
  let session: Session | undefined;

  const signIn = async (answers: Draft['answers'], signal: AbortSignal): Promise<string | undefined> => {
    const wanted = { provider: provider.id, url: draft.url, method: method.id, answers };
    const result = await desk.connections.add(wanted, signal, renewed);
    if (!result.ok) return failureText(result.error);
    session = result.value;
    return undefined;
  };
  const steps = fields.map((field): Step<Draft> => ({
    async ask(state, at) {
      const withAnswer = (answer: string): Draft => ({ ...state, answers: { ...state.answers, [field.id]: answer } });
      const answer = await desk.prompts.input({
        ...inputFor(field, state.answers[field.id] ?? field.initial ?? '', at),
        ...(field === last ? { submit: (value, signal) => signIn(withAnswer(value).answers, signal) } : {}),
      });
      return answer === undefined || answer === back ? answer : withAnswer(answer);
    },
  }));
  const answered = await walk(steps, draft, frame);
  return answered === undefined || answered === back || session === undefined ? answered : { ...answered, session };
}

/** A question as the provider words it. */
export const inputFor = (field: Field, value: string, frame: Frame): Parameters<Prompts['input']>[0] => ({
  ...frame,
  prompt: field.label,
  ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
  value,
  secret: field.secret,
  check: (answer) => {
    const message = field.validate(answer);
    return message === undefined ? undefined : { message };
  },
});
