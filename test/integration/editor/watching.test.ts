import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, ourDiagnostics, problems, showNew } from '../support/documents';

const inRealmMaster = `authenticationConfiguration:
  provider: custom-oidc
  authority: https://sso.acme.example/realms/master
`;

const variables =
  'AUTHENTICATION_PROVIDER=custom-oidc\nAUTHENTICATION_AUTHORITY=https://sso.acme.example/realms/master\n';

/** An unsaved document, shown. */
const untitled = async (content: string, language = 'yaml'): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));

const hasProblem = ({ uri }: vscode.TextDocument): boolean =>
  ourDiagnostics(uri).some((each) => codeOf(each) === 'keycloak-realm-master');

describe('open documents', () => {
  afterEach(closeAll);

  it('are watched from the edit that makes them a configuration', async () => {
    const editor = await untitled('# nothing yet\n');
    assert.deepEqual(await problems(editor.document), []);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), inRealmMaster);
    });
    await waitUntil('the problem is shown', () => hasProblem(editor.document));
  });

  it('are checked after every pause in the typing', async () => {
    const editor = await untitled(inRealmMaster);
    const { document } = editor;
    await waitUntil('the problem is shown', () => hasProblem(document));
    const end = document.positionAt(inRealmMaster.length - 1);
    await editor.edit((edit) => {
      edit.insert(end, 's');
    });
    await waitUntil('the problem is gone', () => !hasProblem(document));
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(end, end.translate(0, 1)));
    });
    await waitUntil('the problem is back', () => hasProblem(document));
  });

  it('are watched as env files before they have a name', async () => {
    const { document } = await untitled(variables, 'plaintext');
    await waitUntil('the problem is shown', () => hasProblem(document));
  });

  for (const name of ['prod.env', '.env.production', '.prod.env'])
    it(`are watched as ${name}, whatever language VS Code takes that for`, async () => {
      const { document } = await showNew(name, variables);
      await waitUntil(`the problem is shown in ${document.languageId}`, () => hasProblem(document));
    });

  it('are left alone when they merely mention OpenMetadata', async () => {
    const { document } = await untitled('apiVersion: v1\nkind: Service\nmetadata: { name: openmetadata }\n');
    assert.deepEqual(await problems(document), []);
  });
});
