import { failureText } from '../../provisioning/failureText';
import type { Command } from './command';
import { inputFor } from './connection/askConnection';
import { connectFor } from './connection/connectTo';

const title = 'Create Realm';

/** Creates a realm for OpenMetadata's users. The question stays open until the provider takes the name. */
export const createRealm: Command = {
  id: 'openmetadata-sso.createRealm',
  async run(services, argument) {
    const opened = await connectFor(services, title, argument);
    if (opened === undefined) return;
    const { provider, session } = opened;
    const field = provider.realmNameField;
    await services.prompts.input({
      ...inputFor(field, field.initial ?? '', { title, canGoBack: false }),
      async submit(name, signal) {
        const plan = await session.plan({ kind: 'create-realm', realm: name.trim() }, signal);
        if (!plan.ok) return failureText(plan.error);
        const created = await session.apply(plan.value, () => undefined, signal);
        if (!created.ok) return failureText(created.error);
        services.connections.touch({ connection: session.profile.id });
        return undefined;
      },
    });
  },
};
