import { err, ok } from '../../../core/result';
import { failureText } from '../../../provisioning/failureText';
import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { besidesLabel } from './besidesLabel';
import type { Answers } from '../setUp/answers';
import type { SetUpDesk } from '../setUp/desk';
import { t } from '../../../l10n/l10n';

/** Which of the clients that are there. Those made for OpenMetadata come first. */
export const askExistingClient = <State extends Answers>({ prompts }: Pick<SetUpDesk, 'prompts'>): Step<State> => ({
  applies: ({ client }) => client === undefined,
  async ask(answers, frame) {
    const { connected, realm } = answers;
    if (connected === undefined || realm === undefined) return back;
    const clientId = await prompts.pick<string>({
      ...frame,
      placeholder: t`The ${connected.entry.terms.client} that OpenMetadata is`,
      choices: async (_typed, signal) => {
        const clients = await connected.session.clients(realm.name, signal);
        if (!clients.ok) return err(failureText(clients.error));
        const inOrder = [...clients.value].sort((a, b) => Number(b.forOpenMetadata) - Number(a.forOpenMetadata));
        return ok(
          inOrder.map((client) => ({
            label: client.label,
            icon: 'key',
            value: client.clientId,
            description: [client.name, ...(client.enabled ? [] : [t`disabled`]), ...besidesLabel(client, inOrder)]
              .filter(Boolean)
              .join(' · '),
          })),
        );
      },
    });
    return clientId === undefined || clientId === back ? clientId : { ...answers, client: { clientId, exists: true } };
  },
});
