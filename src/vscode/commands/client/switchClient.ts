import { capital, type Terms } from '../../../idp/terms';
import { namesOf } from '../../../provisioning/names';
import type { CommandServices } from '../command';
import { makeChange } from '../plan/makeChange';
import { clientAsked } from './clientAsked';
import { t } from '../../../l10n/l10n';

/** Switches a client on or off. */
export async function switchClient(services: CommandServices, enabled: boolean, argument: unknown): Promise<void> {
  const title = ({ client }: Terms): string => (enabled ? t`Enable ${capital(client)}` : t`Disable ${capital(client)}`);
  const asked = await clientAsked(services, title, argument, 'enabled');
  if (asked === undefined) return;
  const { opened, realm, clientId } = asked;
  const names = namesOf(services, opened.session.profile);
  const client = capital(names.client(asked));
  await makeChange(services, opened.session, {
    title: title(names.terms),
    request: { kind: 'change-client', realm, clientId, set: { enabled } },
    then: () => {
      services.notify(
        'info',
        enabled
          ? t`${client} is enabled: users can sign in with it.`
          : t`${client} is disabled: nobody can sign in with it until it is enabled.`,
      );
    },
  });
}
