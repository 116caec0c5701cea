import type { Auth0Double } from './auth0Double';
import { isObject, type JsonObject } from './json';

/** An answer of the double, read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined if it is no JSON. */
  readonly json: unknown;
  readonly text: string;
}

/** Asks the double without any library, for the tests of the double itself. */
export async function ask(address: string, { method = 'GET', token, json, form }: Asked = {}): Promise<Reply> {
  const response = await fetch(address, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

/** Asks the Management API with all scopes, or with these. @param line "POST /clients" */
export function manage(double: Auth0Double, line: string, json?: unknown, scopes?: readonly string[]): Promise<Reply> {
  const [method = '', path = ''] = line.split(' ');
  const token = double.pastedToken(scopes === undefined ? {} : { scopes });
  return ask(`${double.url}/api/v2${path}`, { method, token, ...(json === undefined ? {} : { json }) });
}

/** The answer as an object; empty if it is none. */
export const objectOf = ({ json }: Reply): JsonObject => (isObject(json) ? json : {});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
