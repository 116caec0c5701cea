import * as vscode from 'vscode';
import type { Summary } from '../../core/summary';
import { isFailure, standingFaults } from '../../provisioning/checks/standingFaults';
import type { Services } from '../platform/services';
import { settingsFor } from '../platform/settings';
import type { Configuration } from '../workspace/analyses';
import type { Configurations } from '../workspace/configurations';
import { documentSelector, isWorkingCopy, toRange } from '../workspace/documents';
import type { LiveChecks } from '../workspace/liveChecks';
import { checkText } from './checkText';
import { summaryText } from './summaryText';

/** How often a lens that says how long ago something was is drawn anew. */
const minute = 60_000;

/** Says above each sign-in block what it configures and how it fared when it was checked, and offers what can be done. */
export function registerCodeLenses(
  { analyses, watcher, liveChecks }: Pick<Configurations, 'analyses' | 'watcher' | 'liveChecks'>,
  core: Services['core'],
): vscode.Disposable {
  const didChange = new vscode.EventEmitter<void>();
  const drawn = new WeakMap<vscode.TextDocument, Drawn>();

  async function lensesFor(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
    if (!settingsFor(document.uri).codeLens || !isWorkingCopy(document)) return [];
    const configuration = await analyses.of(document);
    if (configuration === undefined) return [];
    const { blocksIn, isOutdated, signInOf } = await core();
    const checks = signInOf(configuration.view) === undefined ? [] : checkCommands(document.uri);
    const report = liveChecks.of(document.uri);
    const result =
      report === undefined
        ? []
        : [resultOf(document.uri, report, configuration, isOutdated(configuration.view, report.observed))];
    return blocksIn(configuration.view).flatMap(({ range, summary }) =>
      [summaryCommand(summary), ...result, ...checks, ...otherCommands(document.uri)].map(
        (command) => new vscode.CodeLens(toRange(document, range), command),
      ),
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

/** Calls back every minute, but only while there is a report whose age is shown. */
function whileChecked(liveChecks: LiveChecks, tick: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const subscription = liveChecks.onDidChange(() => {
    if (!liveChecks.any) stop();
    else timer ??= setInterval(tick, minute);
  });
  return vscode.Disposable.from(subscription, { dispose: stop });
}

/** What is said of a block is no link. The commands belong to `commands`. */
const summaryCommand = (summary: Summary): vscode.Command => ({ title: summaryText(summary), command: '' });

function resultOf(
  document: vscode.Uri,
  report: NonNullable<ReturnType<LiveChecks['of']>>,
  configuration: Configuration,
  outdated: boolean,
): vscode.Command {
  const { passed, at } = report;
  const failed = standingFaults(report, configuration.findings).filter(isFailure).length;
  return {
    title: checkText({ failed, passed, at, outdated }, new Date()),
    command: 'openmetadata-sso.showChecks',
    arguments: [document],
  };
}

/** A workspace that nobody trusts asks nobody. */
const checkCommands = (document: vscode.Uri): readonly vscode.Command[] =>
  vscode.workspace.isTrusted
    ? [{ title: vscode.l10n.t('Check Sign-In'), command: 'openmetadata-sso.checkSignIn', arguments: [document] }]
    : [];

const otherCommands = (document: vscode.Uri): readonly vscode.Command[] => [
  { title: vscode.l10n.t('Set Up…'), command: 'openmetadata-sso.setUpSingleSignOn' },
  {
    title: vscode.l10n.t('Show Effective Configuration'),
    command: 'openmetadata-sso.showEffectiveConfiguration',
    arguments: [document],
  },
];
