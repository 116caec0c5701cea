import { ok } from '../../../core/result';
import { back, type Answer, type Frame } from '../../platform/ask';
import { withProgress } from '../../platform/progress';
import { configurationAt, type ConfigurationFile } from '../../workspace/search';
import type { CommandServices } from '../command';
import { lasting } from '../connection/askConnection';
import { workspaceFiles } from '../files/configurationFiles';
import { askSample } from '../sample/askSample';
import type { SetUpDesk } from './desk';
import { t } from '../../../l10n/l10n';

/** The sample's first file, which is on the screen by then. */
async function sampleFile(services: CommandServices, frame: Frame): Promise<Answer<ConfigurationFile>> {
  const uri = await askSample(services, frame);
  return uri === undefined || uri === back ? uri : configurationAt(services.core, uri);
}

/** The desk of a real VS Code. */
export const setUpDesk = (services: CommandServices): SetUpDesk => ({
  prompts: services.prompts,
  connections: services.connections,
  providers: services.providers,
  surface: services.surface,
  previews: services.previews,
  files: { ...workspaceFiles(services), sample: (frame) => sampleFile(services, frame) },
  async open(connection) {
    const { connections, providers } = services;
    const profile = connections.find(connection);
    const entry = providers.find(({ id }) => id === profile?.provider);
    const session = connections.opened(connection);
    const host = new URL(profile?.url ?? 'about:blank').host;
    const opened =
      session === undefined
        ? await withProgress(t`Connecting to ${host}`, (signal) => connections.session(connection, signal))
        : ok(session);
    return opened.ok && entry !== undefined ? ok(lasting(services, () => entry.load(), opened.value)) : opened;
  },
});
