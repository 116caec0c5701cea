import type { Failure } from '../idp/failure';
import { t } from '../l10n/l10n';

/** A failure in one line: what happened and what to do now. */
export const failureText = ({ message, nextStep }: Failure): string => `${message} ${nextStep}`;

/** The same with the server's own words, for where there is room. */
export const failureDetail = ({ message, serverWords, nextStep }: Failure): string =>
  [message, ...(serverWords === undefined ? [] : [t`The server says: ${serverWords}`]), nextStep].join('\n\n');
