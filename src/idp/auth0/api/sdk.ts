import { ClientGrantsClient } from 'auth0/clientGrants';
import { ClientsClient } from 'auth0/clients';
import { ConnectionsClient } from 'auth0/connections';
import { UsersClient } from 'auth0/users';

/**
 * Auth0's own SDK, as far as it is used: a quarter of the whole. Loaded with the first request, so this file is imported by
 * type or by `import()` only.
 */
export interface Sdk {
  readonly clients: ClientsClient;
  readonly connections: ConnectionsClient;
  readonly users: UsersClient;
  readonly grants: ClientGrantsClient;
}

type Options = ConstructorParameters<typeof ClientsClient>[0];

/**
 * Clients of one request. They are made without the SDK's `ManagementClient`, so they send no telemetry, which is that
 * class's, and take a tenant with a port.
 * @param send sends the request; has to answer in any case, since the SDK holds on to the timer of one that rejects
 */
export function sdkFor(url: string, token: string, send: typeof fetch): Sdk {
  // Whether and when a request is sent again is decided outside: the SDK would create a second application after a 500.
  const options: Options = { baseUrl: `${url}/api/v2`, token, fetch: send, maxRetries: 0 };
  return {
    clients: new ClientsClient(options),
    connections: new ConnectionsClient(options),
    users: new UsersClient(options),
    grants: new ClientGrantsClient(options),
  };
}
