import type { Failure } from '../../../idp/failure';
import type { Session } from '../../../idp/provider';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import { back } from '../../platform/ask';
import type { Action } from '../../platform/notify';
import type { CommandServices } from '../command';
import { askSignIn } from '../connection/askConnection';

/**
 * Tells what went wrong, with the button that goes on: a session that has ended is renewed first.
 * @param again does the same once more, with a session that works
 * @param stopped what to say where the user stopped it; nothing is said without
 */
export function tellFailure(
  services: CommandServices,
  session: Session,
  failure: Failure,
  again: (session: Session) => Promise<void>,
  stopped?: string,
): void {
  const { log, notify } = services;
  log.warn(failureDetail(failure));
  if (failure.kind === 'cancelled') {
    if (stopped !== undefined) notify('warning', stopped, { title: 'Go On', run: () => again(session) });
    return;
  }
  const showLog: Action = {
    title: 'Show Log',
    run: () => {
      log.show();
    },
  };
  const goOn: Action =
    failure.kind === 'unauthorized'
      ? { title: 'Sign In and Go On', run: () => signInAnd(services, session, again) }
      : { title: 'Try Again', run: () => again(session) };
  notify('error', failureText(failure), goOn, showLog);
}

async function signInAnd(
  services: CommandServices,
  { profile }: Session,
  again: (session: Session) => Promise<void>,
): Promise<void> {
  const entry = services.providers.find(({ id }) => id === profile.provider);
  if (entry === undefined) return;
  const frame = { title: 'Sign In Again', canGoBack: false };
  const session = await askSignIn(services, await entry.load(), profile, frame);
  if (session !== undefined && session !== back) await again(session);
}
