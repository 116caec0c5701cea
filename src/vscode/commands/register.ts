import * as vscode from 'vscode';
import type { CommandServices } from './command';
import { commands } from './index';

/** Registers every command. What one of them throws is a defect of ours: it is logged and told in one sentence. */
export function registerCommands(services: CommandServices): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, async (...args: unknown[]) => {
        try {
          return await command.run(services, ...args);
        } catch (cause) {
          services.log.error(`${command.id} failed.`, cause);
          services.notify('error', 'OpenMetadata SSO ran into a problem of its own. The log has the details.', {
            title: 'Show Log',
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
