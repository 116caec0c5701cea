import { err, ok } from '../../../core/result';
import type { ClientSettings } from '../../directory';
import { newAddressProblem } from '../../changes/addresses';
import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import type { Compared } from '../../changes/part';
import type { Failure } from '../../failure';
import { changesBetween } from '../application/adoptedApplication';
import { applicationSettings, changedApplication } from '../application/changed';
import { differences } from '../application/settings';
import { callbackProblem, logoutUrlProblem, webOriginProblem } from '../application/uris';
import { changeWarnings, ownAccountWarning } from '../application/warnings';
import { presentApplication } from '../directory/presentApplication';
import type { Application } from '../tenant';
import type { Change, ChangeHost, Part } from './change';
import { notSeenWhole } from './seenWhole';
import { sent } from './sent';
import { enumerate } from '../../../core/rules/subject';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'change-client'>;

/** The settings of an application that is there. Everything else about it stays as it is. */
export const changeClient: Change<Request> = ofParts<ChangeHost, Request>({
  problem: settingProblem,
  parts: { application: settingsPart },
  outcome: nothingToTell,
});

/** Nobody is offered a setting that is not among `Session.settings`; a script may ask all the same. */
function settingProblem({ set }: Request): Failure | undefined {
  const unknown = (Object.keys(set) as (keyof ClientSettings)[]).filter((name) => !applicationSettings.has(name));
  return unknown.length === 0
    ? undefined
    : {
        kind: 'invalid',
        message: t`Auth0 has no switch for ${enumerate(unknown)} of an application.`,
        nextStep: t`Choose what the connection offers.`,
      };
}

function settingsPart(request: Request): Part {
  const { clientId, set } = request;
  return {
    subject: t`Application ${clientId}`,
    async look(host, signal) {
      const { tenant, signsInWith } = host;
      const actual = await presentApplication(tenant, request, signal);
      if (!actual.ok) return actual;
      const problem = addressProblem(actual.value, set) ?? notSeenWhole(host, actual.value);
      if (problem !== undefined) return err(problem);
      const { step, warnings = [] } = compareSettings(request, actual.value);
      const own = step.kind === 'change' && signsInWith(clientId) ? [ownAccountWarning(actual.value.name)] : [];
      const changes = changesBetween(actual.value, changedApplication(actual.value, set));
      return ok({
        step,
        warnings: [...warnings, ...own],
        write: () => sent(tenant.changeApplication(clientId, changes, signal)),
      });
    },
  };
}

export function compareSettings({ realm, set }: Request, actual: Application): Compared {
  const wanted = changedApplication(actual, set);
  const details = differences(actual, wanted);
  return details.length === 0
    ? { step: { kind: 'keep', title: t`Application ${actual.name} in tenant ${realm} is as wanted already`, details } }
    : {
        step: { kind: 'change', title: t`Change application ${actual.name} in tenant ${realm}`, details },
        warnings: changeWarnings(actual, wanted),
      };
}

/** What is wrong with the addresses that are new. */
export const addressProblem = (actual: Application, set: Partial<ClientSettings>): Failure | undefined =>
  newAddressProblem(
    { wanted: set.redirectUris, known: actual.callbacks, problemOf: callbackProblem },
    { wanted: set.postLogoutUris, known: actual.allowed_logout_urls, problemOf: logoutUrlProblem },
    { wanted: set.webOrigins, known: actual.web_origins, problemOf: webOriginProblem },
  );
