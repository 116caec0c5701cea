import { err, ok } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { StoredClient } from '../admin';
import { descriptionOf } from '../client/settings';
import { deletionWarning, ownAccountWarning } from '../client/warnings';
import { clientProblem, ownClientProblem } from '../directory/presentClient';
import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost, Part } from './change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { done, type Compared } from '../../changes/part';
import { t } from '../../../l10n/l10n';

/** A client that nobody signs in through any more. */
export const deleteClient: Change<RequestOf<'delete-client'>> = ofParts<ChangeHost, RequestOf<'delete-client'>>({
  problem: ownClientProblem,
  parts: { client: deletionPart },
  outcome: nothingToTell,
});

function deletionPart(place: ClientPlace): Part {
  const { realm, clientId } = place;
  return {
    subject: t`Client ${clientId}`,
    async look({ admin, signsInWith }, signal) {
      const found = await admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      const client = found.value;
      const problem = client === undefined ? undefined : clientProblem(client);
      if (problem !== undefined) return err(problem);
      const own = signsInWith(place) ? [ownAccountWarning(clientId)] : [];
      return ok({
        ...compareDeletion(place, client, own),
        write: () => (client === undefined ? Promise.resolve(done) : admin.deleteClient(realm, client, signal)),
      });
    },
  };
}

/** Every setting is shown, so that a client that somebody has changed or made anew since is not deleted unseen. */
export function compareDeletion(
  { realm, clientId }: ClientPlace,
  client: StoredClient | undefined,
  own: readonly string[] = [],
): Compared {
  if (client === undefined) {
    return { step: { kind: 'keep', title: t`There is no client ${clientId} in realm ${realm} any more`, details: [] } };
  }
  return {
    step: {
      kind: 'delete',
      title: t`Delete client ${clientId} in realm ${realm}`,
      details: descriptionOf(client).map(({ setting, after }) => ({ setting, before: after, after: t`deleted` })),
    },
    warnings: [deletionWarning(clientId), ...own],
  };
}
