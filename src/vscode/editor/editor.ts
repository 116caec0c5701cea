import * as vscode from 'vscode';
import type { Choices } from '../../provisioning/choices';
import type { Reach } from '../../provisioning/reach';
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

/**
 * Registers every language feature. Returns at once; work starts with the first relevant document.
 * @param choices what is there at identity providers; undefined where none can be asked, in a browser: nothing is offered then
 *   that would have to
 */
export function registerEditor(
  { analyses, watcher, liveChecks }: Configurations,
  { core }: Pick<Services, 'core'>,
  choices: Choices | undefined,
  reach?: Reach,
): vscode.Disposable {
  const connects = choices !== undefined;
  const active = createActiveConfiguration(watcher, analyses);
  return vscode.Disposable.from(
    active,
    registerDiagnostics(watcher),
    registerCodeActions(analyses, { connects }),
    registerFixAll(analyses, core),
    registerHover(analyses, core),
    registerCompletion(analyses, core, choices),
    registerVariables(analyses, core),
    registerCodeLenses({ analyses, watcher, liveChecks }, core, { connects }),
    registerDocumentLinks(analyses, core),
    registerLanguageStatus(active, liveChecks, core, reach),
  );
}
