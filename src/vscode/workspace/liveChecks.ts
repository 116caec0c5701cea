import * as vscode from 'vscode';
import type { Observed } from '../../core/observation';
import type { CheckReport } from '../../provisioning/checks/checkSignIn';

/** What servers last said about open documents. Kept in memory until the document is closed. */
export interface LiveChecks {
  /** What the last check of sign-in came to. */
  of(uri: vscode.Uri): CheckReport | undefined;
  /** Keeps a report in the place of an earlier one; of a document that is not open any more, none. */
  keep(document: vscode.TextDocument, report: CheckReport): void;
  /** Keeps what the comparison with a running OpenMetadata came to. */
  keepCompared(document: vscode.TextDocument, observed: Observed): void;
  /** All that was found out about a document. */
  observed(uri: vscode.Uri): readonly Observed[];
  /** Whether there is any report, of whichever document. */
  readonly any: boolean;
  /** Fires with a document about which something else is known now, or nothing any more. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  dispose(): void;
}

export function createLiveChecks(): LiveChecks {
  const reports = new Map<string, CheckReport>();
  const compared = new Map<string, Observed>();
  const didChange = new vscode.EventEmitter<vscode.Uri>();
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    const known = [reports, compared].map((each) => each.delete(uri.toString()));
    if (known.includes(true)) didChange.fire(uri);
  });
  function keepIn<T>(store: Map<string, T>, document: vscode.TextDocument, value: T): void {
    if (document.isClosed) return;
    store.set(document.uri.toString(), value);
    didChange.fire(document.uri);
  }
  return {
    of: (uri) => reports.get(uri.toString()),
    keep(document, report) {
      keepIn(reports, document, report);
    },
    keepCompared(document, observed) {
      keepIn(compared, document, observed);
    },
    observed: (uri) =>
      [reports.get(uri.toString())?.observed, compared.get(uri.toString())].filter((each) => each !== undefined),
    get any() {
      return reports.size > 0;
    },
    onDidChange: didChange.event,
    dispose() {
      vscode.Disposable.from(closed, didChange).dispose();
    },
  };
}
