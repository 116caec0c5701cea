import * as vscode from 'vscode';
import { onDidChangeSettings } from '../platform/settings';
import { mightBeOurs, type Analyses, type Configuration } from './analyses';
import { isWorkingCopy, openDocument } from './documents';
import type { EnvFiles } from './envFiles';
import type { LiveChecks } from './liveChecks';
import type { Nearby } from './nearby';

/** How long typing must pause before problems are worked out anew: short enough to feel immediate. */
const pause = 25;

export interface Analysed {
  readonly document: vscode.TextDocument;
  /** Undefined: the document is not, or no longer, a configuration of ours. */
  readonly configuration: Configuration | undefined;
}

/** Keeps what is shown about open configurations up to date. */
export interface Watcher {
  /** A version of an open document was analysed. Fires with no analysis when the document is closed. */
  readonly onDidAnalyse: vscode.Event<Analysed>;
  /** Starts with the documents that are open already. */
  start(): void;
  /** Resolves when what the document holds now has been analysed and every listener was told. */
  ready(document: vscode.TextDocument): Promise<void>;
  dispose(): void;
}

/** What the analysis of a document depends on besides its text. */
export interface Influences {
  readonly nearby: Nearby;
  readonly envFiles: EnvFiles;
  readonly liveChecks: LiveChecks;
}

/** Documents that never mention OpenMetadata are not watched: no timer runs and no parser is loaded for them. */
export function createWatcher(analyses: Analyses, { nearby, envFiles, liveChecks }: Influences): Watcher {
  const didAnalyse = new vscode.EventEmitter<Analysed>();
  const watched = new Set<vscode.TextDocument>();
  const timers = new Map<vscode.TextDocument, NodeJS.Timeout>();

  async function refresh(document: vscode.TextDocument): Promise<void> {
    cancelTimer(document);
    const { version } = document;
    const configuration = await analyses.of(document);
    // Whoever changed or closed it meanwhile has asked for a newer analysis already.
    if (watched.has(document) && document.version === version) didAnalyse.fire({ document, configuration });
  }

  function cancelTimer(document: vscode.TextDocument): void {
    clearTimeout(timers.get(document));
    timers.delete(document);
  }

  function opened(document: vscode.TextDocument): void {
    if (!isWorkingCopy(document) || !mightBeOurs(document)) return;
    watched.add(document);
    void refresh(document);
  }

  function changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    if (!watched.has(document)) {
      if (contentChanges.some((change) => mightBeOurs(document, touchedLines(change)))) opened(document);
      return;
    }
    refreshSoon(document);
  }

  function refreshSoon(document: vscode.TextDocument): void {
    if (!watched.has(document)) return;
    cancelTimer(document);
    timers.set(
      document,
      setTimeout(() => void refresh(document), pause),
    );
  }

  function closed(document: vscode.TextDocument): void {
    cancelTimer(document);
    if (watched.delete(document)) didAnalyse.fire({ document, configuration: undefined });
  }

  function refreshAll(): void {
    analyses.clear();
    for (const document of watched) void refresh(document);
  }

  const subscriptions = [
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onDidCloseTextDocument(closed),
    nearby.onDidChange(refreshSoon),
    liveChecks.onDidChange((uri) => {
      const document = openDocument(uri);
      if (document !== undefined && watched.has(document)) void refresh(document);
    }),
    envFiles.onDidChange(refreshAll),
    onDidChangeSettings(refreshAll),
    vscode.workspace.onDidGrantWorkspaceTrust(refreshAll),
    didAnalyse,
  ];
  return {
    onDidAnalyse: didAnalyse.event,
    start: () => {
      vscode.workspace.textDocuments.forEach(opened);
    },
    ready: refresh,
    dispose: () => {
      [...timers.keys()].forEach(cancelTimer);
      watched.clear();
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** The whole lines that a change wrote into, as they are after it. */
function touchedLines({ range, text }: vscode.TextDocumentContentChangeEvent): vscode.Range {
  const lineEnds = text.match(/\r\n|\n|\r/g)?.length ?? 0;
  return new vscode.Range(range.start.line, 0, range.start.line + lineEnds, Number.MAX_SAFE_INTEGER);
}
