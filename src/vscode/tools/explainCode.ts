import { brotliDecompressSync } from 'node:zlib';
import * as vscode from 'vscode';
import { err, ok } from '../../core/result';
import { textIn, type Tool } from './tool';
import { t } from '../../l10n/l10n';

/** Explains the code of a finding with the page that the documentation has for it. The pages ship with the extension. */
export const explainCode: Tool = {
  name: 'openmetadata-sso_explainCode',
  invocation: (input) => t`Reading about ${textIn(input, 'code')}`,
  async answer({ extension }, input) {
    const code = textIn(input, 'code');
    const pages = await pagesOf(extension);
    const page = pages.get(code);
    if (page !== undefined) return ok(page);
    return err(t`There is no code ${code}. The codes are ${[...pages.keys()].join(', ')}.`);
  },
};

/** The pages by their codes, as the build has put them into one file. */
async function pagesOf(extension: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'rulePages.json.br'));
  const text = brotliDecompressSync(file).toString();
  return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, string>>));
}
