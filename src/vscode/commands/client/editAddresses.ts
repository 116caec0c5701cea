import type { ClientSettings } from '../../../idp/change';
import type { ClientDetails } from '../../../idp/directory';
import { back, type ManyQuestion, type Remark } from '../../platform/ask';
import type { CommandServices } from '../command';
import { activeConfiguration } from '../files/configurationFiles';
import { makeChange } from '../plan/makeChange';
import { openMetadataUrlIn } from '../setUp/openMetadataUrl';
import { oddity } from './addresses';
import { withDetails, type AskedClient } from './clientAsked';

/** A list of addresses that a client has. */
export interface AddressList {
  readonly title: string;
  readonly setting: 'redirectUris' | 'webOrigins';
  /** "redirect URI" */
  readonly noun: string;
  /** What OpenMetadata at this address needs in the list. */
  own(openMetadataUrl: string): readonly string[];
  remark(answer: string): Remark | undefined;
}

/** Asks which addresses stay and which are added, and changes the client to that. Nothing but this list changes. */
export async function editAddresses(services: CommandServices, list: AddressList, asked: AskedClient): Promise<void> {
  await withDetails(services, asked, async (client) => {
    const wanted = await ask(services, list, client, await ownFor(services, list, client));
    if (wanted === undefined) return;
    const { opened, realm, clientId } = asked;
    const set: Partial<ClientSettings> = { [list.setting]: wanted };
    await makeChange(services, opened.session, {
      title: list.title,
      request: { kind: 'change-client', realm, clientId, set },
      then: () => {
        services.notify('info', `Client ${clientId} has ${counted(wanted.length, list.noun)}.`);
      },
    });
  });
}

/** OpenMetadata's own, by the file that is open, else by the client itself. */
async function ownFor(
  services: CommandServices,
  list: AddressList,
  { rootUrl }: ClientDetails,
): Promise<readonly string[]> {
  const file = await activeConfiguration(services);
  const root = rootUrl !== undefined && URL.canParse(rootUrl) ? rootUrl.replace(/\/+$/, '') : undefined;
  const url = file === undefined ? root : openMetadataUrlIn(file.view);
  return url === undefined ? [] : list.own(url);
}

/** Ticked addresses stay. Undefined if the user left. */
async function ask(
  { prompts }: CommandServices,
  list: AddressList,
  client: ClientDetails,
  own: readonly string[],
): Promise<readonly string[] | undefined> {
  const present = client[list.setting];
  let known = [...new Set([...present, ...own])];
  let ticked = present;
  for (;;) {
    const answer = await prompts.pickMany(question(list, client.clientId, { known, ticked, present, own }));
    if (answer === undefined || answer === back) return undefined;
    if (!answer.more) return known.filter((address) => answer.values.includes(address));
    const added = await prompts.input({
      title: list.title,
      canGoBack: true,
      prompt: `Another ${list.noun}`,
      check: (text) => list.remark(text),
    });
    if (added === undefined) return undefined;
    const address = added === back ? undefined : added.trim();
    known = [...new Set([...known, ...(address === undefined ? [] : [address])])];
    ticked = [...answer.values, ...(address === undefined ? [] : [address])];
  }
}

interface Rows {
  readonly known: readonly string[];
  readonly ticked: readonly string[];
  readonly present: readonly string[];
  readonly own: readonly string[];
}

const question = (list: AddressList, clientId: string, rows: Rows): ManyQuestion<string> => ({
  title: list.title,
  canGoBack: false,
  placeholder: `Tick what ${clientId} is to have; the rest is removed`,
  choices: rows.known.map((value) => {
    const detail = oddity(value);
    const added = rows.present.includes(value) ? [] : ['new'];
    const needed = rows.own.includes(value) ? ["OpenMetadata's own"] : [];
    return {
      label: value,
      description: [...added, ...needed].join(' · '),
      ...(detail === undefined ? {} : { detail }),
      ticked: rows.ticked.includes(value),
      value,
    };
  }),
  more: `Add a ${list.noun}…`,
});

const counted = (count: number, noun: string): string => (count === 1 ? `one ${noun}` : `${count.toString()} ${noun}s`);
