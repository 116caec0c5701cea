import * as vscode from 'vscode';
import type { Services } from '../platform/services';
import type { Analyses } from './analyses';
import { documentSelector, toRange } from './documents';
import { hoverMarkdown } from './hoverMarkdown';

/** Explains the setting under the cursor. */
export function registerHover(analyses: Analyses, core: Services['core']): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, {
    async provideHover(document, position) {
      const analysis = await analyses.of(document);
      if (analysis === undefined) return undefined;
      const { hoverAt } = await core();
      const hover = hoverAt(analysis.view, document.offsetAt(position));
      return hover && new vscode.Hover(new vscode.MarkdownString(hoverMarkdown(hover)), toRange(document, hover.range));
    },
  });
}
