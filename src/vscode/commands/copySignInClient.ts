import { ok } from '../../core/result';
import { back } from '../platform/ask';
import type { Command, CommandServices } from './command';
import type { ProviderEntry } from '../../provisioning/providers';
import { inputFor } from './connection/askAnswers';

const title = 'Copy Client for Browser Sign-In';

/** Puts the client on the clipboard as JSON, for an administrator to import. Needs no connection and asks nobody. */
export const copySignInClient: Command = {
  id: 'openmetadata-sso.copySignInClient',
  async run(services) {
    const entry = await provider(services);
    const signInClient = (await entry?.load())?.signInClient;
    if (signInClient === undefined) return;
    const { field } = signInClient;
    const clientId = await services.prompts.input(inputFor(field, field.initial ?? '', { title, canGoBack: false }));
    if (typeof clientId !== 'string') return;
    await services.surface.copy(signInClient.importable(clientId.trim()));
    services.notify(
      'info',
      'The client is on the clipboard. An administrator imports it under Clients, Import client.',
    );
  },
};

async function provider({ providers, prompts }: CommandServices): Promise<ProviderEntry | undefined> {
  const [only, ...others] = providers;
  if (others.length === 0) return only;
  const choices = providers.map((value) => ({ label: value.label, value }));
  const answer = await prompts.pick({
    title,
    canGoBack: false,
    placeholder: 'Identity provider',
    choices: () => Promise.resolve(ok(choices)),
  });
  return answer === back ? undefined : answer;
}
