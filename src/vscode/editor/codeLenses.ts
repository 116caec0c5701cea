import * as vscode from 'vscode';
import type { Summary } from '../../core/summary';
import type { Services } from '../platform/services';
import { settingsFor } from '../platform/settings';
import type { Configurations } from '../workspace/configurations';
import { documentSelector, isWorkingCopy, toRange } from '../workspace/documents';
import { checkResult, whileChecked } from './checkResult';
import { summaryText } from './summaryText';
import { t } from '../../l10n/l10n';

/** Says above each sign-in block what it configures and how it fared when it was checked, and offers what can be done. */
export function registerCodeLenses(
  { analyses, watcher, liveChecks }: Pick<Configurations, 'analyses' | 'watcher' | 'liveChecks'>,
  core: Services['core'],
  { connects }: { readonly connects: boolean },
): vscode.Disposable {
  const didChange = new vscode.EventEmitter<void>();
  const drawn = new WeakMap<vscode.TextDocument, Drawn>();

  async function lensesFor(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
    if (!settingsFor(document.uri).codeLens || !isWorkingCopy(document)) return [];
    const configuration = await analyses.of(document);
    if (configuration === undefined) return [];
    const { blocksIn, signInOf } = await core();
    const checks = connects && signInOf(configuration.view) !== undefined ? checkCommands(document.uri) : [];
    const said = await checkResult(liveChecks, document.uri, configuration, core);
    const result = said === undefined ? [] : [resultCommand(document.uri, said)];
    return blocksIn(configuration.view).flatMap(({ range, summary }) =>
      [
        summaryCommand(summary),
        ...result,
        ...checks,
        ...(connects ? [setUpCommand] : []),
        effectiveCommand(document.uri),
      ].map((command) => new vscode.CodeLens(toRange(document, range), command)),
    );
  }

  /** VS Code asks again when a text changes, but does not know when something beside it does. */
  async function look(document: vscode.TextDocument): Promise<void> {
    const before = drawn.get(document);
    if (before?.version !== document.version) return;
    const lenses = await lensesFor(document);
    if (drawn.get(document) === before && titles(lenses) !== before.titles) didChange.fire();
  }

  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: didChange.event,
    async provideCodeLenses(document) {
      const { version } = document;
      const lenses = await lensesFor(document);
      drawn.set(document, { version, titles: titles(lenses) });
      return [...lenses];
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeLensProvider(documentSelector, provider),
    watcher.onDidAnalyse(({ document }) => void look(document)),
    whileChecked(liveChecks, () => {
      didChange.fire();
    }),
    didChange,
  );
}

/** What was last given for a version of a document. */
interface Drawn {
  readonly version: number;
  readonly titles: string;
}

const titles = (lenses: readonly vscode.CodeLens[]): string => lenses.map(({ command }) => command?.title).join('\n');

/** What is said of a block is no link. The commands belong to `commands`. */
const summaryCommand = (summary: Summary): vscode.Command => ({ title: summaryText(summary), command: '' });

const resultCommand = (document: vscode.Uri, title: string): vscode.Command => ({
  title,
  command: 'openmetadata-sso.showChecks',
  arguments: [document],
});

/** A workspace that nobody trusts asks nobody. */
const checkCommands = (document: vscode.Uri): readonly vscode.Command[] =>
  vscode.workspace.isTrusted
    ? [{ title: t`Check Sign-In`, command: 'openmetadata-sso.checkSignIn', arguments: [document] }]
    : [];

const setUpCommand: vscode.Command = { title: t`Set Up…`, command: 'openmetadata-sso.setUpSingleSignOn' };

const effectiveCommand = (document: vscode.Uri): vscode.Command => ({
  title: t`Show Effective Configuration`,
  command: 'openmetadata-sso.showEffectiveConfiguration',
  arguments: [document],
});
