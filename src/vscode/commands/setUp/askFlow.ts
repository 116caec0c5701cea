import { ok } from '../../../core/result';
import type { Flow } from '../../../idp/directory';
import { back, type Choice } from '../../platform/ask';
import type { Step } from '../../platform/walk';
import type { Answers } from './answers';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

const flows: readonly Choice<Flow>[] = [
  {
    label: t`Authorization code (confidential)`,
    description: t`recommended`,
    detail: t`The OpenMetadata server signs users in and keeps a secret.`,
    icon: 'lock',
    value: 'authorization-code',
  },
  {
    label: t`Implicit (public)`,
    detail: t`No secret: the browser signs users in and holds the token.`,
    icon: 'browser',
    value: 'implicit',
  },
];

/** What kind of client OpenMetadata is. */
export const askFlow = ({ prompts }: Pick<SetUpDesk, 'prompts'>): Step<Answers> => ({
  async ask(answers, frame) {
    const flow = await prompts.pick({
      ...frame,
      placeholder: t`How OpenMetadata signs users in`,
      choices: () => Promise.resolve(ok(flows)),
      isCurrent: (value) => value === (answers.flow ?? 'authorization-code'),
    });
    return flow === undefined || flow === back ? flow : { ...answers, flow };
  },
});
