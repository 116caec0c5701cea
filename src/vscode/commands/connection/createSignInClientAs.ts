import { ok } from '../../../core/result';
import type { Plan } from '../../../idp/change';
import { capital } from '../../../idp/terms';
import type { Session } from '../../../idp/provider';
import { failureText } from '../../../provisioning/failureText';
import { termsOf } from '../../../provisioning/names';
import { back, type Answer, type Frame } from '../../platform/ask';
import { askMethod } from './askMethod';
import { clientOf, type Attempt, type Connect, type SignInWith } from './attempt';
import type { ConnectionDesk } from './desk';
import { t } from '../../../l10n/l10n';

/**
 * Creates the client that a page signs in with, by the account of somebody who may. It signs in for that alone: nothing of
 * it is remembered. True if the client is there now.
 */
export async function createSignInClientAs(
  desk: ConnectionDesk,
  attempt: Attempt,
  signInWith: SignInWith,
  frame: Frame,
): Promise<Answer<boolean>> {
  const { provider } = attempt;
  const methods = provider.methods.filter(({ page, limited }) => page === undefined && limited === undefined);
  const at = { ...frame, title: t`Create ${capital(termsOf(desk.providers, provider.id).client)} for Browser Sign-In` };
  const method = await askMethod(
    desk,
    { label: t`${provider.label}, once, as an administrator`, methods },
    undefined,
    at,
  );
  if (method === undefined || method === back) return method;
  const { url, answers } = attempt;
  const connect: Connect = (signIn, signal) => desk.connections.borrow(signIn, signal);
  const session = await signInWith(desk, { provider, url, method, answers: realmOnly(answers) }, connect, at);
  if (session === undefined || session === back) return session;
  try {
    return await create(desk, session, attempt, at);
  } finally {
    await session.signOut();
  }
}

/** An administrator of the same realm, unless they say otherwise. */
const realmOnly = ({ realm }: Attempt['answers']): Attempt['answers'] => (realm === undefined ? {} : { realm });

async function create(
  { prompts, surface, providers }: ConnectionDesk,
  session: Session,
  attempt: Attempt,
  frame: Frame,
): Promise<Answer<boolean>> {
  const clientId = clientOf(attempt);
  const { realm = '' } = attempt.answers;
  const there = `${termsOf(providers, attempt.provider.id).realm} ${realm}`;
  const request = { kind: 'create-sign-in-client', realm, clientId } as const;
  const title = t`Creating ${clientId} in ${there}`;
  const planned = await surface.waiting(t`Looking at ${there}`, (signal) => session.plan(request, signal));
  for (let said = planned.ok ? t`What will change in ${there}` : failureText(planned.error); ;) {
    const answer = await prompts.pick<boolean>({
      ...frame,
      placeholder: said,
      choices: () =>
        Promise.resolve(
          ok([
            ...(planned.ok ? [{ ...described(planned.value), icon: 'check', value: true }] : []),
            { label: t`Change nothing`, icon: 'close', value: false },
          ]),
        ),
    });
    if (answer !== true || !planned.ok) return answer === false ? back : answer;
    const done = await surface.waiting(title, (signal) => session.apply(planned.value, () => undefined, signal));
    if (done.ok) return true;
    said = failureText(done.error);
  }
}

/** The steps in one line, and their details in the next. */
function described({ steps }: Plan): { readonly label: string; readonly detail: string } {
  const detail = steps.flatMap((step) => step.details.map(({ setting, after }) => `${setting}: ${after}`)).join(' · ');
  return { label: steps.map(({ title }) => title).join('; '), detail };
}
