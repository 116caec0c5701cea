import type { Place } from '../../../provisioning/place';
import { numberText } from '../../platform/inLanguage';
import { leaf, type ExplorerNode } from '../node';
import { t } from '../../../l10n/l10n';

/** As many lines of a long list are shown at a time. */
export const pageSize = 100;

/** Shows more lines of a list; its one argument is the ID of the node that the list stands below. */
export const moreCommand = 'openmetadata-sso.connections.showMore';

/**
 * The last line of a list that is longer than what is shown.
 * @param parent the ID of the node that the list stands below
 * @param left how many are not shown; undefined where nobody knows
 */
export function moreNode(place: Place, parent: string, left?: number): ExplorerNode {
  const next = left === undefined ? pageSize : Math.min(pageSize, left);
  const label = t`Show ${next.toString()} more`;
  const description = left === undefined ? undefined : t`${numberText(left)} left`;
  return leaf(place, `${parent}#more`, {
    label,
    ...(description === undefined ? {} : { description }),
    icon: 'ellipsis',
    tooltip: [label, t`The list is long, so it is shown a page at a time.`],
    contextValue: 'more',
    click: { command: moreCommand, title: label, arguments: [parent] },
  });
}
