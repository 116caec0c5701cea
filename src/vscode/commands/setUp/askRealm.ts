import { err, ok, type Result } from '../../../core/result';
import { withoutSlash } from '../../../core/webUrl';
import { failureText } from '../../../provisioning/failureText';
import type { Realm } from '../../../idp/directory';
import type { Terms } from '../../../idp/terms';
import { onlyRealm } from '../../../provisioning/onlyRealm';
import { back, type Choice, type Frame, type Prompts } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { inputFor } from '../connection/askAnswers';
import { entryOf, type Answers, type Connected, type RealmAnswer } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

/**
 * Which realm the users of OpenMetadata live in: one that is there or, with `create`, one that is still to be made. Where a
 * connection is one realm, it is that.
 */
export const askRealm = ({ prompts }: Pick<SetUpDesk, 'prompts'>, { create }: { create: boolean }): Step<Answers> => ({
  applies: ({ realm }) => realm === undefined,
  settles(answers) {
    const { connected } = answers;
    if (entryOf(answers)?.hasRealms !== false) return undefined;
    const name = connected && onlyRealm(connected.entry, connected.session.profile);
    return name === undefined ? answers : { ...answers, realm: { name, create: false } };
  },
  async ask(answers, frame) {
    const { connected, realm } = answers;
    if (connected === undefined) return back;
    const { terms } = connected.entry;
    const authority = answers.file?.view.get('authn.authority').value;
    const configured = typeof authority === 'string' ? withoutSlash(authority) : '';
    for (;;) {
      const answer = await prompts.pick<RealmAnswer>({
        ...frame,
        placeholder: t`The ${terms.realm} whose users sign in to OpenMetadata`,
        choices: async (_typed, signal) => {
          const found = await realmChoices(connected, signal);
          return found.ok && create ? ok([...found.value, newRealm(terms)]) : found;
        },
        isCurrent: (value) => (realm === undefined ? isConfigured(value, configured) : value.name === realm.name),
      });
      if (answer === undefined || answer === back) return answer;
      const chosen = answer.create
        ? await askNewRealm(prompts, connected, realm, { ...frame, canGoBack: true })
        : answer;
      if (chosen === undefined) return undefined;
      if (chosen !== back) return { ...answers, realm: chosen };
    }
  },
});

async function realmChoices(
  { session }: Connected,
  signal: AbortSignal,
): Promise<Result<readonly Choice<RealmAnswer>[], string>> {
  const realms = await session.realms(signal);
  if (!realms.ok) return err(failureText(realms.error));
  const inOrder = [...realms.value].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  const choices = inOrder.map((realm): Choice<RealmAnswer> => ({
    label: realm.name,
    icon: realm.refusal === undefined ? 'globe' : 'circle-slash',
    value: { name: realm.name, create: false },
    ...describe(realm),
  }));
  return ok(choices);
}

const newRealm = ({ realm }: Terms): Choice<RealmAnswer> => ({
  label: t`Create ${realm}…`,
  icon: 'add',
  value: { name: '', create: true },
});

const isConfigured = ({ name, create }: RealmAnswer, authority: string): boolean =>
  !create && authority.endsWith(`/${encodeURIComponent(name)}`);

/** What no client belongs in comes last. */
const rank = ({ refusal }: Realm): number => (refusal === undefined ? 0 : 1);

function describe({ name, displayName, enabled, refusal }: Realm): Partial<Choice<RealmAnswer>> {
  if (refusal !== undefined) return { description: t`for administration only`, detail: refusal, refusal };
  if (!enabled) return { description: t`disabled: nobody can sign in until it is enabled` };
  return displayName === undefined || displayName === name ? {} : { description: displayName };
}

/** Asks for the name of a realm that does not exist yet. Creates nothing. */
export async function askNewRealm(
  prompts: Prompts,
  { provider }: Pick<Connected, 'provider'>,
  earlier: RealmAnswer | undefined,
  frame: Frame,
): Promise<RealmAnswer | typeof back | undefined> {
  const field = provider.realmNameField;
  if (field === undefined) return back;
  const value = earlier?.create ? earlier.name : (field.initial ?? '');
  const name = await prompts.input(inputFor(field, value, frame));
  return name === undefined || name === back ? name : { name: name.trim(), create: true };
}
