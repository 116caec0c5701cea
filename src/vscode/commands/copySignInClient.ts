import { ok } from '../../core/result';
import { capital, commonTerms, type Terms } from '../../idp/terms';
import { back } from '../platform/ask';
import type { Command, CommandServices } from './command';
import type { ProviderEntry } from '../../provisioning/providers';
import { inputFor } from './connection/askAnswers';
import { importPath } from './connection/askWhatNow';
import { t } from '../../l10n/l10n';

const titleOf = ({ client }: Terms): string => t`Copy ${capital(client)} for Browser Sign-In`;

/** Puts the client on the clipboard as JSON, for an administrator to import. Needs no connection and asks nobody. */
export const copySignInClient: Command = {
  id: 'openmetadata-sso.copySignInClient',
  async run(services) {
    const entry = await provider(services);
    const signInClient = (await entry?.load())?.signInClient;
    if (entry === undefined || signInClient === undefined) return;
    const { terms } = entry;
    const title = titleOf(terms);
    const { field } = signInClient;
    const clientId = await services.prompts.input(inputFor(field, field.initial ?? '', { title, canGoBack: false }));
    if (typeof clientId !== 'string') return;
    await services.surface.copy(signInClient.importable(clientId.trim()));
    services.notify(
      'info',
      t`The ${terms.client} is on the clipboard. An administrator imports it under ${importPath(terms)}.`,
    );
  },
};

async function provider({ providers, prompts }: CommandServices): Promise<ProviderEntry | undefined> {
  const having = providers.filter(({ hasSignInClient }) => hasSignInClient);
  const [only, ...others] = having;
  if (others.length === 0) return only;
  const choices = having.map((value) => ({ label: value.label, value }));
  const answer = await prompts.pick({
    title: titleOf(commonTerms),
    canGoBack: false,
    placeholder: t`Identity provider`,
    choices: () => Promise.resolve(ok(choices)),
  });
  return answer === back ? undefined : answer;
}
