import { withProgress } from '../platform/progress';
import { requireTrust } from '../platform/trust';
import type { Command } from './command';
import { pickConnection } from './connection/pickConnection';
import { t } from '../../l10n/l10n';

const title = t`Sign Out`;

/** Ends the session at the provider and forgets the credential. The connection stays in the list, to sign in again. */
export const signOut: Command = {
  id: 'openmetadata-sso.signOut',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const profile = await pickConnection(services, title, argument);
    if (profile === undefined) return;
    const { host } = new URL(profile.url);
    await withProgress(t`Signing out of ${host}`, (signal) => services.connections.signOut(profile.id, signal));
  },
};
