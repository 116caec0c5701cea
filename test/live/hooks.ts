import { startKeycloak, type KeycloakServer } from '../support/keycloakServer';

let server: KeycloakServer | undefined;

// Hooks of the root suite: one Keycloak for the whole run, in which every test makes a realm of its own.
before('start Keycloak', async function () {
  this.timeout(300_000);
  server = await startKeycloak();
});

after('stop Keycloak', async function () {
  this.timeout(20_000);
  await server?.stop();
});

/** The Keycloak of this run. */
export function keycloakServer(): KeycloakServer {
  if (server === undefined) throw new Error('Keycloak has not been started yet.');
  return server;
}
