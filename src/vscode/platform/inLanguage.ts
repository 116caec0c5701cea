import { t } from '../../l10n/l10n';

/** "1,234": as the language writes it that the texts are in, which is a text itself. */
export const numberText = (number: number): string => number.toLocaleString(t`en`);

/** "11/23/2026, 9:39:45 PM": likewise. */
export const momentText = (moment: Date): string => moment.toLocaleString(t`en`);
