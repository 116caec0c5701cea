import * as vscode from 'vscode';
import { docsUrl } from '../../core/docs';
import { err, ok } from '../../core/result';
import { textIn, type Tool } from './tool';
import { t } from '../../l10n/l10n';

/** Explains the code of a finding: its title, how to fix it, and the page that the documentation has for it. */
export const explainCode: Tool = {
  name: 'openmetadata-sso_explainCode',
  invocation: (input) => t`Reading about ${textIn(input, 'code')}`,
  async answer({ extension }, input) {
    const code = textIn(input, 'code');
    const pages = await pagesOf(extension);
    const page = pages.get(code);
    if (page !== undefined) return ok(`${page}\n\nMore, with examples: ${docsUrl(code)}\n`);
    return err(`There is no code ${code}. The codes are ${[...pages.keys()].join(', ')}.`);
  },
};

/** The pages by their codes, as the build has put them into one file. */
async function pagesOf(extension: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'rulePages.json'));
  return new Map(Object.entries(JSON.parse(new TextDecoder().decode(file)) as Readonly<Record<string, string>>));
}
