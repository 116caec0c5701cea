import type { Failure } from '../../../idp/failure';
import { failureDetail } from '../../../provisioning/failureText';
import { placeId, type Place } from '../../../provisioning/place';
import { leaf, treeItem, type ExplorerNode } from '../node';

/** Why something cannot be shown, and what to do now. */
export function failureNode(place: Place, failure: Failure): ExplorerNode {
  const id = `${placeId(place)}#failure`;
  return leaf({
    ...place,
    id,
    item: () =>
      treeItem(id, {
        label: failure.message,
        description: failure.nextStep,
        icon: 'warning',
        color: 'list.warningForeground',
        tooltip: failureDetail(failure),
        contextValue: failure.kind === 'unauthorized' ? 'failure.signedOut' : 'failure',
        collapsible: false,
      }),
  });
}
