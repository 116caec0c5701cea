import * as vscode from 'vscode';
import type { Summary } from '../../core/summary';
import type { View } from '../../core/view';
import type { Log } from '../platform/log';
import type { Services } from '../platform/services';
import type { Configurations } from './configurations';
import { nameOf } from './documents';
import { candidateFiles, candidates, configurationAt, isPassedOver, type ConfigurationFile } from './search';

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
  /** The last look at each file: what an earlier one read may arrive after it. */
  const looks = new Map<string, number>();
  let searched: Promise<void> | undefined;

  /** Several files change at a time when a branch is switched: the last text of each counts. */
  async function look(uri: vscode.Uri): Promise<void> {
    if (isPassedOver(uri)) return;
    const key = uri.toString();
    const number = (looks.get(key) ?? 0) + 1;
    looks.set(key, number);
    const file = await configurationAt(core, uri);
    const entry = file && (await entryOf(file));
    if (looks.get(key) !== number) return;
    const wasThere = found.delete(key);
    if (entry !== undefined) found.set(key, entry);
    if (wasThere || entry !== undefined) didChange.fire();
  }

  async function entryOf({ uri, name, path, view }: ConfigurationFile): Promise<InventoryEntry> {
    return { uri, name, path, view, summary: (await core()).summarize(view), ...notJudged };
  }

  async function lookEverywhere(): Promise<void> {
    const files = vscode.workspace.createFileSystemWatcher(candidates);
    const gone = (uri: vscode.Uri): void => {
      looks.set(uri.toString(), (looks.get(uri.toString()) ?? 0) + 1);
      if (found.delete(uri.toString())) didChange.fire();
    };
    const changed = (uri: vscode.Uri): void => {
      look(uri).catch((cause: unknown) => {
        log.warn(`${nameOf(uri)} could not be looked at.`, cause);
      });
    };
    subscriptions.push(files, files.onDidCreate(changed), files.onDidChange(changed), files.onDidDelete(gone));
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
      void core().then(({ summarize, isOutdated }) => {
        if (document.isClosed) return;
        const problems = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
        const path = vscode.workspace.asRelativePath(uri);
        const report = liveChecks.of(uri);
        const isCurrent = report !== undefined && report.failed === 0 && !isOutdated(view, report.observed);
        const checksPassed = isCurrent && report.passed > 0 ? report.passed : undefined;
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
