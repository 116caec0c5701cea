import * as vscode from 'vscode';
import type { Choices } from '../../provisioning/choices';
import type { Services } from '../platform/services';
import type { Configurations } from '../workspace/configurations';
import { createActiveConfiguration } from './activeConfiguration';
import { registerCodeActions } from './codeActions';
import { registerCodeLenses } from './codeLenses';
import { registerCompletion } from './completion';
import { registerDiagnostics } from './diagnostics';
import { registerDocumentLinks } from './documentLinks';
import { registerFixAll } from './fixAll';
import { registerHover } from './hover';
import { registerLanguageStatus } from './languageStatus';
import { registerVariables } from './variables';

/** Registers every language feature. Returns at once; work starts with the first relevant document. */
export function registerEditor(
  { analyses, watcher, liveChecks }: Configurations,
  { core }: Pick<Services, 'core'>,
  choices: Choices,
): vscode.Disposable {
  const active = createActiveConfiguration(watcher, analyses);
  return vscode.Disposable.from(
    active,
    registerDiagnostics(watcher),
    registerCodeActions(analyses),
    registerFixAll(analyses, core),
    registerHover(analyses, core),
    registerCompletion(analyses, core, choices),
    registerVariables(analyses, core),
    registerCodeLenses({ analyses, watcher, liveChecks }, core),
    registerDocumentLinks(analyses, core),
    registerLanguageStatus(active, liveChecks, core),
  );
}
