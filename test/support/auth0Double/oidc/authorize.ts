import { page, redirect, type Answer } from '../answer';
import type { Asking, Surroundings } from '../server';
import { isEnabled } from '../state';

/**
 * Where an application sends the browser. What is wrong with the application is said on a page, since its callback cannot
 * be trusted; what is wrong with the question is said to the callback.
 */
export function authorize({ tenant, sessions, ownUrl }: Surroundings, { query }: Asking): Answer {
  const clientId = query.get('client_id') ?? '';
  const application = tenant.applications.get(clientId);
  if (application === undefined) return oops(403, 'invalid_request', `Unknown client: ${clientId}`);
  const callback = query.get('redirect_uri') ?? '';
  if (application.callbacks?.includes(callback) !== true) {
    const message = 'The provided redirect_uri is not in the list of allowed callback URLs.';
    return oops(403, 'Callback URL mismatch.', message);
  }
  const state = query.get('state') ?? undefined;
  const back = (error: string, description: string): Answer => {
    const fields = { error, error_description: description, ...(state === undefined ? {} : { state }) };
    return redirect(withQuery(callback, fields));
  };
  if (query.get('response_type') !== 'code') {
    return back('unsupported_response_type', 'The double signs in with an authorization code only.');
  }
  if (application.grant_types?.includes('authorization_code') !== true) {
    return back('unauthorized_client', "Grant type 'authorization_code' not allowed for the client.");
  }
  if (query.get('prompt') === 'none') return back('login_required', 'Login required');
  if (![...tenant.connections.values()].some((connection) => isEnabled(connection, clientId))) {
    return oops(400, 'invalid_request', 'no connections enabled for the client');
  }
  const login = sessions.logins.give({
    clientId,
    callback,
    scopes: (query.get('scope') ?? '').split(' '),
    state,
    nonce: query.get('nonce') ?? undefined,
    challenge: query.get('code_challenge') ?? undefined,
    url: ownUrl,
  });
  return redirect(`${ownUrl}/u/login?state=${login}`);
}

export function withQuery(address: string, fields: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url.href;
}

const oops = (status: number, error: string, description: string): Answer =>
  page(status, 'Oops!, something went wrong', `<p>${escaped(error)}: ${escaped(description)}</p>`);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
