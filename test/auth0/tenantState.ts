import assert from 'node:assert/strict';
import type { Auth0Double } from '../support/auth0Double/auth0Double';
import { isEnabled, type StoredApplication } from '../support/auth0Double/state';

/** An application that has to be there. */
export function applicationOf({ tenant }: Auth0Double, clientId: string): StoredApplication {
  const found = tenant.applications.get(clientId);
  assert.ok(found !== undefined, `the application ${clientId}`);
  return found;
}

/** The application of a name, of which there has to be one and no second. */
export function onlyNamed({ tenant }: Auth0Double, wanted: string): StoredApplication {
  const [found, ...others] = [...tenant.applications.values()].filter(({ name }) => name === wanted);
  assert.ok(found !== undefined && others.length === 0, `one application named ${wanted}`);
  return found;
}

/** The names of the connections whose users may sign in to an application. */
export const enabledFor = ({ tenant }: Auth0Double, clientId: string): readonly string[] =>
  [...tenant.connections.values()].filter((connection) => isEnabled(connection, clientId)).map(({ name }) => name);

/** The requests that would change something, as "POST /api/v2/clients". */
export const writesOf = ({ requests }: Auth0Double): readonly string[] =>
  requests
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
