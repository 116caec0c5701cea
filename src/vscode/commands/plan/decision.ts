import type { Choice } from '../../platform/ask';
import { t } from '../../../l10n/l10n';

export type Decision = 'apply' | 'copy' | 'cancel';

export const copyLabel = t`Copy as Request for an Administrator`;

/** What can be done about a plan that is on the screen. */
export const decisions: readonly Choice<Decision>[] = [
  { label: t`Apply`, detail: t`Make the changes that the plan shows.`, icon: 'check', value: 'apply' },
  {
    label: copyLabel,
    detail: t`Change nothing, and copy what someone with more rights has to do.`,
    icon: 'copy',
    value: 'copy',
  },
  { label: t`Cancel`, detail: t`Change nothing.`, icon: 'close', value: 'cancel' },
];
