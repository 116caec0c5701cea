import { ok } from '../../../core/result';
import { back, type Answer, type Choice, type Frame } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { askPassword } from '../users/askNewUser';
import type { Answers, Connected } from './answers';
import { asTheFileSays, type Whole } from './asTheFileSays';
import type { SetUpDesk } from './desk';
import { wholeNeeds } from './wholeNeeds';
import { t } from '../../../l10n/l10n';

/** Everything at once, or one question after the other. */
type Way = Whole | 'one by one';

/**
 * Offers what the file says already as the answer to everything that follows, so that what is known is not asked again. Not
 * asked where the file does not say which realm it is for.
 */
export const askWhole = ({ prompts }: Pick<SetUpDesk, 'prompts'>): Step<Answers> => ({
  settles: (answers) => (wholeNeeds(answers) === undefined ? { ...answers, whole: false } : undefined),
  async ask(answers, frame) {
    const { connected, file } = answers;
    const needs = wholeNeeds(answers);
    if (connected === undefined || needs === undefined || file === undefined) return back;
    for (;;) {
      const way = await prompts.pick<Way>({
        ...frame,
        placeholder: t`What to set up`,
        choices: async (_typed, signal) => {
          const whole = await asTheFileSays(connected, needs, signal);
          return ok([...whole.map((each) => choiceFor(each, file.name, connected)), oneByOne]);
        },
      });
      if (way === undefined || way === back) return way;
      if (way === 'one by one') return { ...answers, whole: false };
      const chosen = await withPassword({ prompts }, way, { ...frame, canGoBack: true });
      if (chosen === undefined) return undefined;
      if (chosen !== back) return { ...answers, ...chosen, whole: true };
    }
  },
});

/** A question that is passed over once everything is answered at once. */
export const unlessWhole = (step: Step<Answers>): Step<Answers> => ({
  ...step,
  settles: (answers) => (answers.whole === true ? answers : step.settles?.(answers)),
});

const oneByOne: Choice<Way> = {
  label: t`Answer one by one…`,
  detail: t`The realm, the flow, the address, the client and the first administrator.`,
  icon: 'list-ordered',
  value: 'one by one',
};

function choiceFor(whole: Whole, file: string, { entry }: Connected): Choice<Way> {
  const { realm, flow, openMetadataUrl, client, administrator } = whole;
  const { terms } = entry;
  const named = (noun: string, name: string, isNew: boolean): string =>
    isNew ? t`new ${noun} ${name}` : `${noun} ${name}`;
  const parts = [
    named(terms.realm, realm.name, realm.create),
    flow === 'implicit' ? t`implicit (public)` : t`authorization code (confidential)`,
    named(terms.client, client.clientId, !client.exists),
    openMetadataUrl,
  ];
  return {
    label:
      administrator.kind === 'create'
        ? t`As ${file} says, with ${administrator.user.username} as administrator…`
        : t`As ${file} says`,
    detail: parts.join(' · '),
    icon: administrator.kind === 'create' ? 'person-add' : 'file',
    value: whole,
  };
}

/** Nobody but the user knows the password of somebody who is still to be created. */
async function withPassword(desk: Pick<SetUpDesk, 'prompts'>, whole: Whole, frame: Frame): Promise<Answer<Whole>> {
  const { administrator } = whole;
  if (administrator.kind !== 'create') return whole;
  const password = await askPassword(desk.prompts, administrator.user.username, frame);
  if (password === undefined || password === back) return password;
  return { ...whole, administrator: { kind: 'create', user: { ...administrator.user, password } } };
}
