import { t } from '../../../l10n/l10n';
/** "at 2026-11-23 14:00:05 UTC": the same on every machine, so that two readings can be compared. */
export const momentText = (moment: Date | undefined): string =>
  moment === undefined
    ? t`set at an unknown time`
    : t`set at ${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
