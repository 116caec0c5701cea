import * as vscode from 'vscode';
import { docsUrl } from '../../core/docs';
import type { Finding, RelatedPlace, Severity } from '../../core/finding';
import { settingsFor } from '../platform/settings';
import { toRange } from './documents';
import type { Watcher } from './watcher';

/** How the Problems view names us. */
export const diagnosticSource = 'OpenMetadata SSO';

/** Publishes the findings of every watched document as problems, unless the user switched that off. */
export function registerDiagnostics(watcher: Watcher): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('openmetadata-sso');
  const subscription = watcher.onDidAnalyse(({ document, analysis }) => {
    const findings = settingsFor(document.uri).validate ? (analysis?.findings ?? []) : [];
    collection.set(
      document.uri,
      findings.map((finding) => diagnostic(document, finding)),
    );
  });
  return vscode.Disposable.from(subscription, collection);
}

function diagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const range = toRange(document, finding.range);
  const result = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  result.source = diagnosticSource;
  result.code = { value: finding.code, target: vscode.Uri.parse(docsUrl(finding.code)) };
  result.relatedInformation = finding.related.map((place) => relatedInformation(document, place));
  return result;
}

const relatedInformation = (document: vscode.TextDocument, { range, message }: RelatedPlace) =>
  new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, toRange(document, range)), message);

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Whether a problem that VS Code hands back is the one that the finding was published as. */
export const isDiagnosticOf = (finding: Finding, range: vscode.Range, shown: vscode.Diagnostic): boolean =>
  shown.source === diagnosticSource &&
  typeof shown.code === 'object' &&
  shown.code.value === finding.code &&
  shown.range.isEqual(range);
