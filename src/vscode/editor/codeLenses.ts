import * as vscode from 'vscode';
import type { Summary } from '../../core/summary';
import type { Services } from '../platform/services';
import { settingsFor } from '../platform/settings';
import type { Analyses } from '../workspace/analyses';
import { documentSelector, isWorkingCopy, toRange } from '../workspace/documents';
import type { Watcher } from '../workspace/watcher';
import { summaryText } from './summaryText';

/** Says above each sign-in block what it configures, and offers what can be done with it. */
export function registerCodeLenses(watcher: Watcher, analyses: Analyses, core: Services['core']): vscode.Disposable {
  const didChange = new vscode.EventEmitter<void>();
  const drawn = new WeakMap<vscode.TextDocument, Drawn>();

  async function lensesFor(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
    if (!settingsFor(document.uri).codeLens || !isWorkingCopy(document)) return [];
    const configuration = await analyses.of(document);
    if (configuration === undefined) return [];
    const { blocksIn } = await core();
    return blocksIn(configuration.view).flatMap(({ range, summary }) =>
      commands(document.uri, summary).map((command) => new vscode.CodeLens(toRange(document, range), command)),
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
const commands = (document: vscode.Uri, summary: Summary): readonly vscode.Command[] => [
  { title: summaryText(summary), command: '' },
  { title: vscode.l10n.t('Set Up…'), command: 'openmetadata-sso.setUpSingleSignOn' },
  {
    title: vscode.l10n.t('Show Effective Configuration'),
    command: 'openmetadata-sso.showEffectiveConfiguration',
    arguments: [document],
  },
];
