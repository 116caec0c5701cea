import { isDeepStrictEqual } from 'node:util';
import { manage } from './client';
import { startAuth0Double, type Auth0Double } from './auth0Double';
import { isObject } from './json';
import { arrange } from './recordedTenant';
import { nameOf, type Exchange } from './recordings';

/** What of an exchange the double answers otherwise than a real tenant did. */
export interface Difference {
  readonly exchange: string;
  /** Names of fields, "status", or "body" if it is no object. */
  readonly fields: readonly string[];
}

/** What no two tenants have in common, at any depth: IDs, times, and what the recordings have blacked out. */
const incomparable = new Set([
  ...['id', 'client_id', 'client_secret', 'signing_keys', 'user_id'],
  ...['created_at', 'updated_at', 'last_password_reset'],
]);

/**
 * Sends recorded requests to the double and compares its answers. Before each, the tenant holds what the recording had last
 * said of the things that the request is about.
 */
export async function replay(exchanges: readonly Exchange[], all: readonly Exchange[]): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const exchange of exchanges) {
    const double = await startAuth0Double();
    try {
      arrange(double.tenant, exchange, all);
      const fields = await differing(double, exchange);
      if (fields.length > 0) differences.push({ exchange: nameOf(exchange), fields });
    } finally {
      await double.stop();
    }
  }
  return differences;
}

async function differing(double: Auth0Double, exchange: Exchange): Promise<readonly string[]> {
  const { line, path, query, request } = exchange;
  const [method = ''] = line.split(' ');
  const reply = await manage(double, `${method} ${path}${query === '' ? '' : `?${query}`}`, request);
  if (reply.status !== exchange.status) return ['status'];
  const answered = comparable(reply.json ?? null);
  const recorded = comparable(exchange.response);
  if (!isObject(recorded) || !isObject(answered)) return isDeepStrictEqual(answered, recorded) ? [] : ['body'];
  const names = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
  return [...names].filter((name) => !isDeepStrictEqual(answered[name], recorded[name])).sort();
}

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map(comparable);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !incomparable.has(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, comparable(inner)]));
}
