import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answersOf,
  asShipped,
  type OpenMetadataDouble,
  serveOpenMetadata,
  withKeycloak,
} from '../../support/openMetadataDouble';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, extension, problems, showNew } from '../support/documents';
import { newPerson, type Person } from '../support/person';

const env = [
  'AUTHENTICATION_PROVIDER=custom-oidc',
  'CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=Keycloak',
  'AUTHENTICATION_CLIENT_TYPE=confidential',
  'AUTHENTICATION_CLIENT_ID=open-metadata',
  'AUTHENTICATION_AUTHORITY=https://sso.acme.example/realms/Data-sec',
  'AUTHENTICATION_CALLBACK_URL=https://om.acme.example/callback',
  'AUTHORIZER_PRINCIPAL_DOMAIN=acme.example',
  '',
].join('\n');

/** Against a double: an OpenMetadata server could not be run for these tests. */
describe('Compare with Running OpenMetadata', () => {
  let person: Person;
  let server: OpenMetadataDouble | undefined;

  before(() => extension().activate());
  beforeEach(() => {
    person = newPerson();
  });
  afterEach(async () => {
    await closeAll();
    await server?.stop();
    server = undefined;
  });

  const page = (): string =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('Running OpenMetadata.md'))?.getText() ?? '';

  /** A page that was there before follows with the next turn of VS Code. */
  const pageSays = (text: RegExp): Promise<void> => waitUntil(`the page says ${text.source}`, () => text.test(page()));

  async function compare(url: string): Promise<void> {
    const done = vscode.commands.executeCommand('openmetadata-sso.compareWithServer');
    assert.equal(await person.typed(), 'https://om.acme.example');
    await person.type(url);
    await done;
  }

  it('says that both agree', async () => {
    server = await serveOpenMetadata(answersOf(withKeycloak));
    const { document } = await showNew('same/openmetadata.env', env);
    await compare(server.url);
    await pageSays(/no settings differ/);
    assert.match(person.messages.join(), /runs with openmetadata\.env/);
    assert.ok(!(await problems(document)).map(codeOf).includes('server-differs'));
  });

  it('shows that basic authentication is still on because the database wins, here and in the file', async () => {
    server = await serveOpenMetadata(answersOf({ ...asShipped, principalDomain: 'acme.example' }));
    const { document } = await showNew('drift/openmetadata.env', env);
    await compare(server.url);
    await pageSays(/People still sign in with a password of OpenMetadata/);
    await pageSays(/`AUTHENTICATION_PROVIDER`\n {2}- the file: `custom-oidc`\n {2}- the server: `basic`/);
    await pageSays(/remove-security-config --force/);
    const drift = (await problems(document)).filter((problem) => codeOf(problem) === 'server-differs');
    assert.ok(drift.some(({ range }) => document.getText(range) === 'custom-oidc'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, drift[0]?.range ?? new vscode.Range(0, 0, 0, 0), 'google');
    await vscode.workspace.applyEdit(edit);
    const after = await problems(document);
    assert.ok(!after.some((problem) => codeOf(problem) === 'server-differs' && problem.range.start.line === 0));
  });

  it('says what answered instead', async () => {
    server = await serveOpenMetadata({});
    await showNew('old/openmetadata.env', env);
    await compare(server.url);
    assert.match(person.messages.join(), /has no sign-in settings at \/api\/v1\/system\/config\/auth \(HTTP 404\)/);
  });
});
