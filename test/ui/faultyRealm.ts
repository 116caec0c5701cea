import { askAdminApi, createUser } from '../support/keycloakAdmin';
import type { KeycloakServer } from '../support/keycloakServer';
import { ada } from './connecting';

/**
 * Creates a realm with Ada, a client of somebody else, and one for OpenMetadata that may redirect to more than it should.
 * @param client what else to say of the client for OpenMetadata, in the words of the Admin API
 */
export async function createFaultyRealm(keycloak: KeycloakServer, realm: string, client: object = {}): Promise<void> {
  await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
  await askAdminApi(keycloak, 'POST', `/${realm}/clients`, { clientId: 'dashboards' });
  await askAdminApi(keycloak, 'POST', `/${realm}/clients`, {
    clientId: 'open-metadata',
    rootUrl: 'https://om.acme.example',
    redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/*'],
    webOrigins: ['https://om.acme.example'],
    ...client,
  });
  await createUser(keycloak, realm, ada);
}
