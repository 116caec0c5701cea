import * as vscode from 'vscode';
import { createConnections } from './provisioning/connections';
import { providers } from './provisioning/providers';
import { createPreviews } from './vscode/commands/files/previews';
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

/** What the extension gives to those who activate it: its own tests. */
export interface ExtensionApi {
  /** Resolves when the problems of an open document, as it is now, are published. */
  readonly ready: (uri: vscode.Uri) => Promise<void>;
}

/** Composition only: builds the services and registers the rooms. Nothing is awaited. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const services = createServices(context);
  const editor = registerEditor(context, services);
  registerProvisioning(context, services);
  return {
    async ready(uri) {
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      if (document !== undefined) await editor.ready(document);
    },
  };
}

/** The tree and the commands, which work on the same connections. */
function registerProvisioning(context: vscode.ExtensionContext, services: Services): void {
  const { log, secrets } = services;
  const connections = createConnections({
    providers,
    profiles: profileStore(context.globalState),
    credentials: secrets,
    log,
  });
  const previews = createPreviews();
  const prompts = quickInputPrompts((answer) => {
    log.addSecret(answer);
  });
  context.subscriptions.push(
    previews,
    registerExplorer({
      connections,
      providers,
      log,
      now: () => new Date(),
      isTrusted: () => vscode.workspace.isTrusted,
    }),
    registerCommands({ ...services, connections, providers, prompts, previews, notify: createNotify(log) }),
  );
}

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
        vscode.l10n.t('This VS Code cannot keep secrets. Credentials are forgotten when the window closes.'),
      );
    },
  });
  return { log, secrets, core: loadCore };
}
