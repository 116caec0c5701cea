import * as vscode from 'vscode';
import type { Services } from '../platform/services';
import type { Analyses } from '../workspace/analyses';
import { documentSelector } from '../workspace/documents';
import { workspaceEdit } from '../workspace/edits';
import { t } from '../../l10n/l10n';

const kind = vscode.CodeActionKind.SourceFixAll.append('openmetadata-sso');

/** Mends on demand, or on save where the user asked for that, what has one remedy that is right whatever lies around the file. */
export function registerFixAll(analyses: Analyses, core: Services['core']): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, { only }, token) {
      if (only?.intersects(kind) !== true) return [];
      const configuration = await analyses.of(document);
      if (configuration === undefined || token.isCancellationRequested) return [];
      const { fixAll } = await core();
      const { lens, text, surroundings, judgement } = configuration;
      const { edits } = fixAll(lens, text, surroundings, judgement);
      if (edits.length === 0) return [];
      const action = new vscode.CodeAction(t`Fix all safe problems of OpenMetadata’s sign-in`, kind);
      action.edit = workspaceEdit(document, edits);
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider(documentSelector, provider, { providedCodeActionKinds: [kind] });
}
