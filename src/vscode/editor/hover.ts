import * as vscode from 'vscode';
import type { Services } from '../platform/services';
import type { Analyses } from '../workspace/analyses';
import { documentSelector, toRange } from '../workspace/documents';
import { hoverMarkdown } from './hoverMarkdown';
import { yamlExtensionDescribes } from './yamlExtension';

/** Explains the setting under the cursor. */
export function registerHover(analyses: Analyses, core: Services['core']): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, {
    async provideHover(document, position) {
      const configuration = await analyses.of(document);
      if (configuration === undefined) return undefined;
      const { hoverAt } = await core();
      const hover = hoverAt(configuration.view, document.offsetAt(position));
      if (hover === undefined) return undefined;
      const markdown = hoverMarkdown(hover, { described: yamlExtensionDescribes(document) });
      return new vscode.Hover(new vscode.MarkdownString(markdown), toRange(document, hover.range));
    },
  });
}
