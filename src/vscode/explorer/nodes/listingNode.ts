import type { Listing } from '../../../idp/directory';
import { placeId, type Place } from '../../../provisioning/place';
import type { Abilities } from '../../../provisioning/abilities';
import { contextOf } from '../contextOf';
import { leaf, warning, type ExplorerNode } from '../node';
import { idsBelow } from './idsBelow';
import { parent } from './parent';
import { t } from '../../../l10n/l10n';

/** What else a provider tells of a client, in its own words. What is wrong with it is marked. */
export function listingNode(place: Place, listing: Listing, abilities: Abilities): ExplorerNode {
  const { id: kind, label, items, ifEmpty } = listing;
  const id = `${placeId(place)}#${kind}`;
  const ids = idsBelow(
    id,
    items.map((item) => item.label),
  );
  const problems = [
    ...items.flatMap(({ problem }) => problem ?? []),
    ...(items.length === 0 && ifEmpty !== undefined ? [ifEmpty] : []),
  ];
  const summary = items.map((item) => item.label).join(', ') || (ifEmpty ?? t`none`);
  return parent(
    place,
    id,
    {
      label,
      description: summary,
      ...(problems.length === 0 ? { icon: icons[kind] ?? 'list-unordered' } : warning),
      tooltip: [label, ...new Set([summary, ...problems])],
      contextValue: contextOf(`listing.${kind}`, abilities, 'enable-connection'),
    },
    items.map((item, index) => {
      const { description, problem } = item;
      const state = [description, problem].filter((part) => part !== undefined).join(' · ');
      return leaf(place, ids[index] ?? id, {
        label: item.label,
        ...(state === '' ? {} : { description: state }),
        ...(problem === undefined ? { icon: 'symbol-field' } : warning),
        tooltip: [item.label, ...[description, problem].filter((part) => part !== undefined)],
        contextValue: 'listing.item',
      });
    }),
  );
}

const icons: Readonly<Record<string, string>> = { connections: 'sign-in', signing: 'verified' };
