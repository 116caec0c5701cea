import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, positionOf, showNew } from '../support/documents';
import { labelOf } from '../support/features';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { itemsAt } from '../support/trees';
import { arrangeRealm, connect, connectionsView, host, removeRealm, run, valuesText } from './arrange';

const realm = 'Completion-realm';
const issuer = `${keycloak.url}/realms/${realm}`;

/** What is offered at a place, to somebody who typed a character or, without one, pressed Ctrl+Space. */
async function offered(
  document: vscode.TextDocument,
  place: string,
  typed?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    positionOf(document, place),
    typed,
  );
  return list.items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
}

const labels = (items: readonly vscode.CompletionItem[]): readonly string[] => items.map(labelOf);

describe('completion from connections', () => {
  let connection: string;

  before(async () => {
    newPerson();
    await arrangeRealm(realm, [
      { clientId: 'grafana', publicClient: true, standardFlowEnabled: false, implicitFlowEnabled: true },
      { clientId: 'open-metadata' },
    ]);
    connection = await connect();
  });
  afterEach(closeAll);
  after(async () => {
    await run('removeConnection', { connection });
    await removeRealm(realm);
  });

  // The order matters: nobody has unfolded the tree yet.
  it('asks nobody while somebody types', async () => {
    const { document } = await showNew('values.yaml', valuesText(realm, ''));
    assert.ok(!labels(await offered(document, 'clientId: |', ' ')).includes('open-metadata'));
  });

  it('reads the one list that is missing when somebody asks for suggestions', async () => {
    const { document } = await showNew('values.yaml', valuesText(realm, ''));
    const items = await offered(document, 'clientId: |');
    assert.deepEqual(labels(items).slice(0, 2), ['open-metadata', 'grafana']);
    assert.deepEqual(
      items.slice(0, 2).map(({ detail }) => detail),
      [`client of realm ${realm}, confidential`, `client of realm ${realm}, public`],
    );
    assert.ok(labels(await offered(document, 'clientId: |', ' ')).includes('open-metadata'), 'it is known now');
  });

  it('offers clients in an env file', async () => {
    const text = `AUTHENTICATION_PROVIDER=custom-oidc\nAUTHENTICATION_AUTHORITY=${issuer}\nOIDC_CLIENT_ID=\n`;
    const { document } = await showNew('clients.env', text);
    assert.equal(labels(await offered(document, 'OIDC_CLIENT_ID=|', '='))[0], 'open-metadata');
  });

  it('offers realms inside URLs of openmetadata.yaml once the tree was unfolded', async () => {
    const text = `authenticationConfiguration:\n  provider: custom-oidc\n  authority: ${keycloak.url}/realms/\n`;
    const { document } = await showNew('openmetadata.yaml', text);
    await itemsAt(connectionsView, host);
    const item = (await offered(document, '/realms/|', '/')).find((each) => labelOf(each) === realm);
    assert.equal(item?.detail, `realm of ${host}`);
    assert.ok(!labels(await offered(document, '/realms/|', '/')).includes('master'));
  });

  it('offers nothing of a connection that is gone', async () => {
    await run('removeConnection', { connection });
    const { document } = await showNew('values.yaml', valuesText(realm, ''));
    assert.ok(!labels(await offered(document, 'clientId: |')).includes('open-metadata'));
    connection = await connect();
  });
});
