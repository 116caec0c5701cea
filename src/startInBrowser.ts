import type * as vscode from 'vscode';
import type { ExtensionApi } from './start';
import type { EditingCommand } from './vscode/commands/command';
import { createEffectivePages } from './vscode/commands/effective/effectivePages';
import { registerCommands } from './vscode/commands/register';
import { registerEditor } from './vscode/editor/editor';
import { registerConfigurationsView } from './vscode/explorer/configurationsView';
import { registerNoConnections } from './vscode/explorer/noConnections';
import { loadCore } from './vscode/platform/core';
import { createLog } from './vscode/platform/log';
import { createNotify } from './vscode/platform/notify';
import { quickInputPrompts } from './vscode/platform/prompts';
import { registerTools } from './vscode/tools/register';
import { createConfigurations } from './vscode/workspace/configurations';
import { openDocument } from './vscode/workspace/documents';
import { createInventory } from './vscode/workspace/inventory';
import { t } from './l10n/l10n';

/**
 * Composition for the extension host of a browser: everything that works on files. Connections need sockets, ports and
 * certificates of a computer, so there are none. Nothing is awaited.
 */
export function startInBrowser(context: vscode.ExtensionContext, fetchRest: () => Promise<void>): ExtensionApi {
  const log = createLog();
  const core = async (): ReturnType<typeof loadCore> => {
    await fetchRest();
    return loadCore();
  };
  const loadCommands = async (): Promise<readonly EditingCommand[]> => {
    await fetchRest();
    return (await import('./vscode/commands/editing')).editingCommands;
  };
  const configurations = createConfigurations({ core, log }, context.workspaceState);
  const inventory = createInventory({ core, log }, configurations);
  const effectivePages = createEffectivePages({ core }, configurations);
  const notify = createNotify(log);
  const prompts = quickInputPrompts((answer) => {
    log.addSecret(answer);
  });
  const extension = context.extensionUri;
  const gitTracks = (): Promise<undefined> => Promise.resolve(undefined);
  context.subscriptions.push(
    log,
    configurations,
    inventory,
    effectivePages,
    registerEditor(configurations, { core }, undefined),
    registerTools({ log, configurations, extension }),
    registerConfigurationsView({ connections: noConnections, providers: [], known: noConnections }, inventory),
    registerNoConnections(),
    registerCommands(
      context.extension.packageJSON,
      { log, core, configurations, prompts, notify, effectivePages, extension, gitTracks },
      loadCommands,
      (title) => {
        notify('info', needsComputer(title.replace(/…$/, '')));
      },
    ),
  );
  configurations.watcher.start();
  return {
    async ready(uri) {
      const document = openDocument(uri);
      if (document !== undefined) await configurations.watcher.ready(document);
    },
  };
}

/** What is connected to, and known of it. */
const noConnections = {
  list: () => [],
  find: () => undefined,
  label: () => undefined,
  onDidChange: () => ({ dispose: () => undefined }),
} as const;

const needsComputer = (title: string): string =>
  t`${title} needs VS Code on a computer: open this folder on the desktop or in a remote window.`;
