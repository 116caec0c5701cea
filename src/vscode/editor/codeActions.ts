import * as vscode from 'vscode';
import type { Finding, Fix, Remedy } from '../../core/finding';
import type { Edited, Lens } from '../../core/formats/lens';
import type { Analyses, Configuration } from '../workspace/analyses';
import { documentSelector, toRange } from '../workspace/documents';
import { workspaceEdit } from '../workspace/edits';
import { commandActions } from './commandActions';
import { isDiagnosticOf } from './diagnostics';
import { suppressActions } from './suppressActions';

/** The command that offers homes for values which a fix moved out of the file: (uri, values). It belongs to `commands`. */
const placeSecrets = 'openmetadata-sso.placeSecrets';

/** The command that mends something at the identity provider: (uri, connection, request). It belongs to `commands`. */
const applyRemedy = 'openmetadata-sso.applyRemedy';

/**
 * Offers, for the findings at the cursor, their fixes in the file and at the identity provider, and after those the comments
 * that make us silent.
 */
export function registerCodeActions(
  analyses: Analyses,
  { connects }: { readonly connects: boolean },
): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, selection, context, token) {
      const configuration = await analyses.of(document);
      if (configuration === undefined || token.isCancellationRequested) return [];
      const findings = configuration.findings.filter(
        ({ range }) => toRange(document, range).intersection(selection) !== undefined,
      );
      const shown = (finding: Finding): vscode.Diagnostic[] =>
        context.diagnostics.filter((each) => isDiagnosticOf(finding, toRange(document, finding.range), each));
      return [
        ...findings.flatMap((finding) => fixes(document, configuration, finding, shown(finding))),
        ...findings.flatMap((finding) => remedies(document, finding, shown(finding))),
        ...(connects ? commandActions(document, findings, shown) : []),
        ...suppressActions(document, findings, shown),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider(documentSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

const fixes = (
  document: vscode.TextDocument,
  { lens }: Configuration,
  finding: Finding,
  shown: vscode.Diagnostic[],
): readonly vscode.CodeAction[] =>
  finding.fixes.map((fix) => action(document, lens, fix, shown)).filter((made) => made !== undefined);

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
  result.edit = workspaceEdit(document, edited.edits);
  if (edited.elsewhere.length > 0) {
    result.command = { command: placeSecrets, title: fix.title, arguments: [document.uri, edited.elsewhere] };
  }
  return result;
}

/** Nothing changes at the provider before the user has seen what would. */
const remedies = (
  document: vscode.TextDocument,
  finding: Finding,
  shown: vscode.Diagnostic[],
): readonly vscode.CodeAction[] =>
  (finding.remedies ?? []).map(({ title, connection, request }: Remedy) => {
    const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    result.diagnostics = shown;
    result.command = { command: applyRemedy, title, arguments: [document.uri, connection, request] };
    return result;
  });

function editedBy(fix: Fix, lens: Lens, text: string): Edited | undefined {
  if ('edits' in fix) return { edits: fix.edits, elsewhere: [] };
  const edited = lens.edit(text, fix.changes);
  return edited.ok ? edited.value : undefined;
}
