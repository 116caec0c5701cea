import * as vscode from 'vscode';
import type { Command, EditingServices } from './command';
import { t } from '../../l10n/l10n';

/**
 * Registers every command that the manifest has. What one of them throws is a defect of ours: it is logged and told in one
 * sentence.
 * @param load their code, with the first that runs
 * @param otherwise answers a command that has no code here
 */
export function registerCommands<Services extends Pick<EditingServices, 'log' | 'notify'>>(
  manifest: unknown,
  services: Services,
  load: () => Promise<readonly Command<Services>[]>,
  otherwise?: (title: string) => void,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...contributed(manifest).map(({ command: id, title }) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          const command = (await load()).find((each) => each.id === id);
          if (command === undefined) otherwise?.(title);
          return await command?.run(services, ...args);
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
const contributed = (manifest: unknown): readonly { readonly command: string; readonly title: string }[] =>
  (
    manifest as {
      readonly contributes: {
        readonly commands: readonly { readonly command: string; readonly title: string }[];
      };
    }
  ).contributes.commands;
