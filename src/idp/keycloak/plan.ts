import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import type { SetUpRequest, Plan, PlanStep } from '../change';
import type { StoredClient } from './admin';
import { adoptedClient, neededScopes, newClient } from './clientRepresentation';
import { descriptionOf, differences } from './clientSettings';
import { missingScopes, scopesOf } from './clientSummary';
import type { Actual } from './readActual';
import { requestProblem } from './requestProblem';
import { warnings } from './warnings';

export type StepId = 'realm' | 'client' | 'scopes' | 'administrator';

/** Compares what is wanted with what is there, without asking anybody. */
export function planFor(request: SetUpRequest, actual: Actual): Result<Plan<SetUpRequest>, Failure> {
  const problem = requestProblem(request) ?? actualProblem(request, actual);
  if (problem !== undefined) return err(problem);
  const steps = [
    realmStep(request, actual),
    ...clientSteps(request, actual.client),
    ...administratorStep(request, actual),
  ];
  return ok({ request, adopts: actual.client !== undefined, steps, warnings: warnings(request, actual) });
}

function actualProblem({ realm, createRealm, clientId }: SetUpRequest, actual: Actual): Failure | undefined {
  if (actual.realm === 'absent' && !createRealm) {
    const nextStep = 'Choose another realm, or create it.';
    return { kind: 'not-found', message: `There is no realm ${realm}.`, nextStep };
  }
  const protocol = actual.client?.protocol ?? 'openid-connect';
  if (protocol === 'openid-connect') return undefined;
  const message = `${clientId} is a client for ${protocol.toUpperCase()}, not for OpenID Connect.`;
  return { kind: 'conflict', message, nextStep: 'Choose another client ID.' };
}

function realmStep({ realm }: SetUpRequest, actual: Actual): PlanStep {
  return actual.realm === 'absent'
    ? { id: 'realm', kind: 'create', title: `Create realm ${realm}`, details: [] }
    : { id: 'realm', kind: 'keep', title: `Use realm ${realm}`, details: [] };
}

function clientSteps(request: SetUpRequest, client: StoredClient | undefined): readonly PlanStep[] {
  const { realm, clientId } = request;
  const scopes = neededScopes.join(' and ');
  if (client === undefined) {
    const title = `Create client ${clientId} in realm ${realm}`;
    return [
      { id: 'client', kind: 'create', title, details: descriptionOf(newClient(request)) },
      { id: 'scopes', kind: 'create', title: `Attach the client scopes ${scopes} to ${clientId}`, details: [] },
    ];
  }
  const details = differences(client, adoptedClient(client, request));
  const missing = missingScopes(client);
  const attached = scopesOf(client);
  return [
    details.length === 0
      ? { id: 'client', kind: 'keep', title: `Use client ${clientId} in realm ${realm} as it is`, details }
      : { id: 'client', kind: 'change', title: `Change client ${clientId} in realm ${realm}`, details },
    missing.length === 0
      ? { id: 'scopes', kind: 'keep', title: `${clientId} has the client scopes ${scopes}`, details: [] }
      : {
          id: 'scopes',
          kind: 'change',
          title: `Attach client scope${missing.length === 1 ? '' : 's'} ${missing.join(' and ')} to ${clientId}`,
          details: [
            { setting: 'Client scopes', before: attached.join(', '), after: [...attached, ...missing].join(', ') },
          ],
        },
  ];
}

function administratorStep({ administrator, realm }: SetUpRequest, actual: Actual): readonly PlanStep[] {
  if (administrator === undefined) return [];
  const { username, email, firstName, lastName } = administrator;
  if (actual.administrator !== undefined) {
    const title = `Keep user ${username} in realm ${realm} as it is, with the password it has`;
    return [{ id: 'administrator', kind: 'keep', title, details: [] }];
  }
  const details = [
    { setting: 'Email', after: email },
    { setting: 'First name', after: firstName },
    { setting: 'Last name', after: lastName },
    { setting: 'Password', after: 'set, not temporary' },
  ];
  return [{ id: 'administrator', kind: 'create', title: `Create user ${username} in realm ${realm}`, details }];
}
