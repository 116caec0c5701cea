import { ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Page } from './shapes';

/** The most that Auth0 puts on a page. */
export const pageSize = 100;

/** A tenant holds a few thousand of anything at most; a server that goes on for longer is none of Auth0's. */
const longestList = 100;

/** What fits on so many pages; a server that does not know pages may put more on one. */
const mostItems = longestList * pageSize;

/**
 * All items of a list whose pages are numbered.
 * @param onFirst gets the first page, if there are more
 */
export async function allPages<T>(
  ask: (page: number) => Promise<Result<Page<T>, Failure>>,
  keyOf: (item: T) => string,
  onFirst: (items: readonly T[]) => void = () => undefined,
): Promise<Result<readonly T[], Failure>> {
  // By key, since what is created between two pages moves the rest along.
  const items = new Map<string, T>();
  for (let page = 0; page < longestList && items.size < mostItems; page += 1) {
    const found = await ask(page);
    if (!found.ok) return found;
    const known = items.size;
    for (const item of found.value.items) items.set(keyOf(item), item);
    const { total } = found.value;
    const done = total === undefined ? found.value.count < pageSize : (page + 1) * pageSize >= total;
    // A page without anything new is the answer of a server that does not know pages.
    if (done || items.size === known) break;
    if (page === 0) onFirst([...items.values()]);
  }
  return ok([...items.values()]);
}

/** The same for a list whose pages say where the next one begins. */
export async function allFrom<T>(
  ask: (from: string | undefined) => Promise<Result<Page<T>, Failure>>,
): Promise<Result<readonly T[], Failure>> {
  let items: readonly T[] = [];
  const asked = new Set<string | undefined>();
  for (let from: string | undefined; !asked.has(from) && asked.size < longestList && items.length < mostItems;) {
    asked.add(from);
    const found = await ask(from);
    if (!found.ok) return found;
    items = [...items, ...found.value.items];
    if (found.value.next === undefined) break;
    from = found.value.next;
  }
  return ok(items);
}
