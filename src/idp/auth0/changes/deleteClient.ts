import { err, ok } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { done, type Compared } from '../../changes/part';
import { applicationProblem } from '../application/problems';
import { descriptionOf } from '../application/settings';
import { deletionWarning, ownAccountWarning } from '../application/warnings';
import type { Application } from '../tenant';
import type { Change, ChangeHost, Part } from './change';
import { t } from '../../../l10n/l10n';

/** An application that nobody signs in through any more. */
export const deleteClient: Change<RequestOf<'delete-client'>> = ofParts<ChangeHost, RequestOf<'delete-client'>>({
  problem: () => undefined,
  parts: { application: deletionPart },
  outcome: nothingToTell,
});

function deletionPart(place: ClientPlace): Part {
  const { clientId } = place;
  return {
    subject: t`Application ${clientId}`,
    async look({ tenant, signsInWith }, signal) {
      const found = await tenant.application(clientId, signal);
      if (!found.ok) return found;
      const application = found.value;
      const problem = application === undefined ? undefined : applicationProblem(application);
      if (problem !== undefined) return err(problem);
      const own = application !== undefined && signsInWith(clientId) ? [ownAccountWarning(application.name)] : [];
      return ok({
        ...compareDeletion(place, application, own),
        write: () => (application === undefined ? Promise.resolve(done) : tenant.deleteApplication(clientId, signal)),
      });
    },
  };
}

/** Every setting is shown, so that an application that somebody has changed since is not deleted unseen. */
export function compareDeletion(
  { realm, clientId }: ClientPlace,
  application: Application | undefined,
  own: readonly string[] = [],
): Compared {
  if (application === undefined) {
    return {
      step: { kind: 'keep', title: t`There is no application ${clientId} in tenant ${realm} any more`, details: [] },
    };
  }
  const { name } = application;
  return {
    step: {
      kind: 'delete',
      title: t`Delete application ${name} in tenant ${realm}`,
      details: descriptionOf(application).map(({ setting, after }) => ({ setting, before: after, after: t`deleted` })),
    },
    warnings: [deletionWarning(name), ...own],
  };
}
