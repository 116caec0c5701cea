import { failureText } from '../../provisioning/failureText';
import { requireTrust } from '../platform/trust';
import type { Command } from './command';
import { inputFor } from './connection/askConnection';
import { connectTo } from './connection/connectTo';
import { pickConnection } from './connection/pickConnection';

const title = 'Create Realm';

/** Creates a realm for OpenMetadata's users. The question stays open until the provider takes the name. */
export const createRealm: Command = {
  id: 'openmetadata-sso.createRealm',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const profile = await pickConnection(services, title, argument);
    const opened = profile && (await connectTo(services, profile));
    if (opened === undefined) return;
    const { provider, session } = opened;
    const field = provider.realmNameField;
    await services.prompts.input({
      ...inputFor(field, field.initial ?? '', { title, canGoBack: false }),
      async submit(name, signal) {
        const created = await session.createRealm(name.trim(), signal);
        if (!created.ok) return failureText(created.error);
        services.connections.touch({ connection: session.profile.id });
        return undefined;
      },
    });
  },
};
