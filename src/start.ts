import * as vscode from 'vscode';
import { createChoices } from './provisioning/choices';
import { createConnections, type Connections } from './provisioning/connections';
import { createKnown, type Known } from './provisioning/known';
import { providers } from './provisioning/providers';
import { createReach } from './provisioning/reach';
import type { Command } from './vscode/commands/command';
import { createEffectivePages } from './vscode/commands/effective/effectivePages';
import { gitTracks } from './vscode/commands/files/gitIgnore';
import { createPreviews } from './vscode/commands/files/previews';
import { registerCheckOnSave } from './vscode/commands/check/checkOnSave';
import { registerCommands } from './vscode/commands/register';
import { registerEditor } from './vscode/editor/editor';
import { registerExplorer } from './vscode/explorer/explorer';
import { loadCore } from './vscode/platform/core';
import { createLog } from './vscode/platform/log';
import { createNotify } from './vscode/platform/notify';
import { profileStore } from './vscode/platform/profiles';
import { quickInputPrompts } from './vscode/platform/prompts';
import { createSecretStore } from './vscode/platform/secrets';
import type { Services } from './vscode/platform/services';
import { createSurface, type Surface } from './vscode/platform/surface';
import { waiting } from './vscode/platform/waiting';
import { registerTools } from './vscode/tools/register';
import { createConfigurations, type Configurations } from './vscode/workspace/configurations';
import { openDocument } from './vscode/workspace/documents';
import { createInventory } from './vscode/workspace/inventory';
import { t } from './l10n/l10n';

/** What the extension gives to those who activate it: its own tests. */
export interface ExtensionApi {
  /** Resolves when the problems of an open document, as it is now, are published. */
  readonly ready: (uri: vscode.Uri) => Promise<void>;
}

/** Composition only: builds the services and registers the rooms. Nothing is awaited. */
export function start(context: vscode.ExtensionContext): ExtensionApi {
  const services = createServices(context);
  const configurations = createConfigurations(services, context.workspaceState);
  const known = createKnown();
  const surface = createSurface();
  const connections = createConnections({
    providers,
    profiles: profileStore(context.globalState),
    credentials: services.secrets,
    log: services.log,
    pages: surface,
    readFile: (uri) => surface.readFile(uri),
    waits: (source, why) => {
      waiting.waits(source, why);
    },
    known,
  });
  context.subscriptions.push(
    registerEditor(
      configurations,
      services,
      createChoices({ connections, known, providers }),
      createReach(connections, providers),
    ),
    registerTools({ ...services, configurations, extension: context.extensionUri }),
    configurations,
  );
  registerProvisioning(context, { ...services, surface, known }, configurations, connections);
  configurations.watcher.start();
  return {
    async ready(uri) {
      const document = openDocument(uri);
      if (document !== undefined) await configurations.watcher.ready(document);
    },
  };
}

/** The tree and the commands, which work on the same connections. */
function registerProvisioning(
  context: vscode.ExtensionContext,
  services: Services & { readonly surface: Surface; readonly known: Known },
  configurations: Configurations,
  connections: Connections,
): void {
  const { log, core } = services;
  const inventory = createInventory(services, configurations);
  const previews = createPreviews();
  const effectivePages = createEffectivePages(services, configurations);
  const prompts = quickInputPrompts((answer) => {
    log.addSecret(answer);
  });
  const commandServices = {
    ...services,
    configurations,
    connections,
    providers,
    prompts,
    previews,
    effectivePages,
    extension: context.extensionUri,
    notify: createNotify(log),
    gitTracks,
  };
  context.subscriptions.push(
    previews,
    effectivePages,
    inventory,
    registerExplorer(
      {
        connections,
        providers,
        known: services.known,
        log,
        core,
        now: () => new Date(),
        isTrusted: () => vscode.workspace.isTrusted,
      },
      inventory,
    ),
    registerCommands(context.extension.packageJSON, commandServices, loadCommands),
    registerCheckOnSave(commandServices),
  );
}

const loadCommands = async (): Promise<readonly Command[]> => (await import('./vscode/commands')).commands;

function createServices(context: vscode.ExtensionContext): Services {
  const log = createLog();
  context.subscriptions.push(log);
  const secrets = createSecretStore(context.secrets, {
    onSecret(value) {
      log.addSecret(value);
    },
    onNotDurable(cause) {
      log.warn('This VS Code keeps no secrets; they live in memory until the window closes.', cause);
      void vscode.window.showWarningMessage(
        t`This VS Code cannot keep secrets. Credentials are forgotten when the window closes.`,
      );
    },
  });
  return { log, secrets, core: loadCore };
}
