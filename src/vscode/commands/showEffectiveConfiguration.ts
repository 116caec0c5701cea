import type { EditingCommand } from './command';
import { configurationAsked } from './files/configurationAsked';

/** Shows what a server would make of the open configuration, beside it: (uri), or else that of the active editor. */
export const showEffectiveConfiguration: EditingCommand = {
  id: 'openmetadata-sso.showEffectiveConfiguration',
  async run(services, argument) {
    const asked = await configurationAsked(services, argument);
    if (asked !== undefined) await services.effectivePages.show(asked.uri);
  },
};
