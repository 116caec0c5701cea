import { ok } from '../../../core/result';
import { providerIn } from '../../../provisioning/located';
import type { ProviderEntry } from '../../../provisioning/providers';
import { back } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { Answers } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

type Desk = Pick<SetUpDesk, 'prompts' | 'providers' | 'connections'>;

/**
 * Which kind of identity provider.
 * @param presume whether it is asked only of those who come back to it, where the file or the connections tell it
 */
export const askProvider = (desk: Desk, { presume }: { readonly presume: boolean }): Step<Answers> => ({
  applies: ({ entry }) => entry === undefined,
  settles(answers) {
    const [only, ...others] = desk.providers;
    return others.length > 0 ? undefined : { ...answers, ...(only === undefined ? {} : { entry: only }) };
  },
  presumes(answers) {
    const entry = presume ? told(desk, answers) : undefined;
    return entry === undefined ? undefined : { ...answers, entry };
  },
  async ask(answers, frame) {
    const likely = answers.entry ?? told(desk, answers) ?? configured(desk, answers);
    const entry = await desk.prompts.pick({
      ...frame,
      placeholder: t`Who signs users in`,
      choices: () =>
        Promise.resolve(ok(desk.providers.map((value) => ({ label: value.label, icon: 'organization', value })))),
      isCurrent: (value) => value === likely,
    });
    return entry === undefined || entry === back ? entry : { ...answers, entry };
  },
});

/** What the file says; where it says nothing, the one provider that there are connections to. */
function told({ providers, connections }: Desk, { file }: Answers): ProviderEntry | undefined {
  const named = file && providerIn(file.view, providers);
  if (named !== undefined) return named;
  const connected = providers.filter(({ id }) => connections.list().some(({ provider }) => provider === id));
  return connected.length === 1 ? connected[0] : undefined;
}

/** OpenMetadata's name for a provider may be that of others too. */
function configured({ providers }: Desk, { file }: Answers): ProviderEntry | undefined {
  const name = file?.view.get('authn.provider').value;
  return providers.find(({ names }) => names.provider === name);
}
