import type { CommandServices } from '../command';
import { makeChange } from '../plan/makeChange';
import { clientAsked } from './clientAsked';

/** Switches a client on or off. */
export async function switchClient(services: CommandServices, enabled: boolean, argument: unknown): Promise<void> {
  const title = enabled ? 'Enable Client' : 'Disable Client';
  const asked = await clientAsked(services, title, argument);
  if (asked === undefined) return;
  const { opened, realm, clientId } = asked;
  await makeChange(services, opened.session, {
    title,
    request: { kind: 'change-client', realm, clientId, set: { enabled } },
    then: () => {
      services.notify(
        'info',
        enabled
          ? `Client ${clientId} is enabled: users can sign in with it.`
          : `Client ${clientId} is disabled: nobody can sign in with it until it is enabled.`,
      );
    },
  });
}
