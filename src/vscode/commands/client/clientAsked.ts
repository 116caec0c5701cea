import type { ClientDetails } from '../../../idp/directory';
import { capital } from '../../../idp/terms';
import type { Ability } from '../../../provisioning/abilities';
import { namesOf } from '../../../provisioning/names';
import { placeIn } from '../../../provisioning/place';
import { back } from '../../platform/ask';
import { withProgress } from '../../platform/progress';
import { walk } from '../../platform/walk';
import type { CommandServices } from '../command';
import { isAble } from '../connection/isAble';
import { connectFor } from '../connection/connectTo';
import { titled, type Title } from '../connection/title';
import { tellFailure } from '../plan/tellFailure';
import type { Answers, Connected } from '../setUp/answers';
import { askRealm } from '../setUp/askRealm';
import { setUpDesk } from '../setUp/setUpDesk';
import { askExistingClient } from './askExistingClient';
import { t } from '../../../l10n/l10n';

/** A client that a command works on. */
export interface AskedClient {
  readonly opened: Connected;
  readonly realm: string;
  readonly clientId: string;
}

/**
 * The client that a command was called on; whatever its argument does not say is asked for. Undefined if the user left.
 * @param ability what the command does, where not every provider can: said before anything else is asked
 */
export async function clientAsked(
  services: CommandServices,
  title: Title,
  argument: unknown,
  ability?: Ability,
): Promise<AskedClient | undefined> {
  const opened = await connectFor(services, title, argument);
  if (opened === undefined || !isAble(services, titled(title, opened.entry.terms), opened, ability)) return undefined;
  const { realm, client } = placeIn(argument) ?? {};
  const desk = setUpDesk(services);
  const answers = await walk<Answers>(
    [askRealm(desk, { create: false }), askExistingClient(desk)],
    {
      connected: opened,
      ...(realm === undefined ? {} : { realm: { name: realm, create: false } }),
      ...(client === undefined ? {} : { client: { clientId: client, exists: true } }),
    },
    { title: titled(title, opened.entry.terms), canGoBack: false },
  );
  if (answers === undefined || answers === back) return undefined;
  if (answers.realm === undefined || answers.client === undefined) return undefined;
  return { opened, realm: answers.realm.name, clientId: answers.client.clientId };
}

/** Reads a client and goes on with what it is; tells what is wrong where it cannot be read, or is gone. */
export async function withDetails(
  services: CommandServices,
  asked: AskedClient,
  goOn: (details: ClientDetails) => Promise<void>,
): Promise<void> {
  const { opened, realm, clientId } = asked;
  const names = namesOf(services, opened.session.profile);
  const read = await withProgress(t`Reading ${names.client(asked)}`, (signal) =>
    opened.session.client(realm, clientId, signal),
  );
  if (!read.ok) {
    await tellFailure(services, opened.session, read.error, (session) =>
      withDetails(services, { ...asked, opened: { ...opened, session } }, goOn),
    );
    return;
  }
  if (read.value === undefined) {
    services.connections.touch({ connection: opened.session.profile.id, realm });
    services.notify('error', t`${capital(names.realm(realm))} has no ${names.client(asked)} any more.`);
    return;
  }
  await goOn(read.value);
}
