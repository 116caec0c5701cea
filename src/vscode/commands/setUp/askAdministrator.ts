import { ok } from '../../../core/result';
import { back, type Answer, type Choice, type Frame } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import { askNewUser } from '../users/askNewUser';
import { askUser } from '../users/askUser';
import type { AdministratorAnswer, Answers, Connected } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

type Desk = Pick<SetUpDesk, 'prompts'>;

/** Who becomes OpenMetadata's first administrator, by name in its admin principals. */
export const askAdministrator = (desk: Desk): Step<Answers> => ({
  async ask(answers, frame) {
    const { connected, realm, administrator } = answers;
    if (connected === undefined || realm === undefined) return back;
    const inner = { ...frame, canGoBack: true };
    for (;;) {
      const kind = await desk.prompts.pick<AdministratorAnswer['kind']>({
        ...frame,
        placeholder: t`The first administrator of OpenMetadata`,
        choices: () =>
          Promise.resolve(ok(choicesOf(connected.entry).filter(({ value }) => value !== 'existing' || !realm.create))),
        isCurrent: (value) => value === (administrator?.kind ?? 'nobody'),
      });
      if (kind === undefined || kind === back) return kind;
      const chosen = await complete(desk, kind, connected, answers, inner);
      if (chosen === undefined) return undefined;
      if (chosen !== back) return { ...answers, administrator: chosen };
    }
  },
});

const choicesOf = ({ terms }: Connected['entry']): readonly Choice<AdministratorAnswer['kind']>[] => [
  { label: t`Nobody now`, detail: t`The admin principals stay as they are.`, icon: 'dash', value: 'nobody' },
  { label: t`A user of the ${terms.realm}…`, icon: 'person', value: 'existing' },
  {
    label: t`Create admin-user…`,
    detail: t`With an e-mail, a name and a password.`,
    icon: 'person-add',
    value: 'create',
  },
];

async function complete(
  desk: Desk,
  kind: AdministratorAnswer['kind'],
  connected: Connected,
  answers: Answers,
  frame: Frame,
): Promise<Answer<AdministratorAnswer>> {
  if (kind === 'nobody') return { kind };
  if (kind === 'existing') {
    const user = await askUser(desk.prompts, connected.session, answers.realm?.name ?? '', frame);
    return user === undefined || user === back ? user : { kind, user };
  }
  const earlier = answers.administrator?.kind === 'create' ? answers.administrator.user : undefined;
  const user = await askNewUser(desk.prompts, { view: answers.file?.view, entry: connected.entry }, earlier, frame);
  return user === undefined || user === back ? user : { kind, user };
}
