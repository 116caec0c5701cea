import type { ConnectionProfile, IdentityProvider, Session } from '../../../idp/provider';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import type { ProviderEntry } from '../../../provisioning/providers';
import type { CommandServices } from '../command';
import { setUpDesk } from '../setUp/setUpDesk';
import { signIn } from '../signIn';

/** An open connection, and what its provider is called in OpenMetadata's settings. */
export interface Opened {
  readonly entry: ProviderEntry;
  readonly provider: IdentityProvider;
  readonly session: Session;
}

/** Opens a connection. Tells what went wrong, with a button that mends it where one can; undefined then. */
export async function connectTo(services: CommandServices, profile: ConnectionProfile): Promise<Opened | undefined> {
  const entry = services.providers.find(({ id }) => id === profile.provider);
  if (entry === undefined) return undefined;
  const opened = await setUpDesk(services).open(profile.id);
  if (opened.ok) return { entry, provider: await entry.load(), session: opened.value };
  services.connections.touch();
  if (opened.error.kind === 'cancelled') return undefined;
  services.log.warn(failureDetail(opened.error));
  const again = {
    title: 'Sign In Again',
    run: async () => {
      await signIn.run(services, { connection: profile.id });
    },
  };
  services.notify('error', failureText(opened.error), ...(opened.error.kind === 'unauthorized' ? [again] : []));
  return undefined;
}
