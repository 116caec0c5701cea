import { placeIn } from '../../../provisioning/place';
import { back } from '../../platform/ask';
import { walk } from '../../platform/walk';
import type { CommandServices } from '../command';
import { connectFor } from '../connection/connectTo';
import { titled, type Title } from '../connection/title';
import type { Answers, Connected } from '../setUp/answers';
import { askRealm } from '../setUp/askRealm';
import { setUpDesk } from '../setUp/setUpDesk';

/** The realm that a command was called on, or that the user picks. Undefined if the user left. */
export async function realmAsked(
  services: CommandServices,
  title: Title,
  argument: unknown,
): Promise<{ readonly opened: Connected; readonly realm: string } | undefined> {
  const opened = await connectFor(services, title, argument);
  if (opened === undefined) return undefined;
  const realm = placeIn(argument)?.realm;
  const answers = await walk<Answers>(
    [askRealm(setUpDesk(services), { create: false })],
    { connected: opened, ...(realm === undefined ? {} : { realm: { name: realm, create: false } }) },
    { title: titled(title, opened.entry.terms), canGoBack: false },
  );
  if (answers === undefined || answers === back || answers.realm === undefined) return undefined;
  return { opened, realm: answers.realm.name };
}
