import type { Failure } from '../../../idp/failure';
import type { Place } from '../../../provisioning/place';
import { leaf, warning, type ExplorerNode } from '../node';
import { t } from '../../../l10n/l10n';

/**
 * Why something cannot be shown, and what to do now.
 * @param parent the ID of the node that it stands below
 */
export const failureNode = (place: Place, parent: string, failure: Failure): ExplorerNode => {
  const { message, serverWords, nextStep, kind } = failure;
  return leaf(place, `${parent}#failure`, {
    label: message,
    description: nextStep,
    ...warning,
    tooltip: [message, ...(serverWords === undefined ? [] : [t`The server says: ${serverWords}`]), nextStep],
    contextValue: kind === 'unauthorized' ? 'failure.signedOut' : 'failure',
  });
};
