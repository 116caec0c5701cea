import type { Choice } from '../../platform/ask';

export type Decision = 'apply' | 'copy' | 'cancel';

export const copyLabel = 'Copy as Request for an Administrator';

/** What can be done about a plan that is on the screen. */
export const decisions: readonly Choice<Decision>[] = [
  { label: 'Apply', detail: 'Make the changes that the plan shows.', icon: 'check', value: 'apply' },
  {
    label: copyLabel,
    detail: 'Change nothing, and copy what someone with more rights has to do.',
    icon: 'copy',
    value: 'copy',
  },
  { label: 'Cancel', detail: 'Change nothing.', icon: 'close', value: 'cancel' },
];
