import type { ConnectionMethod, ConnectionProfile } from '../../../idp/connection';
import type { IdentityProvider, Session } from '../../../idp/provider';
import { lastingSession } from '../../../provisioning/lastingSession';
import { back, type Answer, type Frame } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';
import { askGuide } from './askGuide';
import { askMethod } from './askMethod';
import { askUrl } from './askUrl';
import type { ConnectionDesk } from './desk';
import { signInWith } from './signInWith';
import { t } from '../../../l10n/l10n';

interface Draft {
  readonly url: string;
  readonly method?: ConnectionMethod;
  /** The method whose guide has been offered. */
  readonly guided?: string;
  readonly session?: Session;
}

/** What is known of a new connection before anything is asked. */
export interface KnownAddress {
  /** Its address is certain: it is not asked. */
  readonly url: string;
  /** The first administrator of a provider on this machine signs in, this way. */
  readonly method?: ConnectionMethod;
}

/**
 * Asks for a new connection and signs in; the last question stays open until that works.
 * @param known what need not be asked
 */
export async function askConnection(
  desk: ConnectionDesk,
  provider: IdentityProvider,
  frame: Frame,
  known?: KnownAddress,
): Promise<Answer<Session>> {
  const { settled, likely: usual } = known?.method?.local ?? {};
  const guide = { isOffered: false };
  const steps: readonly Step<Draft>[] = [
    {
      applies: () => known === undefined,
      async ask(draft, at) {
        const url = await askUrl(desk.prompts, provider, draft.url, at);
        return url === undefined || url === back ? url : { ...draft, url };
      },
    },
    {
      applies: () => provider.methods.length > 1 && known?.method === undefined,
      async ask(draft, at) {
        const method = await askMethod(desk, provider, draft.method, at);
        return method === undefined || method === back ? method : { ...draft, method };
      },
    },
    {
      settles(draft) {
        const method = methodOf(provider, draft);
        return method?.guide === undefined || method.id === draft.guided ? draft : undefined;
      },
      async ask(draft, at) {
        const method = methodOf(provider, draft);
        const found = method?.guide?.(draft.url);
        if (method === undefined || found === undefined) return back;
        guide.isOffered = true;
        const answer = await askGuide(desk, found, at);
        return answer === true ? { ...draft, guided: method.id } : answer;
      },
    },
    {
      async ask(draft, at) {
        const { url } = draft;
        const method = methodOf(provider, draft);
        if (method === undefined) return back;
        const connect: Parameters<typeof signInWith>[2] = (signIn, signal) => desk.connections.add(signIn, signal);
        const isSettled = (field: string): boolean => settled !== undefined && field in settled;
        const attempt = { provider, url, method, answers: { ...settled, ...usual }, known: isSettled };
        const session = await signInWith(desk, attempt, connect, at);
        return session === undefined || session === back ? session : { ...draft, method, session };
      },
    },
  ];
  const initial: Draft = {
    url: known?.url ?? provider.urlField.initial ?? '',
    ...(known?.method === undefined ? {} : { method: known.method }),
  };
  const draft = await walk(steps, initial, frame);
  if (guide.isOffered) await desk.previews.close();
  if (draft === undefined || draft === back) return draft;
  return draft.session && lasting(desk, () => Promise.resolve(provider), draft.session);
}

const methodOf = ({ methods }: IdentityProvider, { method }: Draft): ConnectionMethod | undefined =>
  method ?? methods[0];

/**
 * Signs in once more the way the connection was made. Only what is not remembered is asked.
 * @param reason why, if the user has not asked for it
 */
export async function askSignIn(
  desk: ConnectionDesk,
  provider: IdentityProvider,
  profile: ConnectionProfile,
  frame: Frame,
  reason?: string,
): Promise<Answer<Session>> {
  const session = await signInAgain(desk, provider, profile, frame, reason);
  return session === undefined || session === back ? session : lasting(desk, () => Promise.resolve(provider), session);
}

async function signInAgain(
  desk: ConnectionDesk,
  provider: IdentityProvider,
  { id: renewed, url, method: usual, answers, account }: ConnectionProfile,
  frame: Frame,
  reason?: string,
): Promise<Answer<Session>> {
  const method = provider.methods.find(({ id }) => id === usual);
  if (method === undefined) return undefined;
  // Somebody who has not asked for it must not find a page opening by itself.
  if (reason !== undefined && method.page !== undefined && !(await wantsTo(desk, account, reason))) return undefined;
  const secrets = new Set(method.fields.filter(({ secret }) => secret).map(({ id }) => id));
  const known = (field: string): boolean => field in answers && !secrets.has(field);
  const why = reason === undefined ? {} : { reason };
  const connect: Parameters<typeof signInWith>[2] = (signIn, signal) => desk.connections.add(signIn, signal, renewed);
  return signInWith(desk, { provider, url, method, answers, known, ...why }, connect, frame);
}

/** The session, signed in again by the user whenever the provider has ended it; what they were doing goes on then. */
export const lasting = (desk: ConnectionDesk, load: () => Promise<IdentityProvider>, session: Session): Session =>
  lastingSession(session, async ({ message }) => {
    const { profile } = session;
    if (!(await wantsTo(desk, profile.account, message))) return undefined;
    const renewed = await signInAgain(desk, await load(), profile, { title: again, canGoBack: false });
    return renewed === back ? undefined : renewed;
  });

const again = t`Sign In Again`;

async function wantsTo({ prompts }: ConnectionDesk, account: string, message: string): Promise<boolean> {
  const detail = t`Sign in again as ${account}, and what you were doing goes on.`;
  return (await prompts.confirm({ message, detail, buttons: [again] })) === again;
}
