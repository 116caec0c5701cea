import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi, storedClient } from '../../support/keycloakAdmin';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';

export const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

/** Connects as the administrator of the whole server. */
export async function connect(): Promise<string> {
  newPerson();
  const profile = await run<ConnectionProfile | undefined>('addConnection', {
    provider: 'keycloak',
    url: keycloak.url,
    method: 'password',
    answers: { realm: 'master', username: keycloak.adminUser, password: keycloak.adminPassword },
  });
  assert.ok(profile, 'the administrator is let in');
  return profile.id;
}

export const redirectUris = ['https://om.acme.example/callback', 'https://om.acme.example/silent-callback'];

/** A realm with one client for OpenMetadata, made without the code under test. */
export async function arrange(realm: string, clientId: string): Promise<void> {
  await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
  await askAdminApi(keycloak, 'POST', `/${realm}/clients`, {
    clientId,
    protocol: 'openid-connect',
    publicClient: false,
    redirectUris,
    webOrigins: ['https://om.acme.example'],
    rootUrl: 'https://om.acme.example/',
  });
}

/** A client as Keycloak holds it, which must be there. */
export async function stored(realm: string, clientId: string): Promise<Record<string, unknown>> {
  const client = await storedClient(keycloak, realm, clientId);
  assert.ok(client, `Keycloak has ${clientId}`);
  return client;
}

/** The page that is on the screen, by the name of its document. */
export function pageNamed(name: string): string {
  const page = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === `/${name}`);
  assert.ok(page, `${name} is on the screen`);
  return page.document.getText();
}
