import type { ConnectionProfile } from '../../../idp/connection';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import { back } from '../../platform/ask';
import { requireTrust } from '../../platform/trust';
import type { CommandServices } from '../command';
import { chooseCaFile } from '../chooseCaFile';
import type { Connected } from '../setUp/answers';
import { setUpDesk } from '../setUp/setUpDesk';
import { askSignIn } from './askConnection';
import { pickConnection } from './pickConnection';
import { titleAt, type Title } from './title';
import { t } from '../../../l10n/l10n';

/**
 * The connection that a command was called on, or that the user picks, opened in a trusted workspace. Undefined if there
 * is none; the user has been told why.
 */
export async function connectFor(
  services: CommandServices,
  title: Title,
  argument: unknown,
): Promise<Connected | undefined> {
  if (!(await requireTrust())) return undefined;
  const profile = await pickConnection(services, titleAt(services, title, argument), argument);
  return profile && connectTo(services, profile);
}

/**
 * Opens a connection. One that is signed out asks to sign in, and goes on. Anything else that went wrong is told;
 * undefined then.
 */
async function connectTo(services: CommandServices, profile: ConnectionProfile): Promise<Connected | undefined> {
  const entry = services.providers.find(({ id }) => id === profile.provider);
  if (entry === undefined) return undefined;
  const opened = await setUpDesk(services).open(profile.id);
  const provider = await entry.load();
  if (opened.ok) return { entry, provider, session: opened.value };
  services.connections.touch();
  const { error } = opened;
  if (error.kind === 'cancelled') return undefined;
  services.log.warn(failureDetail(error));
  if (error.kind === 'unauthorized') {
    const session = await askSignIn(
      services,
      provider,
      profile,
      { title: t`Sign In Again`, canGoBack: false },
      error.message,
    );
    return session === undefined || session === back ? undefined : { entry, provider, session };
  }
  const choose = {
    title: t`Choose CA File…`,
    run: async () => {
      await chooseCaFile.run(services, { connection: profile.id });
    },
  };
  services.notify('error', failureText(error), ...(error.reason === 'unknown-authority' ? [choose] : []));
  return undefined;
}
