import type { Place } from '../../../provisioning/place';
import type { Appearance, ExplorerNode } from '../node';

/** A node whose children are known. */
export const parent = (
  place: Place,
  id: string,
  appearance: Omit<Appearance, 'collapsible'>,
  children: readonly ExplorerNode[],
): ExplorerNode => ({
  ...place,
  id,
  look: () => ({ ...appearance, collapsible: children.length > 0 }),
  children: () => Promise.resolve(children),
});
