import * as vscode from 'vscode';
import { err, ok } from '../../core/result';
import { textIn, type Tool } from './tool';

/** Explains the code of a finding with the page that the documentation has for it. The pages ship with the extension. */
export const explainCode: Tool = {
  name: 'openmetadata-sso_explainCode',
  invocation: (input) => vscode.l10n.t('Reading about {0}', textIn(input, 'code')),
  async answer({ extension }, input) {
    const code = textIn(input, 'code');
    const folder = vscode.Uri.joinPath(extension, 'docs', 'rules');
    const pages = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name.replace(/\.md$/, ''));
    if (!pages.includes(code)) return err(`There is no code ${code}. The codes are ${pages.sort().join(', ')}.`);
    const page = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, `${code}.md`));
    return ok(new TextDecoder().decode(page));
  },
};
