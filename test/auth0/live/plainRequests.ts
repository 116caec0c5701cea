import type { Pace } from '../../../src/idp/auth0/pace';
import { isObject, type JsonObject } from '../../support/auth0Double/json';
import { visibleText } from '../../support/loginPages';
import { calm } from '../sessions';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Empty if the answer was none of JSON. */
  readonly json: JsonObject;
  readonly items: readonly unknown[];
  /** The beginning of what people read, where the answer is a page. */
  readonly page?: string;
}

/** Plain requests to a tenant, past the product: what it never asks. */
export interface PlainRequests {
  readonly url: string;
  /** A request of the Management API, with the machine's token unless another is given. */
  manage(method: string, path: string, body?: unknown, token?: string): Promise<Answered>;
  /** Without waiting for a turn. */
  manageAtOnce(method: string, path: string): Promise<Answered>;
  token(form: Readonly<Record<string, string>>): Promise<Answered>;
  /** As a machine; empty if Auth0 gives none. @param scope what to ask for, if not for all */
  machineToken(scope?: string): Promise<{ readonly token: string; readonly scopes: readonly string[] }>;
  authorize(query: Readonly<Record<string, string>>): Promise<Answered>;
}

export async function plainRequests({
  url,
  clientId,
  clientSecret,
  pace,
}: {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly pace: Pace;
}): Promise<PlainRequests> {
  const send = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const body = parse(text);
    const { status, headers } = response;
    const page = body === undefined && text !== '' ? { page: visibleText(text).slice(0, 160) } : {};
    return { status, headers, json: isObject(body) ? body : {}, items: Array.isArray(body) ? body : [], ...page };
  };
  const token: PlainRequests['token'] = (form) =>
    send('/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
  const machineToken: PlainRequests['machineToken'] = async (scope) => {
    const credentials = { client_id: clientId, client_secret: clientSecret };
    const asked = { grant_type: 'client_credentials', ...credentials, audience: `${url}/api/v2/` };
    const { json } = await token({ ...asked, ...(scope === undefined ? {} : { scope }) });
    const [given, scopes] = [json['access_token'], json['scope']];
    return {
      token: typeof given === 'string' ? given : '',
      scopes: typeof scopes === 'string' ? scopes.split(' ') : [],
    };
  };
  const machine = await machineToken();
  const manageAtOnce = (method: string, path: string, body?: unknown, bearer = machine.token): Promise<Answered> =>
    send(`/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    url,
    token,
    machineToken,
    manageAtOnce,
    async manage(...asked) {
      await pace.turn(calm, () => undefined);
      return manageAtOnce(...asked);
    },
    authorize: (query) => send(`/authorize?${new URLSearchParams(query).toString()}`, {}),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
