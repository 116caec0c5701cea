import * as vscode from 'vscode';
import type { Analysis } from '../../core/analyze';
import type { Finding, Fix } from '../../core/finding';
import type { Edited, Lens } from '../../core/formats/lens';
import type { Analyses } from './analyses';
import { isDiagnosticOf } from './diagnostics';
import { documentSelector, toRange } from './documents';

/** The command that offers homes for values which a fix moved out of the file: (uri, values). It belongs to `commands`. */
const placeSecrets = 'openmetadata-sso.placeSecrets';

/** Offers the fixes of the findings at the cursor. */
export function registerCodeActions(analyses: Analyses): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, selection, context, token) {
      const analysis = await analyses.of(document);
      if (analysis === undefined || token.isCancellationRequested) return [];
      return analysis.findings.flatMap((finding) => actions(document, analysis, finding, selection, context));
    },
  };
  return vscode.languages.registerCodeActionsProvider(documentSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function actions(
  document: vscode.TextDocument,
  { lens }: Analysis,
  finding: Finding,
  selection: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): readonly vscode.CodeAction[] {
  const range = toRange(document, finding.range);
  if (range.intersection(selection) === undefined) return [];
  const shown = diagnostics.filter((candidate) => isDiagnosticOf(finding, range, candidate));
  return finding.fixes.map((fix) => action(document, lens, fix, shown)).filter((made) => made !== undefined);
}

/** Undefined if the format cannot express what the fix wants, or says it already. */
function action(
  document: vscode.TextDocument,
  lens: Lens,
  fix: Fix,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction | undefined {
  const edited = editedBy(fix, lens, document.getText());
  if (edited === undefined || edited.edits.length === 0) return undefined;
  const result = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  result.diagnostics = diagnostics;
  result.isPreferred = fix.preferred === true;
  result.edit = new vscode.WorkspaceEdit();
  result.edit.set(
    document.uri,
    edited.edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(document, range), newText)),
  );
  if (edited.elsewhere.length > 0) {
    result.command = { command: placeSecrets, title: fix.title, arguments: [document.uri, edited.elsewhere] };
  }
  return result;
}

function editedBy(fix: Fix, lens: Lens, text: string): Edited | undefined {
  if ('edits' in fix) return { edits: fix.edits, elsewhere: [] };
  const edited = lens.edit(text, fix.changes);
  return edited.ok ? edited.value : undefined;
}
