import { t } from '../../l10n/l10n';
import type { CannotEdit } from './lens';

/** Leaves a change to the user. @param reason why, without its full stop */
export const byHand = (reason: string): CannotEdit => ({
  kind: 'not-expressible',
  message: t`Change this by hand: ${reason}.`,
});

/** Leaves it to the user, because elsewhere in the file would change too. @param key what is shared */
export const sharedByAnchor = (key: string): CannotEdit =>
  byHand(t`${key} is shared with another place by a YAML anchor`);
