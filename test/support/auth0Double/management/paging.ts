import type { Answer } from '../answer';
import type { JsonObject } from '../json';

/**
 * One page of a list: bare with `page` and `per_page`, with the counts if they are asked for, or by checkpoints with
 * `take` and `from`.
 * @param name of the list in the answer: "clients"
 */
export function paged(name: string, all: readonly unknown[], query: URLSearchParams, mostPerPage = 100): Answer {
  const take = query.get('take');
  if (take !== null || query.has('from'))
    return checkpoint(name, all, Number(query.get('from') ?? 0), Number(take ?? 50));
  const limit = Math.min(Number(query.get('per_page') ?? 50), mostPerPage);
  const start = Number(query.get('page') ?? 0) * limit;
  const items = all.slice(start, start + limit);
  const isCounted = query.get('include_totals') === 'true';
  return { status: 200, json: isCounted ? { total: all.length, start, limit, [name]: items } : items };
}

function checkpoint(name: string, all: readonly unknown[], from: number, take: number): Answer {
  const items = all.slice(from, from + take);
  const next = from + take < all.length ? { next: (from + take).toString() } : {};
  return { status: 200, json: { [name]: items, ...next } };
}

/**
 * The fields that were asked for, or all but those, with `fields` and `include_fields`.
 * @param always fields that come whatever is asked for
 */
export function chosenFields(item: JsonObject, query: URLSearchParams, always: readonly string[] = []): JsonObject {
  const fields = query.get('fields')?.split(',');
  if (fields === undefined) return item;
  const included = query.get('include_fields') !== 'false';
  const kept = Object.entries(item).filter(([name]) => always.includes(name) || fields.includes(name) === included);
  return Object.fromEntries(kept);
}
