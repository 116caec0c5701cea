import { err, ok } from '../../../core/result';
import { failureText } from '../../../provisioning/failureText';
import { clientIdIn } from '../../../provisioning/located';
import type { ClientSummary, Flow } from '../../../idp/directory';
import { a } from '../../../idp/terms';
import type { ProviderEntry } from '../../../provisioning/providers';
import { back, type Answer, type Choice, type Frame, type InputQuestion } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';
import { besidesLabel } from '../client/besidesLabel';
import { inputFor } from '../connection/askAnswers';
import type { Answers, ClientAnswer, Connected } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

type Desk = Pick<SetUpDesk, 'prompts'>;

/** Which client OpenMetadata is: the usual new one, one that is there, or a new one with an ID or a name of its own. */
export const askClient = (desk: Desk): Step<Answers> => ({
  async ask(answers, frame) {
    const { connected, client } = answers;
    if (connected === undefined || answers.realm === undefined) return back;
    const usual = connected.provider.clientIdField.initial ?? '';
    const inFile = answers.file === undefined ? undefined : clientIdIn(answers.file.view);
    const likely = client?.clientId ?? inFile ?? usual;
    for (;;) {
      const answer = await desk.prompts.pick<ClientAnswer | 'other'>({
        ...frame,
        placeholder: t`The ${connected.entry.terms.client} that OpenMetadata is at the provider`,
        choices: (_typed, signal) => clientChoices(connected, answers, usual, signal),
        isCurrent: (value) => value !== 'other' && value.clientId === likely,
      });
      if (answer === undefined || answer === back) return answer;
      const chosen =
        answer === 'other' ? await askNewClient(desk, connected, client, { ...frame, canGoBack: true }) : answer;
      if (chosen === undefined) return undefined;
      if (chosen !== back) return { ...answers, client: chosen };
    }
  },
});

async function clientChoices(
  { entry, session }: Connected,
  { realm, flow }: Answers,
  usual: string,
  signal: AbortSignal,
) {
  const clients = realm === undefined || realm.create ? ok([]) : await session.clients(realm.name, signal);
  if (!clients.ok) return err(failureText(clients.error));
  const adoptable = clients.value.filter(({ ownAccount }) => ownAccount !== true);
  const ours = adoptable.sort((one, other) => rank(one, usual) - rank(other, usual));
  const create: Choice<ClientAnswer> = {
    label: t`Create ${usual}`,
    icon: 'add',
    value: { clientId: usual, exists: false },
  };
  return ok<readonly Choice<ClientAnswer | 'other'>[]>([
    ...(ours.some(({ label }) => label === usual) ? [] : [create]),
    ...ours.map((client): Choice<ClientAnswer> => ({
      label: t`Use ${client.label}`,
      description: [client.name, described(client), ...besidesLabel(client, ours)].filter(Boolean).join(' · '),
      icon: 'key',
      value: { clientId: client.clientId, exists: true },
      ...(client.flow === flow ? {} : { detail: differing(client.flow) }),
    })),
    { label: anotherNew(entry), icon: 'add', value: 'other' },
  ]);
}

const anotherNew = ({ terms, givesOutIds }: ProviderEntry): string =>
  givesOutIds
    ? t`Create ${a(terms.client)} with another name…`
    : t`Create ${a(terms.client)} with another ID, name or description…`;

const rank = ({ label, forOpenMetadata }: ClientSummary, usual: string): number => {
  if (label === usual) return 0;
  return forOpenMetadata ? 1 : 2;
};

const described = ({ flow, enabled }: ClientSummary): string =>
  [flow === 'implicit' ? 'public' : 'confidential', ...(enabled ? [] : [t`disabled`])].join(' · ');

const differing = (flow: Flow | undefined): string =>
  flow === undefined
    ? t`It does not sign users in as it is: the plan will show what changes.`
    : t`It is for the other flow: the plan will show what changes.`;

interface Draft {
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
}

/**
 * Asks for the ID of a new client and, to be left empty, what people may read about it; for its name alone, where that is
 * all that people choose.
 */
export async function askNewClient(
  { prompts }: Desk,
  { entry, provider }: Pick<Connected, 'entry' | 'provider'>,
  earlier: ClientAnswer | undefined,
  frame: Frame,
): Promise<Answer<ClientAnswer>> {
  const asking = (part: keyof Draft, question: (value: string, at: Frame) => InputQuestion): Step<Draft> => ({
    async ask(draft, at) {
      const answer = await prompts.input(question(draft[part], at));
      return answer === undefined || answer === back ? answer : { ...draft, [part]: answer.trim() };
    },
  });
  const optional = (prompt: string) => (value: string, at: Frame) => ({ ...at, prompt, value, check: atMost255 });
  const usual = provider.clientIdField.initial ?? '';
  const initial: Draft = {
    // The ID of a client that is there is no name for a new one.
    clientId: (earlier?.exists && entry.givesOutIds ? undefined : earlier?.clientId) ?? usual,
    name: earlier?.name ?? '',
    description: earlier?.description ?? '',
  };
  const draft = await walk(
    [
      asking('clientId', (value, at) => inputFor(provider.clientIdField, value, at)),
      ...(entry.givesOutIds
        ? []
        : [
            asking('name', optional(t`Name of the ${entry.terms.client} (optional)`)),
            asking('description', optional(t`Description of the ${entry.terms.client} (optional)`)),
          ]),
    ],
    initial,
    frame,
  );
  if (draft === undefined || draft === back) return draft;
  const { clientId, name, description } = draft;
  return {
    clientId,
    exists: false,
    ...(name === '' ? {} : { name }),
    ...(description === '' ? {} : { description }),
  };
}

/** Keycloak's limit for names and descriptions; a longer one is refused with an error that names nothing. */
const atMost255 = (answer: string): { message: string } | undefined =>
  answer.length > 255 ? { message: t`At most 255 characters.` } : undefined;
