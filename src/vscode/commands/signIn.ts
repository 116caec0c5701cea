import { requireTrust } from '../platform/trust';
import type { Command } from './command';
import { askSignIn } from './connection/askConnection';
import { pickConnection } from './connection/pickConnection';
import { t } from '../../l10n/l10n';

const title = t`Sign In Again`;

/** Renews a connection whose credential has expired, the way it was made: only what is not remembered is asked. */
export const signIn: Command = {
  id: 'openmetadata-sso.signIn',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const profile = await pickConnection(services, title, argument);
    const entry = services.providers.find(({ id }) => id === profile?.provider);
    if (profile === undefined || entry === undefined) return;
    await askSignIn(services, await entry.load(), profile, { title, canGoBack: false });
  },
};
