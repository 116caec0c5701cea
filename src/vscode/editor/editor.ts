import type * as vscode from 'vscode';
import type { Services } from '../platform/services';
import { createAnalyses } from './analyses';
import { registerCodeActions } from './codeActions';
import { registerDiagnostics } from './diagnostics';
import { registerHover } from './hover';
import { registerLanguageStatus } from './languageStatus';
import { createWatcher } from './watcher';

export interface EditorFeatures {
  /** Resolves when the problems of the document, as it is now, are published. */
  ready(document: vscode.TextDocument): Promise<void>;
}

/** Registers every language feature. Returns at once; work starts with the first relevant document. */
export function registerEditor(context: vscode.ExtensionContext, { core, log }: Services): EditorFeatures {
  const analyses = createAnalyses({ core, log });
  const watcher = createWatcher(analyses);
  context.subscriptions.push(
    registerDiagnostics(watcher),
    registerCodeActions(analyses),
    registerHover(analyses, core),
    registerLanguageStatus(watcher, analyses, core),
    watcher,
  );
  watcher.start();
  return watcher;
}
