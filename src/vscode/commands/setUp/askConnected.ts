import { ok } from '../../../core/result';
import { failureText } from '../../../provisioning/failureText';
import type { ConnectionProfile } from '../../../idp/connection';
import type { Session } from '../../../idp/provider';
import type { ProviderEntry } from '../../../provisioning/providers';
import { back, type Answer, type Choice, type Frame } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { askConnection, askSignIn, type KnownAddress } from '../connection/askConnection';
import type { Answers, Connected } from './answers';
import type { SetUpDesk } from './desk';
import { namedConnections } from './namedConnections';
import { t } from '../../../l10n/l10n';

/** As whom to work at the provider: a connection there is, or a new one on the spot. */
export const askConnected = (desk: SetUpDesk): Step<Answers> => ({
  applies: ({ connected }) => connected === undefined,
  async ask(answers, frame) {
    const { entry } = answers;
    if (entry === undefined) return back;
    const provider = await entry.load();
    for (;;) {
      const profiles = desk.connections.list().filter((profile) => profile.provider === entry.id);
      const named = namedConnections(answers.file, entry, provider, profiles);
      const choice = await pickConnection(desk, entry, { profiles, named }, answers.connected, frame);
      if (choice === undefined || choice === back) return choice;
      if (choice === 'other') return back;
      const session = await connect(desk, provider, choice, { ...frame, canGoBack: true });
      if (session === undefined) return undefined;
      if (session !== back) return { ...answers, connected: { entry, provider, session } };
    }
  },
});

type Chosen = ConnectionProfile | KnownAddress | 'add' | 'other';

/** What there is to choose from. */
interface Offer {
  readonly profiles: readonly ConnectionProfile[];
  readonly named: readonly Choice<KnownAddress>[];
}

function connect(
  desk: SetUpDesk,
  provider: Connected['provider'],
  choice: ConnectionProfile | KnownAddress | 'add',
  frame: Frame,
): Promise<Answer<Session>> {
  if (choice === 'add') return askConnection(desk, provider, frame);
  return 'id' in choice ? openConnection(desk, choice, frame, provider) : askConnection(desk, provider, frame, choice);
}

function pickConnection(
  { prompts, connections, providers }: SetUpDesk,
  { label, terms, hasRealms }: ProviderEntry,
  { profiles, named }: Offer,
  current: Connected | undefined,
  frame: Frame,
): Promise<Answer<Chosen>> {
  const known = profiles.map((profile): Choice<Chosen> => {
    const failure = connections.failure(profile.id);
    return {
      label: new URL(profile.url).host,
      description: profile.account,
      icon: failure === undefined ? 'plug' : 'warning',
      detail: failure === undefined ? profile.url : failureText(failure),
      value: profile,
    };
  });
  const add: Choice<Chosen> = { label: t`Add connection…`, icon: 'add', value: 'add' };
  const other: Choice<Chosen> = { label: t`Another identity provider…`, icon: 'arrow-left', value: 'other' };
  return prompts.pick<Chosen>({
    ...frame,
    placeholder: hasRealms ? t`The ${label} to set up` : t`The ${label} ${terms.realm} to set up`,
    choices: () =>
      Promise.resolve(ok([...known, ...named, add, ...(frame.canGoBack && providers.length > 1 ? [other] : [])])),
    isCurrent: (value) => typeof value === 'object' && 'id' in value && value.id === current?.session.profile.id,
  });
}

/** Opens a connection; one that needs a password again asks for it. Back where it cannot be opened: the list says why. */
async function openConnection(
  desk: SetUpDesk,
  profile: ConnectionProfile,
  frame: Frame,
  provider: Connected['provider'],
): Promise<Answer<Session>> {
  const opened = await desk.open(profile.id);
  if (opened.ok) return opened.value;
  return opened.error.kind === 'unauthorized' ? askSignIn(desk, provider, profile, frame) : back;
}
