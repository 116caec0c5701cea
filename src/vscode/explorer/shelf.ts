import { placeId, type Place } from '../../provisioning/place';

/** What has been read for the tree, each list once until something changes where it is from. */
export interface Shelf {
  /**
   * What was read before under this key, or is being read.
   * @param key the id of a node at a place, or one that begins with it and a `#`
   */
  keep<T>(key: string, read: () => Promise<T>): Promise<T>;
  /** Forgets what is from this place or below it; everything without one. */
  clear(place?: Place): void;
}

export function createShelf(): Shelf {
  const kept = new Map<string, Promise<unknown>>();
  return {
    keep<T>(key: string, read: () => Promise<T>): Promise<T> {
      // A key always holds what its one caller reads.
      const known = kept.get(key) as Promise<T> | undefined;
      if (known !== undefined) return known;
      const reading = read();
      kept.set(key, reading);
      return reading;
    },
    clear(place) {
      if (place === undefined) {
        kept.clear();
        return;
      }
      const id = placeId(place);
      for (const key of kept.keys()) {
        if (key === id || key.startsWith(`${id}/`) || key.startsWith(`${id}#`)) kept.delete(key);
      }
    },
  };
}
