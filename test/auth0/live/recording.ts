import { usualDatabase } from '../../../src/idp/auth0/directory/databases';
import { isObject, type JsonObject } from '../../support/auth0Double/json';

/** One exchange with a tenant, without secrets, tokens, and what it has besides. Of the headers only the rate limit's. */
export interface Recorded {
  readonly method: string;
  /** As in Auth0's OpenAPI: "/clients/{id}"; of the Authentication API as it was asked. */
  readonly template: string;
  readonly query: string;
  readonly request?: unknown;
  readonly status: number;
  readonly rateLimit: Readonly<Record<string, string>>;
  readonly response?: unknown;
}

/** Whether an application, by its ID and its name, was made by this run: others are left out. */
export type IsOurs = (id: string, name: string) => boolean;

export interface Recorder {
  readonly exchanges: readonly Recorded[];
  /** Listens no more. */
  stop(): void;
}

/** Listens to all that goes to a tenant, whoever asks. */
export function record(tenantUrl: string, isOurs: IsOurs): Recorder {
  const exchanges: Recorded[] = [];
  const itself = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await itself(input, init);
    const { origin, pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    if (origin !== tenantUrl) return response;
    const asked = init?.body instanceof URLSearchParams || typeof init?.body === 'string' ? init.body.toString() : '';
    const answered = await response.clone().text();
    const [sent, got] = [redacted(asked, tenantUrl), redacted(answered, tenantUrl, isOurs)];
    exchanges.push({
      method: init?.method ?? 'GET',
      template: templateOf(pathname),
      query: new URLSearchParams(withoutSecrets(Object.fromEntries(searchParams))).toString(),
      ...(sent === undefined ? {} : { request: sent }),
      status: response.status,
      rateLimit: Object.fromEntries(
        [...response.headers].filter(([name]) => /^(?:x-ratelimit|retry-after)/.test(name)),
      ),
      ...(got === undefined ? {} : { response: got }),
    });
    return response;
  };
  return {
    exchanges,
    stop() {
      globalThis.fetch = itself;
    },
  };
}

/** "/api/v2/clients/abc/connections" → "/clients/{id}/connections" */
const templateOf = (path: string): string =>
  path.startsWith('/api/v2/')
    ? path.slice('/api/v2'.length).replace(/^\/(clients|connections|client-grants)\/[^/]+/, '/$1/{id}')
    : path;

/** What is kept of a body: as JSON, a form as the object that it is; a page is only named. */
function redacted(body: string, tenantUrl: string, isOurs?: IsOurs): unknown {
  if (body === '') return undefined;
  const parsed = parse(body);
  if (parsed === undefined) return `(${body.length.toString()} characters that are no JSON)`;
  const named = JSON.stringify(withoutSecrets(isOurs === undefined ? parsed : withoutOthers(parsed, isOurs)));
  return JSON.parse(named.replaceAll(new URL(tenantUrl).host, 'tenant.eu.auth0.com')) as unknown;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return /^\w+=[^<]*$/.test(body) ? Object.fromEntries(new URLSearchParams(body)) : undefined;
  }
}

const secretNames = /^(?:client_secret|access_token|id_token|refresh_token|password|client_assertion|code)$/;

/** A secret leaves its length. Keys and certificates are public, and long. */
function withoutSecrets<T>(value: T): T;
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => withoutSecrets(each));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    if (secretNames.test(name) && typeof inner === 'string') return [name, `(${inner.length.toString()} characters)`];
    return [name, name === 'signing_keys' ? [] : withoutSecrets(inner)];
  });
  return Object.fromEntries(entries);
}

/** What the tenant has is its owner's: of a list of applications ours stay, and connections lose their names. */
function withoutOthers(value: unknown, isOurs: IsOurs): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isObject(item) || isKept(item, isOurs)).map(unnamed);
  if (!isObject(value)) return value;
  const lists = Object.entries(value).filter(([name]) => name === 'clients' || name === 'connections');
  return { ...value, ...Object.fromEntries(lists.map(([name, list]) => [name, withoutOthers(list, isOurs)])) };
}

const isKept = ({ client_id: id, name }: JsonObject, isOurs: IsOurs): boolean =>
  typeof id !== 'string' || isOurs(id, typeof name === 'string' ? name : '');

const unnamed = (item: unknown): unknown =>
  isObject(item) && typeof item['strategy'] === 'string' && item['name'] !== usualDatabase
    ? { ...item, name: `(a connection of the kind ${item['strategy']})` }
    : item;
