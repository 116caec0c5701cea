import * as vscode from 'vscode';
import type { Summary } from '../../core/summary';
import type { View } from '../../core/view';
import type { Log } from '../platform/log';
import type { Services } from '../platform/services';
import type { CheckReport } from '../../provisioning/checks/checkSignIn';
import type { Configurations } from './configurations';
import { nameOf } from './documents';
import { candidateFiles, candidates, configurationAt } from './search';

/** A configuration of the workspace, in a few words. */
export interface InventoryEntry {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** From the workspace folder. */
  readonly path: string;
  readonly view: View;
  readonly summary: Summary;
  /** Errors and warnings. Undefined: the file is not open, so it was not judged. */
  readonly problems: number | undefined;
  /** How many live checks passed, if none failed and the file still says what was checked. */
  readonly checksPassed: number | undefined;
}

/** The configurations that are open, and, once somebody has asked for them, those in the files of the workspace. */
export interface Inventory {
  /** In the order of their paths. */
  list(): readonly InventoryEntry[];
  readonly onDidChange: vscode.Event<void>;
  /** Looks through the workspace, and watches it from then on. Where nobody trusts it, what is open is all there is. */
  search(): Promise<void>;
  dispose(): void;
}

export function createInventory(
  { core, log }: Pick<Services, 'core'> & { readonly log: Pick<Log, 'warn'> },
  { watcher, liveChecks }: Pick<Configurations, 'watcher' | 'liveChecks'>,
): Inventory {
  const open = new Map<string, InventoryEntry>();
  const found = new Map<string, InventoryEntry>();
  const didChange = new vscode.EventEmitter<void>();
  const subscriptions: { dispose(): unknown }[] = [didChange];
  let searched: Promise<void> | undefined;

  /** Several files change at a time when a branch is switched: the last text of each counts. */
  async function look(uri: vscode.Uri): Promise<void> {
    const file = await configurationAt(core, uri);
    const key = uri.toString();
    if (file === undefined) {
      if (found.delete(key)) didChange.fire();
      return;
    }
    const { name, path, view } = file;
    found.set(key, { uri, name, path, view, summary: (await core()).summarize(view), ...notJudged });
    didChange.fire();
  }

  async function lookEverywhere(): Promise<void> {
    const files = vscode.workspace.createFileSystemWatcher(candidates);
    const gone = (uri: vscode.Uri): void => {
      if (found.delete(uri.toString())) didChange.fire();
    };
    subscriptions.push(files, files.onDidCreate(look), files.onDidChange(look), files.onDidDelete(gone));
    for (const uri of await candidateFiles()) await look(uri);
  }

  async function search(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    searched ??= lookEverywhere();
    try {
      await searched;
    } catch (cause) {
      log.warn('The workspace could not be searched for configurations.', cause);
    }
  }

  subscriptions.push(
    watcher.onDidAnalyse(({ document, configuration }) => {
      const { uri } = document;
      const key = uri.toString();
      if (configuration === undefined) {
        if (open.delete(key)) didChange.fire();
        return;
      }
      const { view, findings } = configuration;
      void core().then(({ summarize }) => {
        if (document.isClosed) return;
        const problems = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
        const path = vscode.workspace.asRelativePath(uri);
        const checksPassed = passedIn(liveChecks.of(uri), view);
        open.set(key, { uri, name: nameOf(uri), path, view, summary: summarize(view), problems, checksPassed });
        didChange.fire();
      });
    }),
  );
  return {
    list: () => [...new Map([...found, ...open]).values()].sort((a, b) => a.path.localeCompare(b.path)),
    onDidChange: didChange.event,
    search,
    dispose() {
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

const notJudged = { problems: undefined, checksPassed: undefined } as const;

function passedIn(report: CheckReport | undefined, view: View): number | undefined {
  if (report === undefined || report.failed > 0 || report.passed === 0) return undefined;
  const isSame = [...report.observed.basis].every(
    ([key, value]) => JSON.stringify(view.get(key).value) === JSON.stringify(value),
  );
  return isSame ? report.passed : undefined;
}
