import { err, ok } from '../../../core/result';
import type { ClientSettings } from '../../directory';
import type { Failure } from '../../failure';
import type { StoredClient } from '../admin';
import { postLogoutUrisOf } from '../client/attributes';
import { changedClient } from '../client/changed';
import { differences } from '../client/settings';
import { postLogoutUriProblem, redirectUriProblem, webOriginProblem } from '../client/uris';
import { changeWarnings, ownAccountWarning } from '../client/warnings';
import { ownClientProblem, presentClient } from '../directory/presentClient';
import { newAddressProblem } from '../../changes/addresses';
import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost, Part } from './change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import type { Compared } from '../../changes/part';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'change-client'>;

/** The settings of a client that is there. Everything else about it stays as it is. */
export const changeClient: Change<Request> = ofParts<ChangeHost, Request>({
  problem: ownClientProblem,
  parts: { client: settingsPart },
  outcome: nothingToTell,
});

function settingsPart(request: Request): Part {
  const { realm, clientId, set } = request;
  return {
    subject: t`Client ${clientId}`,
    async look({ admin, signsInWith }, signal) {
      const actual = await presentClient(admin, request, signal);
      if (!actual.ok) return actual;
      const problem = addressProblem(actual.value, set);
      if (problem !== undefined) return err(problem);
      const { step, warnings = [] } = compareSettings(request, actual.value);
      const own = step.kind === 'change' && signsInWith(request) ? [ownAccountWarning(clientId)] : [];
      return ok({
        step,
        warnings: [...warnings, ...own],
        write: () => admin.replaceClient(realm, changedClient(actual.value, set), signal),
      });
    },
  };
}

export function compareSettings({ realm, clientId, set }: Request, actual: StoredClient): Compared {
  const wanted = changedClient(actual, set);
  const details = differences(actual, wanted);
  return details.length === 0
    ? { step: { kind: 'keep', title: t`Client ${clientId} in realm ${realm} is as wanted already`, details } }
    : {
        step: { kind: 'change', title: t`Change client ${clientId} in realm ${realm}`, details },
        warnings: changeWarnings(actual, wanted),
      };
}

/** What is wrong with the addresses that are new. */
export const addressProblem = (actual: StoredClient, set: Partial<ClientSettings>): Failure | undefined =>
  newAddressProblem(
    { wanted: set.redirectUris, known: actual.redirectUris, problemOf: redirectUriProblem },
    { wanted: set.postLogoutUris, known: postLogoutUrisOf(actual), problemOf: postLogoutUriProblem },
    { wanted: set.webOrigins, known: actual.webOrigins, problemOf: webOriginProblem },
  );
