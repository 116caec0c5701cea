import { requireTrust } from '../platform/trust';
import { checkAndTell } from './check/checkAndTell';
import { documentAsked } from './check/documentAsked';
import type { Command } from './command';
import { t } from '../../l10n/l10n';

/** Compares a configuration with what its identity provider says: (uri), a client of the tree, or the active editor's. */
export const checkSignIn: Command = {
  id: 'openmetadata-sso.checkSignIn',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const asked = await documentAsked(services, t`Check Sign-In`, argument);
    if (asked !== undefined) await checkAndTell(services, asked.document);
  },
};
