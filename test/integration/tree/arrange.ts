import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi } from '../../support/keycloakAdmin';
import { keycloak } from '../support/keycloak';

export const connectionsView = 'openmetadata-sso.connections';
export const configurationsView = 'openmetadata-sso.configurations';

export const host = new URL(keycloak.url).host;

export const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

/** Signs the administrator in, and returns the connection's ID. */
export async function connect(): Promise<string> {
  const profile = await run<ConnectionProfile | undefined>('addConnection', {
    provider: 'keycloak',
    url: keycloak.url,
    method: 'password',
    answers: { realm: 'master', username: keycloak.adminUser, password: keycloak.adminPassword },
  });
  if (profile === undefined) throw new Error('Nobody is connected.');
  return profile.id;
}

/** A realm with these clients and users, made without the code under test. */
export async function arrangeRealm(
  realm: string,
  clients: readonly object[],
  users: readonly object[] = [],
): Promise<void> {
  await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
  // A part at a time: Keycloak slows down with all that one request creates.
  for (let at = 0; at < clients.length; at += 50) {
    const part = { ifResourceExists: 'SKIP', clients: clients.slice(at, at + 50) };
    await askAdminApi(keycloak, 'POST', `/${realm}/partialImport`, part);
  }
  for (const user of users) await askAdminApi(keycloak, 'POST', `/${realm}/users`, user);
}

export const removeRealm = (realm: string): Promise<unknown> => askAdminApi(keycloak, 'DELETE', `/${realm}`);

/** Values of the chart that sign users in with a client. */
export const valuesText = (realm: string, clientId: string): string => `openmetadata:
  config:
    authorizer:
      initialAdmins:
        - ada
    authentication:
      provider: custom-oidc
      clientType: confidential
      authority: ${keycloak.url}/realms/${realm}
      clientId: ${clientId}
`;
