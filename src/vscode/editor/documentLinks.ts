import * as vscode from 'vscode';
import type { Services } from '../platform/services';
import type { Analyses } from '../workspace/analyses';
import { documentSelector, toRange } from '../workspace/documents';
import { fileFrom } from '../workspace/locations';

/** Makes URLs and file names of a configuration lead to where they point. */
export function registerDocumentLinks(analyses: Analyses, core: Services['core']): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(documentSelector, {
    async provideDocumentLinks(document) {
      const configuration = await analyses.of(document);
      if (configuration === undefined) return [];
      const { linksIn } = await core();
      return linksIn(configuration.view, configuration.text).map(({ range, target }) => {
        const uri = 'url' in target ? vscode.Uri.parse(target.url) : fileFrom(document.uri, target.file);
        return new vscode.DocumentLink(toRange(document, range), uri);
      });
    },
  });
}
