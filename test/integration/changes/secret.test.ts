import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askAdminApi, storedSecret } from '../../support/keycloakAdmin';
import { closeAll, showNew, undo, workspaceUri } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { arrange, connect, pageNamed, run } from './arrange';

const realm = 'Renewal';
const client = 'open-metadata';

describe('a new secret', () => {
  let connection: string;
  let old: string;
  const place = (): object => ({ connection, realm, client });

  before(async () => {
    connection = await connect();
    await arrange(realm, client);
  });
  beforeEach(async () => {
    old = (await storedSecret(keycloak, realm, client)) ?? '';
    assert.notEqual(old, '');
  });
  afterEach(async () => {
    await closeAll();
    for (const folder of ['renewal', 'configmap.yaml']) {
      await vscode.workspace.fs.delete(workspaceUri(folder), { recursive: true }).then(undefined, () => undefined);
    }
  });
  after(() => askAdminApi(keycloak, 'DELETE', `/${realm}`));

  const environment = (): string =>
    [
      '# ours\r',
      'AUTHENTICATION_PROVIDER=custom-oidc\r',
      `AUTHENTICATION_AUTHORITY=${keycloak.url}/realms/${realm}\r`,
      `OIDC_CLIENT_ID=${client}\r`,
      `OIDC_CLIENT_SECRET="${old}" # the secret\r`,
      '',
    ].join('\n');

  const compose = (): string =>
    [
      'services:',
      '  openmetadata-server: # ours',
      '    image: docker.getcollate.io/openmetadata/server:1.12.0',
      '    environment:',
      '      AUTHENTICATION_PROVIDER: custom-oidc',
      `      OIDC_CLIENT_SECRET: '${old}'`,
      '',
    ].join('\n');

  const values = (): string =>
    [
      'openmetadata:',
      '  config:',
      '    authentication:',
      '      provider: custom-oidc',
      `      authority: ${keycloak.url}/realms/${realm}`,
      `      clientId: ${client}`,
      '      oidcConfiguration:',
      '        enabled: true',
      '        clientSecret: { secretRef: ours, secretKey: oidc }',
      '',
    ].join('\n');

  it('is written into every file that holds the old one, each in its own way, and undo gives back the bytes', async () => {
    const { document: env } = await showNew('renewal/.env', environment());
    const { document: composed } = await showNew('renewal/docker-compose.yml', compose());
    const { document: chart } = await showNew('renewal/values.yaml', values());
    const [envText, composeText, chartText] = [env.getText(), composed.getText(), chart.getText()];
    const person = newPerson();
    person.willPress('Regenerate Secret', 'Regenerate the secret');
    const done = run('regenerateSecret', place());
    assert.deepEqual(await person.rows(), [
      'x .env',
      'x docker-compose.yml',
      'x values.yaml',
      '- Choose another file…',
    ]);
    await person.tick('.env', 'docker-compose.yml', 'values.yaml');
    await person.choose('Open a manifest');
    await done;

    const secret = await storedSecret(keycloak, realm, client);
    assert.ok(secret && secret !== old);
    // How a secret is quoted hangs on its characters, which are another each time.
    const rest = (text: string): string => text.replace(/^OIDC_CLIENT_SECRET=.* # the secret/m, '');
    assert.ok(env.getText().includes(secret));
    assert.equal(rest(env.getText()), rest(envText), 'nothing but the secret changes in .env');
    assert.equal(composed.getText(), composeText.replace(old, '${OIDC_CLIENT_SECRET}'));
    assert.equal(chart.getText(), chartText, 'the chart refers to a Secret');
    const manifest = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(manifest, /name: ours[\s\S]*oidc: /);
    assert.ok(manifest.includes(secret));
    assert.match(person.details.join(), /nobody can sign in through open-metadata until every file/);
    assert.equal(person.messages.length, 2, 'a dialog and one message');
    assert.match(person.messages[1] ?? '', /^Client open-metadata has a new secret\. It is in \.env\. .*Secret ours/);
    for (const text of [...person.messages, ...person.details])
      assert.ok(!text.includes(secret) && !text.includes(old));

    for (const [document, text] of [
      [env, envText],
      [composed, composeText],
    ] as const) {
      await vscode.window.showTextDocument(document);
      await undo(document);
      assert.equal(document.getText(), text);
    }
  });

  it('says so of a file that cannot hold it', async () => {
    const text = [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: { name: openmetadata }',
      'data:',
      '  AUTHENTICATION_PROVIDER: custom-oidc',
      `  OIDC_CLIENT_SECRET: ${old}`,
      '',
    ].join('\n');
    const { document } = await showNew('configmap.yaml', text);
    const person = newPerson();
    person.willPress('Regenerate Secret', 'Regenerate the secret');
    const done = run('regenerateSecret', place());
    await person.tick('configmap.yaml');
    await done;
    assert.match(person.messages[1] ?? '', /configmap\.yaml was not changed\. .* a ConfigMap keeps no secrets/);
    assert.match(person.messages[1] ?? '', /The old one still stands in configmap\.yaml\./);
    assert.equal(document.getText(), text);
  });

  it('needs no place of its own where a file refers to the variable of another that has it', async () => {
    const { document: env } = await showNew('renewal/om.env', environment());
    const { document: server } = await showNew(
      'renewal/openmetadata.yaml',
      [
        'authenticationConfiguration:',
        '  provider: custom-oidc',
        `  authority: ${keycloak.url}/realms/${realm}`,
        `  clientId: ${client}`,
        '  oidcConfiguration:',
        '    secret: ${OIDC_CLIENT_SECRET:-""}',
        '',
      ].join('\n'),
    );
    const text = server.getText();
    const person = newPerson();
    person.willPress('Regenerate Secret', 'Regenerate the secret');
    const done = run('regenerateSecret', place());
    await person.tick('om.env', 'openmetadata.yaml');
    await done;
    const secret = (await storedSecret(keycloak, realm, client)) ?? '?';
    assert.ok(env.getText().includes(secret));
    assert.equal(server.getText(), text);
    assert.equal(person.messages.length, 2);
  });

  it('stays the old one when the dialog is closed, and the page holds neither', async () => {
    await showNew('renewal/om.env', environment());
    const person = newPerson();
    const seen: string[] = [];
    const shown = vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.path === '/Plan.md') seen.push(document.getText());
    });
    const done = run('regenerateSecret', place());
    await person.tick('om.env');
    await done;
    shown.dispose();
    assert.equal(await storedSecret(keycloak, realm, client), old);
    assert.equal(seen.length, 1);
    assert.match(seen.join(), /# Regenerate the secret of client open-metadata[\s\S]*om\.env \(/);
    assert.ok(!seen.join().includes(old));
  });

  it('is compared with the open file, and never shown', async () => {
    await showNew('renewal/om.env', environment());
    const person = newPerson();
    await run('compareWithOpenFile', place());
    const page = pageNamed('Comparison.md');
    assert.match(page, /## Agrees[\s\S]*- OIDC_CLIENT_SECRET: the same secret/);
    assert.match(
      page,
      /## Differs[\s\S]*- OIDC_CALLBACK\n {2}- file: nothing\n {2}- client: https:\/\/om\.acme\.example\/callback/,
    );
    assert.ok(!page.includes(old));
    assert.match(person.messages.join(), /^om\.env differs from client open-metadata in \d+ settings\.$/);
  });
});
