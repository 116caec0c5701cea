import type { Failure } from '../../../idp/failure';
import type { Session } from '../../../idp/provider';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import { back } from '../../platform/ask';
import type { Action } from '../../platform/notify';
import type { CommandServices } from '../command';
import { askSignIn } from '../connection/askConnection';
import { t } from '../../../l10n/l10n';

/**
 * Tells what went wrong, with a button that tries again. A session that has ended is no reason to begin anew: the user
 * signs in, and what they were doing goes on.
 * @param again does the same once more, with a session that works
 * @param stopped what to say where the user stopped it; nothing is said without
 * @param instead what to do where the account may not
 */
export async function tellFailure(
  services: CommandServices,
  session: Session,
  failure: Failure,
  again: (session: Session) => Promise<void>,
  stopped?: string,
  instead?: Action,
): Promise<void> {
  const { log, notify } = services;
  log.warn(failureDetail(failure));
  if (failure.kind === 'cancelled') {
    if (stopped !== undefined) notify('warning', stopped, { title: t`Go On`, run: () => again(session) });
    return;
  }
  if (failure.kind === 'unauthorized') {
    const renewed = await signIn(services, session, failure);
    if (renewed !== undefined) return again(renewed);
  }
  const showLog: Action = {
    title: t`Show Log`,
    run: () => {
      log.show();
    },
  };
  const forbidden = failure.kind === 'forbidden' && instead !== undefined ? [instead] : [];
  notify('error', failureText(failure), ...forbidden, { title: t`Try Again`, run: () => again(session) }, showLog);
}

async function signIn(
  services: CommandServices,
  { profile }: Session,
  { message }: Failure,
): Promise<Session | undefined> {
  const entry = services.providers.find(({ id }) => id === profile.provider);
  if (entry === undefined) return undefined;
  const frame = { title: t`Sign In Again`, canGoBack: false };
  const session = await askSignIn(services, await entry.load(), profile, frame, message);
  return session === back ? undefined : session;
}
