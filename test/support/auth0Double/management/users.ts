import { apiError, type Answer } from '../answer';
import { isObject, objectAt, without, withoutNulls, type JsonObject } from '../json';
import { addUser, type StoredUser } from '../state';
import type { Call, Operations } from './operation';
import { chosenFields, paged } from './paging';
import { fits } from './userSearch';

export const userOperations: Operations = {
  'GET /users': { scopes: ['read:users', 'read:user_idp_tokens'], answer: list },
  'POST /users': { scopes: ['create:users'], answer: create },
  'GET /users/{id}': {
    scopes: ['read:users', 'read:current_user', 'read:user_idp_tokens'],
    answer: (call) => withUser(call, ({ profile }) => ({ status: 200, json: chosenFields(profile, call.query) })),
  },
  'PATCH /users/{id}': {
    scopes: ['update:users', 'update:users_app_metadata', 'update:current_user_metadata'],
    answer: (call) => withUser(call, (user) => change(call, user)),
  },
  'DELETE /users/{id}': {
    scopes: ['delete:users', 'delete:current_user'],
    answer: ({ tenant, parameters }) => {
      tenant.users.delete(parameters['id'] ?? '');
      return { status: 204 };
    },
  },
  'GET /users-by-email': {
    scopes: ['read:users'],
    answer: ({ tenant, query }) => ({
      status: 200,
      json: [...tenant.users.values()]
        .map(({ profile }) => profile)
        .filter(({ email }) => email === query.get('email')?.toLowerCase())
        .map((profile) => chosenFields(profile, query)),
    }),
  },
};

function list({ tenant, query }: Call): Answer {
  const search = query.get('q');
  const found = [...tenant.users.values()].filter((user) => search === null || fits(user, search));
  return paged(
    'users',
    found.map(({ profile }) => chosenFields(profile, query)),
    query,
  );
}

function create({ tenant, body }: Call): Answer {
  const { connection, password, ...sent } = body;
  const profile = without(sent, 'verify_email');
  const named = String(connection);
  if (![...tenant.connections.values()].some(({ name }) => name === named)) {
    return apiError(400, 'The connection does not exist.', 'inexistent_connection');
  }
  const email = typeof profile['email'] === 'string' ? profile['email'].toLowerCase() : undefined;
  const isThere = [...tenant.users.values()].some(
    (user) => user.connection === named && email !== undefined && user.profile['email'] === email,
  );
  if (isThere) return apiError(409, 'The user already exists.', 'auth0_idp_error');
  const secret = typeof password === 'string' ? { password } : {};
  const user = addUser(tenant, { ...profile, ...(email === undefined ? {} : { email }), ...secret, connection: named });
  return { status: 201, json: user.profile };
}

function change({ tenant, body }: Call, user: StoredUser): Answer {
  const { password, ...sent } = body;
  const settings = without(sent, 'connection', 'client_id', 'verify_email', 'verify_password');
  const now = new Date().toISOString();
  const profile = withoutNulls({
    ...user.profile,
    ...settings,
    ...metadata(user.profile, body),
    updated_at: now,
    ...(password === undefined ? {} : { last_password_reset: now }),
  });
  tenant.users.set(user.user_id, {
    ...user,
    password: typeof password === 'string' ? password : user.password,
    profile,
  });
  return { status: 200, json: profile };
}

/** Both kinds are merged at their first level, and an empty object clears them: then one is shown no longer. */
function metadata(before: JsonObject, body: JsonObject): JsonObject {
  const names = ['user_metadata', 'app_metadata'].filter((name) => isObject(body[name]));
  const entries = names.map((name) => {
    const sent = objectAt(body, name);
    const isCleared = Object.keys(sent).length === 0;
    if (isCleared) return [name, name === 'app_metadata' ? null : {}] as const;
    return [name, { ...objectAt(before, name), ...sent }] as const;
  });
  return Object.fromEntries(entries);
}

function withUser({ tenant, parameters }: Call, answer: (user: StoredUser) => Answer): Answer {
  const user = tenant.users.get(parameters['id'] ?? '');
  return user === undefined ? apiError(404, 'The user does not exist.', 'inexistent_user') : answer(user);
}
