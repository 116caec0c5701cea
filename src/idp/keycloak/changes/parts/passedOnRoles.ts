import { err, ok } from '../../../../core/result';
import { deletedMeanwhile, type Compared } from '../../../changes/part';
import { addMappings, missingMappings, neededRoles } from '../../signIn/scopeMappings';
import type { Part } from '../change';
import { t } from '../../../../l10n/l10n';

/** The roles that a client for browser sign-in passes on, of those that its users have. The part before makes the client. */
export function passedOnRolesPart(realm: string, clientId: string): Part {
  const subject = t`Client ${clientId}`;
  return {
    subject,
    async look(host, signal, shown) {
      const found = await host.admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      const client = found.value;
      if (client === undefined) {
        const gone = err(deletedMeanwhile(subject));
        // While the plan is made the client may be still to come.
        return shown === undefined
          ? ok({ step: stepOf(clientId, neededRoles(realm)), write: () => Promise.resolve(gone) })
          : gone;
      }
      const missing = await missingMappings(host, realm, client, signal);
      if (!missing.ok) return missing;
      return ok({
        step: stepOf(clientId, missing.value),
        write: () => addMappings(host, realm, client, missing.value, signal),
      });
    },
  };
}

/** A line for each role: somebody may pass on some of them meanwhile. */
const stepOf = (clientId: string, missing: readonly string[]): Compared['step'] =>
  missing.length === 0
    ? { kind: 'keep', title: t`Use the roles that ${clientId} passes on`, details: [] }
    : {
        kind: 'change',
        title: t`Let ${clientId} pass on what users have of these roles, and no other`,
        details: missing.map((role) => ({ setting: 'Scope', after: role })),
      };
