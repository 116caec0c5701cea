import { ok } from '../../../core/result';
import { failureText } from '../../../provisioning/failureText';
import type { ConnectionProfile } from '../../../idp/connection';
import type { Session } from '../../../idp/provider';
import { back, type Answer, type Choice, type Frame } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { askConnection, askSignIn } from '../connection/askConnection';
import type { Answers, Connected } from './answers';
import type { SetUpDesk } from './desk';

/** As whom to work at the provider: a connection there is, or a new one on the spot. */
export const askConnected = (desk: SetUpDesk): Step<Answers> => ({
  applies: ({ connected }) => connected === undefined,
  async ask(answers, frame) {
    const { entry } = answers;
    if (entry === undefined) return back;
    const provider = await entry.load();
    for (;;) {
      const profiles = desk.connections.list().filter((profile) => profile.provider === entry.id);
      const choice = await pickConnection(desk, entry.label, profiles, answers.connected, frame);
      if (choice === undefined || choice === back) return choice;
      const inner = { ...frame, canGoBack: true };
      const session =
        choice === 'add'
          ? await askConnection(desk, provider, inner)
          : await openConnection(desk, choice, inner, provider);
      if (session === undefined) return undefined;
      if (session !== back) return { ...answers, connected: { provider, session } };
    }
  },
});

function pickConnection(
  { prompts, connections }: SetUpDesk,
  label: string,
  profiles: readonly ConnectionProfile[],
  current: Connected | undefined,
  frame: Frame,
): Promise<Answer<ConnectionProfile | 'add'>> {
  const known = profiles.map((profile): Choice<ConnectionProfile | 'add'> => {
    const failure = connections.failure(profile.id);
    return {
      label: new URL(profile.url).host,
      description: profile.account,
      icon: failure === undefined ? 'plug' : 'warning',
      detail: failure === undefined ? profile.url : failureText(failure),
      value: profile,
    };
  });
  return prompts.pick<ConnectionProfile | 'add'>({
    ...frame,
    placeholder: `The ${label} to set up`,
    choices: () => Promise.resolve(ok([...known, { label: 'Add connection…', icon: 'add', value: 'add' }])),
    isCurrent: (value) => value !== 'add' && value.id === current?.session.profile.id,
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
