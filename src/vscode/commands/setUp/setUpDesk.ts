import { ok } from '../../../core/result';
import { withProgress } from '../../platform/progress';
import type { CommandServices } from '../command';
import { workspaceFiles } from '../files/configurationFiles';
import type { SetUpDesk } from './desk';

/** The desk of a real VS Code. */
export const setUpDesk = (services: CommandServices): SetUpDesk => ({
  prompts: services.prompts,
  connections: services.connections,
  providers: services.providers,
  files: workspaceFiles(services),
  open(connection) {
    const session = services.connections.opened(connection);
    if (session !== undefined) return Promise.resolve(ok(session));
    const host = new URL(services.connections.find(connection)?.url ?? 'about:blank').host;
    return withProgress(`Connecting to ${host}`, (signal) => services.connections.session(connection, signal));
  },
});
