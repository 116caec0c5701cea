import { withoutSlash } from '../../../core/webUrl';
import type { ClientDetails, ClientSettings } from '../../../idp/directory';
import { a, capital, type Terms } from '../../../idp/terms';
import { namesOf } from '../../../provisioning/names';
import { originProblem, redirectProblem } from '../../../provisioning/openAddresses';
import { back, type ManyQuestion, type Remark } from '../../platform/ask';
import type { CommandServices } from '../command';
import { activeConfiguration } from '../files/configurationFiles';
import { makeChange } from '../plan/makeChange';
import { openMetadataUrlIn } from '../setUp/openMetadataUrl';
import { withDetails, type AskedClient } from './clientAsked';
import { isUrl } from '../../../idp/isUrl';
import { t } from '../../../l10n/l10n';

/** A list of addresses that a client has. */
export interface AddressList {
  readonly setting: 'redirectUris' | 'webOrigins' | 'postLogoutUris';
  /** The word for one of them. */
  readonly term: 'redirectUri' | 'webOrigin' | 'logoutUri';
  /** What OpenMetadata at this address needs in the list. */
  own(openMetadataUrl: string): readonly string[];
  remark(answer: string): Remark | undefined;
}

/** "Edit Redirect URIs" */
export const titleOf =
  ({ term }: AddressList) =>
  (terms: Terms): string =>
    t`Edit ${terms[`${term}s`].split(' ').map(capital).join(' ')}`;

/** Asks which addresses stay and which are added, and changes the client to that. Nothing but this list changes. */
export async function editAddresses(services: CommandServices, list: AddressList, asked: AskedClient): Promise<void> {
  await withDetails(services, asked, async (client) => {
    const { opened, realm, clientId } = asked;
    const names = namesOf(services, opened.session.profile);
    const wanted = await ask(services, list, client, await ownFor(services, list, client), names.terms);
    if (wanted === undefined) return;
    const set: Partial<ClientSettings> = { [list.setting]: wanted };
    await makeChange(services, opened.session, {
      title: titleOf(list)(names.terms),
      request: { kind: 'change-client', realm, clientId, set },
      then: () => {
        services.notify('info', hasNow(capital(names.client(asked)), wanted.length, names.terms, list));
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
  const root = rootUrl !== undefined && isUrl(rootUrl) ? withoutSlash(rootUrl) : undefined;
  const url = file === undefined ? root : openMetadataUrlIn(file.view);
  return url === undefined ? [] : list.own(url);
}

/** Ticked addresses stay. Undefined if the user left. */
async function ask(
  { prompts }: CommandServices,
  list: AddressList,
  client: ClientDetails,
  own: readonly string[],
  terms: Terms,
): Promise<readonly string[] | undefined> {
  const present = client[list.setting];
  let known = [...new Set([...present, ...own])];
  let ticked = present;
  for (;;) {
    const answer = await prompts.pickMany(question(list, client.label, { known, ticked, present, own }, terms));
    if (answer === undefined || answer === back) return undefined;
    if (!answer.more) return known.filter((address) => answer.values.includes(address));
    const added = await prompts.input({
      title: titleOf(list)(terms),
      canGoBack: true,
      prompt: t`Another ${terms[list.term]}`,
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

const question = (list: AddressList, client: string, rows: Rows, terms: Terms): ManyQuestion<string> => ({
  title: titleOf(list)(terms),
  canGoBack: false,
  placeholder: t`Tick what ${client} is to have; the rest is removed`,
  choices: rows.known.map((value) => {
    const problem = list.setting === 'webOrigins' ? originProblem(value) : redirectProblem(value);
    const added = rows.present.includes(value) ? [] : [t`new`];
    const needed = rows.own.includes(value) ? [t`OpenMetadata’s own`] : [];
    return {
      label: value,
      description: [...added, ...needed].join(' · '),
      ...(problem === undefined ? {} : { detail: `${capital(problem)}.` }),
      ticked: rows.ticked.includes(value),
      value,
    };
  }),
  more: t`Add ${a(terms[list.term])}…`,
});

const hasNow = (client: string, count: number, terms: Terms, { term }: AddressList): string =>
  count === 1 ? t`${client} has one ${terms[term]}.` : t`${client} has ${count} ${terms[`${term}s`]}.`;
