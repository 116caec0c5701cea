import * as vscode from 'vscode';
import type { CommandServices } from './command';
import { t } from '../../l10n/l10n';

/**
 * Registers every command that the manifest has. Their code loads with the first that runs. What one of them throws is a
 * defect of ours: it is logged and told in one sentence.
 */
export function registerCommands(manifest: unknown, services: CommandServices): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds(manifest).map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          const { commands } = await import('./index');
          return await commands.find((command) => command.id === id)?.run(services, ...args);
        } catch (cause) {
          services.log.error(`${id} failed.`, cause);
          services.notify('error', t`OpenMetadata SSO ran into a problem of its own. The log has the details.`, {
            title: t`Show Log`,
            run: () => {
              services.log.show();
            },
          });
          return undefined;
        }
      }),
    ),
  );
}

/** The manifest is ours; its type in VS Code's API is not. */
const commandIds = (manifest: unknown): readonly string[] =>
  (
    manifest as { readonly contributes: { readonly commands: readonly { readonly command: string }[] } }
  ).contributes.commands.map(({ command }) => command);
