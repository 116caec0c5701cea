import type { Lived } from './liveRun';
import type { Answered, PlainRequests } from './plainRequests';
import type { Answers } from './questions';

/** Asks an application's tenant what the documents leave open. What it makes has the application's name. */
export async function findAnswers(
  ask: PlainRequests,
  { clientId, secret, oldSecret, name }: Lived & { readonly name: string },
): Promise<Answers> {
  const application = { client_id: clientId, redirect_uri: `https://${name}.example.com/callback` };
  const sought = { response_type: 'code', scope: 'openid', prompt: 'none', ...application };
  const machine = { grant_type: 'client_credentials', client_id: clientId, audience: `${ask.url}/api/v2/` };
  // Before anything else: for half a minute Auth0 may take either.
  const rotation = await ask.token({ ...machine, client_secret: oldSecret });
  const known = await ask.manage('GET', `/clients/${clientId}`);
  return {
    rotation: wordsOf(rotation),
    rateLimitHeaders: headersOf(known),
    secretLength: `${secret.length.toString()}, ${/^[\w-]+$/.test(secret) ? 'letters, digits, - and _' : 'others as well'}`,
    invalidToken: wordsOf(await ask.manage('GET', '/clients', undefined, 'no.to.ken')),
    wrongSecret: wordsOf(await ask.token({ ...machine, client_secret: `${secret}x` })),
    grantWithoutScopes: await grantWithoutScopes(ask, { ...machine, client_secret: secret }),
    unregisteredCallback: wordsOf(await ask.authorize({ ...sought, redirect_uri: 'http://test.example.com' })),
    unknownClient: wordsOf(await ask.authorize({ ...sought, client_id: 'x'.repeat(32) })),
    ...(await anotherOfTheName(ask, name)),
    secretOnCreate: await secretOnCreate(ask, name),
    tooManyRequests: await tooManyRequests(ask, clientId),
  };
}

/** Status and words: nothing of them is secret. */
function wordsOf({ status, headers, json, page }: Answered): string {
  const { error, errorCode, message, error_description: description } = json;
  const words = [error, errorCode, message, description, page].filter((each) => typeof each === 'string');
  const location = headers.get('location');
  const leads = location === null ? [] : [`to ${location.replace(/\?.*/, '')} ${errorIn(location)}`];
  return [status.toString(), ...words, ...leads].join(', ').trim();
}

const errorIn = (location: string): string =>
  /[?&]error=([^&]+)/.exec(location)?.[1] ?? (location.includes('?') ? 'with a query' : '');

const headersOf = ({ headers }: Answered): string =>
  [...headers]
    .filter(([header]) => /^(?:x-ratelimit|retry-after)/.test(header))
    .map((pair) => pair.join(': '))
    .join('; ') || 'none';

async function grantWithoutScopes(ask: PlainRequests, form: Readonly<Record<string, string>>): Promise<string> {
  const query = new URLSearchParams({ client_id: form['client_id'] ?? '' });
  const { items } = await ask.manage('GET', `/client-grants?${query.toString()}`);
  const given = await ask.token(form);
  const { access_token: token, scope } = given.json;
  const answered = typeof token === 'string' ? `yes, scope ${JSON.stringify(scope ?? '')}` : wordsOf(given);
  return `${items.length > 0 ? 'The grant is there' : 'There is no grant'}; a token: ${answered}`;
}

async function anotherOfTheName(
  ask: PlainRequests,
  name: string,
): Promise<Pick<Answers, 'namesAgain' | 'connectionsAtFirst'>> {
  const again = await ask.manage('POST', '/clients', { name, app_type: 'regular_web' });
  const { client_id: id } = again.json;
  if (typeof id !== 'string') return { namesAgain: wordsOf(again), connectionsAtFirst: 'No other could be made.' };
  const { json, items } = await ask.manage('GET', `/clients/${id}/connections`);
  const listed = Array.isArray(json['connections']) ? json['connections'] : items;
  await ask.manage('DELETE', `/clients/${id}`);
  return { namesAgain: wordsOf(again), connectionsAtFirst: `${listed.length.toString()} of the tenant’s` };
}

/** Auth0 may give a machine all that it is granted, whatever it asks for: then this stays open. */
export async function secretOnCreate(
  ask: Pick<PlainRequests, 'machineToken' | 'manage'>,
  name: string,
): Promise<string> {
  const { token, scopes } = await ask.machineToken('create:clients');
  if (scopes.join() !== 'create:clients') return `not settled: the token has ${scopes.length.toString()} scopes`;
  const created = await ask.manage('POST', '/clients', { name, app_type: 'regular_web' }, token);
  const { client_id: id } = created.json;
  if (typeof id === 'string') await ask.manage('DELETE', `/clients/${id}`);
  return typeof id === 'string' ? ('client_secret' in created.json ? 'yes' : 'no') : wordsOf(created);
}

/** As many at once as a free tenant surely does not take; a bigger one may take them all. */
async function tooManyRequests(ask: PlainRequests, clientId: string): Promise<string> {
  const burst = Array.from({ length: 20 }, () => ask.manageAtOnce('GET', `/clients/${clientId}?fields=client_id`));
  const refused = (await Promise.all(burst)).find(({ status }) => status === 429);
  return refused === undefined
    ? 'not settled: 20 at once were all answered'
    : `${wordsOf(refused)}; ${headersOf(refused)}`;
}
