import * as vscode from 'vscode';
import { docsUrl } from '../../core/docs';
import type { Finding, FindingTag, RelatedPlace, Severity } from '../../core/finding';
import { settingsFor } from '../platform/settings';
import type { Configuration } from '../workspace/analyses';
import { toRange } from '../workspace/documents';
import { fileFrom, locationIn } from '../workspace/locations';
import type { Watcher } from '../workspace/watcher';

/** How the Problems view names us. */
export const diagnosticSource = 'OpenMetadata SSO';

/** Publishes the findings of every watched document as problems, unless the user switched that off. */
export function registerDiagnostics(watcher: Watcher): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('openmetadata-sso');
  const subscription = watcher.onDidAnalyse(({ document, configuration }) => {
    const shown = configuration !== undefined && settingsFor(document.uri).validate;
    collection.set(
      document.uri,
      shown ? configuration.findings.map((finding) => diagnostic(document, configuration, finding)) : [],
    );
  });
  return vscode.Disposable.from(subscription, collection);
}

function diagnostic(document: vscode.TextDocument, configuration: Configuration, finding: Finding): vscode.Diagnostic {
  const range = toRange(document, finding.range);
  const result = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  result.source = diagnosticSource;
  result.code = { value: finding.code, target: vscode.Uri.parse(docsUrl(finding.code)) };
  result.relatedInformation = finding.related.flatMap((place) => relatedInformation(document, configuration, place));
  result.tags = (finding.tags ?? []).map((tag) => tags[tag]);
  return result;
}

/** A place in a file that is not known any longer is left out. */
function relatedInformation(
  document: vscode.TextDocument,
  { surroundings }: Configuration,
  { file, range, message }: RelatedPlace,
): readonly vscode.DiagnosticRelatedInformation[] {
  if (file === undefined) return [information(new vscode.Location(document.uri, toRange(document, range)), message)];
  const text = surroundings.nearby?.find(({ path }) => path === file)?.text;
  return text === undefined ? [] : [information(locationIn(text, fileFrom(document.uri, file), range), message)];
}

const information = (location: vscode.Location, message: string): vscode.DiagnosticRelatedInformation =>
  new vscode.DiagnosticRelatedInformation(location, message);

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<FindingTag, vscode.DiagnosticTag>> = {
  deprecated: vscode.DiagnosticTag.Deprecated,
  unnecessary: vscode.DiagnosticTag.Unnecessary,
};

/** Whether a problem that VS Code hands back is the one that the finding was published as. */
export const isDiagnosticOf = (finding: Finding, range: vscode.Range, shown: vscode.Diagnostic): boolean =>
  shown.source === diagnosticSource &&
  typeof shown.code === 'object' &&
  shown.code.value === finding.code &&
  shown.range.isEqual(range);
