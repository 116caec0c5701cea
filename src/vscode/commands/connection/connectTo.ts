import type { ConnectionProfile } from '../../../idp/connection';
import type { IdentityProvider, Session } from '../../../idp/provider';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import type { ProviderEntry } from '../../../provisioning/providers';
import { requireTrust } from '../../platform/trust';
import type { CommandServices } from '../command';
import { setUpDesk } from '../setUp/setUpDesk';
import { signIn } from '../signIn';
import { pickConnection } from './pickConnection';

/** An open connection, and what its provider is called in OpenMetadata's settings. */
export interface Opened {
  readonly entry: ProviderEntry;
  readonly provider: IdentityProvider;
  readonly session: Session;
}

/**
 * The connection that a command was called on, or that the user picks, opened in a trusted workspace. Undefined if there
 * is none; the user has been told why.
 */
export async function connectFor(
  services: CommandServices,
  title: string,
  argument: unknown,
): Promise<Opened | undefined> {
  if (!(await requireTrust())) return undefined;
  const profile = await pickConnection(services, title, argument);
  return profile && connectTo(services, profile);
}

/** Opens a connection. Tells what went wrong, with a button that mends it where one can; undefined then. */
async function connectTo(services: CommandServices, profile: ConnectionProfile): Promise<Opened | undefined> {
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
