import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { liveCodes } from '../../../src/core/liveCodes';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi, createUser, storedClient } from '../../support/keycloakAdmin';
import { codeOf, problems } from '../support/documents';
import { codeLenses } from '../support/features';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';

export const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

export const clientId = 'open-metadata';
export const openMetadata = 'http://localhost:8585';
const secret = 'right-canary-1';

/**
 * A realm in which everything is as OpenMetadata needs it, with three people, and a connection that leads there.
 * @returns the connection
 */
export async function arrangeRealm(realm: string): Promise<string> {
  await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
  await askAdminApi(keycloak, 'POST', `/${realm}/clients`, {
    clientId,
    secret,
    publicClient: false,
    standardFlowEnabled: true,
    directAccessGrantsEnabled: false,
    redirectUris: [`${openMetadata}/callback`, `${openMetadata}/silent-callback`],
    webOrigins: [openMetadata],
    attributes: { 'post.logout.redirect.uris': [`${openMetadata}/signin`, openMetadata].join('##') },
  });
  for (const [username, domain] of [
    ['ada', 'acme.example'],
    ['bob', 'acme.example'],
    ['eve', 'other.example'],
  ] as const) {
    const email = `${username}@${domain}`;
    await createUser(keycloak, realm, { username, email, firstName: 'A', lastName: 'B', password: 'pass word' });
  }
  newPerson();
  const answers = { realm: 'master', username: keycloak.adminUser, password: keycloak.adminPassword };
  const signIn = { provider: 'keycloak', url: keycloak.url, method: 'password', answers };
  const profile = await run<ConnectionProfile | undefined>('addConnection', signIn);
  assert.ok(profile);
  return profile.id;
}

/** Takes the realm away again. */
export async function clearAway(realm: string): Promise<void> {
  await askAdminApi(keycloak, 'DELETE', `/${realm}`);
}

/** Changes the client behind the extension's back. */
export async function changeClient(realm: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const client = await storedClient(keycloak, realm, clientId);
  await askAdminApi(keycloak, 'PUT', `/${realm}/clients/${client?.id ?? ''}`, { ...client, secret, ...changes });
}

/** An openmetadata.yaml with which people can sign in to that realm. */
export const configuration = (realm: string): string => `# openmetadata-sso-release: 2.0.7
authorizerConfiguration:
  className: org.openmetadata.service.security.DefaultAuthorizer
  containerRequestFilter: org.openmetadata.service.security.JwtFilter
  adminPrincipals: [ada]
  allowedEmailRegistrationDomains: [all]
  principalDomain: acme.example
  enforcePrincipalDomain: true
  enableSecureSocketConnection: false

authenticationConfiguration:
  clientType: confidential
  provider: custom-oidc
  providerName: Keycloak
  responseType: id_token
  publicKeyUrls:
    - ${keycloak.url}/realms/${realm}/protocol/openid-connect/certs
    - ${openMetadata}/api/v1/system/config/jwks
  authority: ${keycloak.url}/realms/${realm}
  clientId: ${clientId}
  callbackUrl: ${openMetadata}/callback
  jwtPrincipalClaims: [email, preferred_username, sub]
  enableSelfSignup: true
  oidcConfiguration:
    id: ${clientId}
    type: keycloak
    secret: "${secret}"
    scope: openid email profile
    discoveryUri: ${keycloak.url}/realms/${realm}/.well-known/openid-configuration
    useNonce: true
    preferredJwsAlgorithm: RS256
    responseType: code
    disablePkce: true
    callbackUrl: ${openMetadata}/callback
    serverUrl: ${openMetadata}
    clientAuthenticationMethod: client_secret_post
    tenant: ""
    maxClockSkew: ""
    customParams: {}
`;

/** The problems of a document that live checks found: code and the characters they stand at. */
export async function liveProblems(document: vscode.TextDocument): Promise<readonly string[]> {
  const live = new Set<string>(Object.keys(liveCodes));
  return (await problems(document))
    .filter((problem) => live.has(codeOf(problem)) && problem.severity <= vscode.DiagnosticSeverity.Warning)
    .map((problem) => `${codeOf(problem)}: ${document.getText(problem.range)}`);
}

/** What the lens behind the summary says of the last check; undefined where there was none. */
export async function checkLens(document: vscode.TextDocument): Promise<string | undefined> {
  const lens = (await codeLenses(document)).find(({ command }) => command?.command === 'openmetadata-sso.showChecks');
  return lens?.command?.title;
}

/** The page of the extension with this name, as far as it is open. */
export const pageText = (name: string): string | undefined =>
  vscode.workspace.textDocuments
    .find(({ uri, isClosed }) => !isClosed && uri.scheme === 'openmetadata-sso-plan' && uri.path.endsWith(name))
    ?.getText();

/** Writes `text` over the first `old` of a document. */
export async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old);
  assert.ok(start >= 0, `there is ${old}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)),
    text,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
}
