import { err, ok, type Result } from '../../../../core/result';
import type { SetUpRequest } from '../../../change';
import { connectionsOwn } from '../../../connectionsOwn';
import type { Compared } from '../../../changes/part';
import type { Failure } from '../../../failure';
import { adoptedApplication, changesBetween } from '../../application/adoptedApplication';
import { covers } from '../../application/coverage';
import { isPublic } from '../../application/flow';
import { callbacks, newApplication } from '../../application/newApplication';
import { adoptionProblem } from '../../application/problems';
import { descriptionOf, differences } from '../../application/settings';
import { adoptionWarnings } from '../../application/warnings';
import { findApplication, isClientId } from '../../directory/findApplication';
import { noSuchApplication } from '../../directory/presentApplication';
import type { Application } from '../../tenant';
import { auth0Terms } from '../../terms';
import type { ChangeHost, Part } from '../change';
import { notSeenWhole } from '../seenWhole';
import { sent } from '../sent';
import { t } from '../../../../l10n/l10n';

/**
 * An application that signs OpenMetadata's users in: a new one, or one that is there and gets what it lacks. It is always
 * looked for first, since Auth0 takes a second application of the same name.
 */
export function openMetadataApplicationPart(request: SetUpRequest): Part {
  const { realm, client } = request;
  return {
    subject: t`Application ${client}`,
    async look(host, signal, shown) {
      const { tenant, signsInWith } = host;
      const found = await findApplication(tenant, client, signal);
      if (!found.ok) return found;
      const actual = found.value;
      if (actual === undefined) {
        if (isClientId(client)) return err(noSuchApplication(realm, client));
        const others = shown === undefined ? await calledBack(host, request, signal) : ok([]);
        if (!others.ok) return others;
        return ok({
          ...compareApplication(request, undefined, [...others.value, ...secretWarnings(host, request)]),
          write: () => sent(tenant.createApplication(newApplication(request), signal)),
        });
      }
      const problem = signsInWith(actual.client_id)
        ? connectionsOwn(auth0Terms, actual.name)
        : (adoptionProblem(actual) ?? notSeenWhole(host, actual));
      if (problem !== undefined) return err(problem);
      const changes = changesBetween(actual, adoptedApplication(actual, request));
      return ok({
        ...compareApplication(request, actual, secretWarnings(host, request, actual)),
        write: () => sent(tenant.changeApplication(actual.client_id, changes, signal)),
      });
    },
  };
}

/** The step that brings the application about, and what it breaks. */
export function compareApplication(
  request: SetUpRequest,
  actual: Application | undefined,
  more: readonly string[] = [],
): Compared {
  const { realm } = request;
  if (actual === undefined) {
    const wanted = newApplication(request);
    const details = descriptionOf(wanted);
    return {
      step: { kind: 'create', title: t`Create application ${wanted.name} in tenant ${realm}`, details },
      warnings: more,
      rest: { importable: JSON.stringify(wanted, undefined, 2) },
    };
  }
  const { name, client_id: clientId } = actual;
  const details = differences(actual, adoptedApplication(actual, request));
  const step =
    details.length === 0
      ? ({ kind: 'keep', title: t`Use application ${name} in tenant ${realm} as it is`, details } as const)
      : ({ kind: 'change', title: t`Change application ${name} in tenant ${realm}`, details } as const);
  return { step, warnings: [...adoptionWarnings(actual, request), ...more], rest: { adopts: true, clientId } };
}

/** Applications of other names that sign-ins to this OpenMetadata come back from: one of them may be meant. */
async function calledBack(
  { tenant }: ChangeHost,
  { openMetadataUrl }: SetUpRequest,
  signal: AbortSignal,
): Promise<Result<readonly string[], Failure>> {
  const all = await tenant.applications(signal);
  if (!all.ok) return all;
  const [callback = ''] = callbacks(openMetadataUrl);
  return ok(
    all.value
      .filter(({ callbacks: known = [] }) => known.some((each) => covers(each, callback)))
      .map(
        ({ name, client_id: id }) =>
          t`The application ${name} (${id}) has the callback URL ${callback} already: choose it instead to use it as it is.`,
      ),
  );
}

/** Where Auth0 may keep the secret to itself, which is found out too late otherwise. */
function secretWarnings({ lacking }: ChangeHost, { flow }: SetUpRequest, actual?: Application): readonly string[] {
  if (flow === 'implicit' || (actual !== undefined && !isPublic(actual) && (actual.client_secret ?? '') !== ''))
    return [];
  const failure = lacking(t`read the client secret`, 'read:client_keys');
  return failure === undefined ? [] : [`${failure.message} ${failure.nextStep}`];
}
