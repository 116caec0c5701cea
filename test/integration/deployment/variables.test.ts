import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, positionOf, problems, show } from '../support/documents';

/** "file:line" of every place, lines as people count them. */
const placesFrom = async (
  command: 'vscode.executeDefinitionProvider' | 'vscode.executeReferenceProvider',
  document: vscode.TextDocument,
  place: string,
): Promise<readonly string[]> => {
  const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
    command,
    document.uri,
    positionOf(document, place),
  );
  return found
    .map(({ uri, range }) => `${vscode.workspace.asRelativePath(uri)}:${(range.start.line + 1).toString()}`)
    .sort();
};

describe('a variable', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('leads from its placeholder to the line of the env file that sets it', async () => {
    const { document } = await show('server/openmetadata.yaml');
    await problems(document);
    const found = await placesFrom('vscode.executeDefinitionProvider', document, 'AUTHENTICATION_AU|THORITY');
    assert.deepEqual(found, ['server/.env:3']);
  });

  it('leads from the env file to what takes it, in every file that is open or near', async () => {
    await show('server/openmetadata.yaml');
    const { document } = await show('server/.env');
    await problems(document);
    const found = await placesFrom('vscode.executeReferenceProvider', document, 'AUTHENTICATION_AU|THORITY');
    assert.deepEqual(found, ['server/.env:3', 'server/openmetadata.yaml:13']);
  });

  it('leads from a Compose file to its .env, even one that is not OpenMetadata’s own', async () => {
    const { document } = await show('compose/docker-compose.yml');
    await problems(document);
    const found = await placesFrom('vscode.executeDefinitionProvider', document, '{RE|ALM}');
    assert.deepEqual(found, ['compose/.env:1']);
  });

  it('is nothing where no variable stands', async () => {
    const { document } = await show('server/openmetadata.yaml');
    assert.deepEqual(await placesFrom('vscode.executeDefinitionProvider', document, 'prov|ider:'), []);
  });
});
