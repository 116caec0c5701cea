import { field, textField } from '../../http';
import type { Application, Auth0User, ClientGrant, LoginConnection } from '../tenant';

// What Auth0 answers is data from elsewhere: only what has the right shape is taken over, so that nothing behind this file
// has to expect a list where a text should be.

/** Undefined if it cannot be told apart from other applications. */
export function applicationIn(value: unknown): Application | undefined {
  const clientId = filledText(value, 'client_id');
  // Without read:clients an application may come without its name.
  const name = textField(value, 'name') ?? clientId;
  if (clientId === undefined || name === undefined) return undefined;
  return {
    client_id: clientId,
    name,
    ...withText(value, 'description', 'app_type', 'token_endpoint_auth_method', 'client_secret'),
    ...withFlag(value, 'is_first_party', 'oidc_conformant', 'global'),
    ...withTexts(value, 'callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins', 'grant_types'),
    ...picked(
      value,
      ['client_authentication_methods', 'organization_usage', 'require_pushed_authorization_requests'],
      (found) => found ?? undefined,
    ),
    ...jwtConfiguration(field(value, 'jwt_configuration')),
    ...(isObject(field(value, 'refresh_token')) ? { refresh_token: field(value, 'refresh_token') } : {}),
  } as Application;
}

export function connectionIn(value: unknown): LoginConnection | undefined {
  const id = filledText(value, 'id');
  const name = filledText(value, 'name');
  const strategy = textField(value, 'strategy');
  return id === undefined || name === undefined || strategy === undefined ? undefined : { id, name, strategy };
}

/** A user with the whole profile, in which what has a meaning here has its type. */
export function userIn(value: unknown): Auth0User | undefined {
  const userId = filledText(value, 'user_id');
  if (userId === undefined || !isObject(value)) return undefined;
  const named = new Set<string>([...userTexts, 'blocked']);
  const rest = Object.entries(value).filter(([name]) => !named.has(name));
  return {
    ...Object.fromEntries(rest),
    ...withText(value, ...userTexts),
    ...withFlag(value, 'blocked'),
    user_id: userId,
  };
}

const userTexts = ['email', 'username', 'name', 'nickname', 'given_name', 'family_name'] as const;

/** Whether a user has a password in a database of the tenant, and not an account elsewhere. */
export function isOfDatabase(user: Auth0User): boolean {
  const { user_id: userId, identities } = user;
  return Array.isArray(identities)
    ? identities.some((identity) => textField(identity, 'provider') === 'auth0')
    : userId.startsWith('auth0|');
}

export function grantIn(value: unknown): ClientGrant | undefined {
  const id = filledText(value, 'id');
  const clientId = filledText(value, 'client_id');
  const audience = textField(value, 'audience');
  if (id === undefined || clientId === undefined || audience === undefined) return undefined;
  return { id, client_id: clientId, audience, scope: textsIn(field(value, 'scope')) ?? [] };
}

/** One page of a list, as each of Auth0's ways of paging writes it. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many there were on it, with those that are no items. */
  readonly count: number;
  /** Where the next page begins; undefined if this is the last, or pages are numbered. */
  readonly next?: string;
  /** How many there are on all pages, where it is said. */
  readonly total?: number;
}

/**
 * @param name of the field with the items, where the answer is no bare list (Auth0 leaves that to what was asked for)
 * @returns undefined if there is no list
 */
export function pageIn<T>(body: unknown, name: string, itemIn: (value: unknown) => T | undefined): Page<T> | undefined {
  const found: unknown = Array.isArray(body) ? body : field(body, name);
  if (!Array.isArray(found)) return undefined;
  const items = found.map(itemIn).filter((item) => item !== undefined);
  const next = filledText(body, 'next');
  const total = field(body, 'total');
  return {
    items,
    count: found.length,
    ...(next === undefined ? {} : { next }),
    ...(typeof total === 'number' ? { total } : {}),
  };
}

/** Whole, since it is also sent as a whole; what has a meaning here has its type. */
/** With what has no meaning here as well: a change replaces the whole. */
function jwtConfiguration(value: unknown): Pick<Application, 'jwt_configuration'> {
  if (!isObject(value)) return {};
  const { alg, lifetime_in_seconds: lifetime, ...rest } = value;
  return {
    jwt_configuration: {
      ...rest,
      ...(typeof alg === 'string' ? { alg } : {}),
      ...(typeof lifetime === 'number' ? { lifetime_in_seconds: lifetime } : {}),
    },
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function filledText(value: unknown, name: string): string | undefined {
  const text = textField(value, name);
  return text === '' ? undefined : text;
}

const textsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;

/** Those of the fields that are there as they should be. */
function picked<Name extends string, T>(
  value: unknown,
  names: readonly Name[],
  read: (found: unknown) => T | undefined,
): { readonly [Key in Name]?: T } {
  const found = names.map((name) => [name, read(field(value, name))] as const);
  return Object.fromEntries(found.filter(([, each]) => each !== undefined)) as { readonly [Key in Name]?: T };
}

const withText = <Name extends string>(value: unknown, ...names: readonly Name[]) =>
  picked(value, names, (found) => (typeof found === 'string' ? found : undefined));

const withFlag = <Name extends string>(value: unknown, ...names: readonly Name[]) =>
  picked(value, names, (found) => (typeof found === 'boolean' ? found : undefined));

const withTexts = <Name extends string>(value: unknown, ...names: readonly Name[]) => picked(value, names, textsIn);
