import { err, ok } from '../../../core/result';
import { isBlank } from '../../../core/value';
import { failureText } from '../../../provisioning/failureText';
import type { ClientSummary, Flow } from '../../../idp/directory';
import { back, type Answer, type Choice, type Frame, type InputQuestion } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';
import { inputFor } from '../connection/askAnswers';
import type { Answers, ClientAnswer, Connected } from './answers';
import type { SetUpDesk } from './desk';

type Desk = Pick<SetUpDesk, 'prompts'>;

/** Which client OpenMetadata is: the usual new one, one that is there, or a new one with a name of its own. */
export const askClient = (desk: Desk): Step<Answers> => ({
  async ask(answers, frame) {
    const { connected, client } = answers;
    if (connected === undefined || answers.realm === undefined) return back;
    const usual = connected.provider.clientIdField.initial ?? '';
    const inFile = answers.file?.view.get('authn.clientId').value ?? '';
    const likely = client?.clientId ?? (isBlank(inFile) ? usual : inFile);
    for (;;) {
      const answer = await desk.prompts.pick<ClientAnswer | 'other'>({
        ...frame,
        placeholder: 'The client that OpenMetadata is at the provider',
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

async function clientChoices({ session }: Connected, { realm, flow }: Answers, usual: string, signal: AbortSignal) {
  const clients = realm === undefined || realm.create ? ok([]) : await session.clients(realm.name, signal);
  if (!clients.ok) return err(failureText(clients.error));
  const ours = [...clients.value].sort((a, b) => rank(a, usual) - rank(b, usual));
  const create: Choice<ClientAnswer> = {
    label: `Create ${usual}`,
    icon: 'add',
    value: { clientId: usual, exists: false },
  };
  return ok<readonly Choice<ClientAnswer | 'other'>[]>([
    ...(ours.some(({ clientId }) => clientId === usual) ? [] : [create]),
    ...ours.map((client): Choice<ClientAnswer> => ({
      label: `Use ${client.clientId}`,
      description: [client.name, described(client)].filter(Boolean).join(' · '),
      icon: 'key',
      value: { clientId: client.clientId, exists: true },
      ...(client.flow === flow ? {} : { detail: differing(client.flow) }),
    })),
    { label: 'Create a client with another ID, name or description…', icon: 'add', value: 'other' },
  ]);
}

const rank = ({ clientId, forOpenMetadata }: ClientSummary, usual: string): number => {
  if (clientId === usual) return 0;
  return forOpenMetadata ? 1 : 2;
};

const described = ({ flow, enabled }: ClientSummary): string =>
  [flow === 'implicit' ? 'public' : 'confidential', ...(enabled ? [] : ['disabled'])].join(' · ');

const differing = (flow: Flow | undefined): string =>
  flow === undefined
    ? 'It does not sign users in as it is: the plan will show what changes.'
    : 'It is for the other flow: the plan will show what changes.';

interface Draft {
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
}

/** Asks for the ID of a new client and, to be left empty, what people may read about it. */
export async function askNewClient(
  { prompts }: Desk,
  { provider }: Pick<Connected, 'provider'>,
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
  const initial: Draft = {
    clientId: earlier?.clientId ?? provider.clientIdField.initial ?? '',
    name: earlier?.name ?? '',
    description: earlier?.description ?? '',
  };
  const draft = await walk(
    [
      asking('clientId', (value, at) => inputFor(provider.clientIdField, value, at)),
      asking('name', optional('Name of the client (optional)')),
      asking('description', optional('Description of the client (optional)')),
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
  answer.length > 255 ? { message: 'At most 255 characters.' } : undefined;
