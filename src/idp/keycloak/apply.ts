import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { cancelled } from '../httpFailures';
import type { Applied, Endpoints, Plan, PlanStep } from '../provider';
import type { Admin, StoredClient } from './admin';
import type { AdminApi } from './adminApi';
import { adoptedClient, newClient } from './clientRepresentation';
import { differences } from './clientSettings';
import { missingScopes, type StepId } from './plan';
import { requestProblem } from './requestProblem';

export interface ApplyHost {
  readonly admin: Admin;
  readonly api: Pick<AdminApi, 'renewToken'>;
  endpoints(realm: string, signal: AbortSignal): Promise<Result<Endpoints, Failure>>;
}

type Done = Promise<Result<void, Failure>>;

const done = ok(undefined);

/**
 * Carries a plan out, a step at a time, each reading first what is there. So it can be run again after it failed or
 * was cancelled anywhere, and what somebody else did in between is found before it is overwritten.
 */
export async function applyPlan(
  host: ApplyHost,
  plan: Plan,
  onStep: (step: PlanStep) => void,
  signal: AbortSignal,
): Promise<Result<Applied, Failure>> {
  const { realm, clientId, flow } = plan.request;
  const problem = requestProblem(plan.request);
  if (problem !== undefined) return err(problem);
  for (const step of plan.steps) {
    if (signal.aborted) return err(cancelled);
    onStep(step);
    if (step.kind === 'keep') continue;
    const result = await carryOut[step.id as StepId](host, plan, step, signal);
    if (!result.ok) return result;
  }
  const endpoints = await host.endpoints(realm, signal);
  if (!endpoints.ok) return endpoints;
  if (flow === 'implicit') return ok({ clientId, endpoints: endpoints.value });
  const client = await presentClient(host, plan, signal);
  if (!client.ok) return client;
  const secret = await host.admin.secret(realm, client.value, signal);
  if (!secret.ok) return secret;
  return ok({
    clientId,
    ...(secret.value === undefined ? {} : { clientSecret: secret.value }),
    endpoints: endpoints.value,
  });
}

const carryOut: Readonly<Record<StepId, (host: ApplyHost, plan: Plan, step: PlanStep, signal: AbortSignal) => Done>> = {
  async realm({ admin, api }, { request: { realm } }, _step, signal) {
    const found = await admin.realm(realm, signal);
    if (!found.ok) return found;
    if (found.value !== undefined) return done;
    const created = await admin.createRealm(realm, signal);
    api.renewToken();
    // Somebody else, or the run before this one, was faster.
    return !created.ok && created.error.kind === 'conflict' ? done : created;
  },

  async client(host, plan, step, signal) {
    const { realm, clientId } = plan.request;
    const found = await host.admin.client(realm, clientId, signal);
    if (!found.ok) return found;
    if (found.value !== undefined) return changeClient(host.admin, plan, step, found.value, signal);
    if (plan.adopts) return err(changedMeanwhile(clientId, 'has been deleted'));
    const created = await host.admin.createClient(realm, newClient(plan.request), signal);
    if (created.ok || created.error.kind !== 'conflict') return created;
    const other = await host.admin.client(realm, clientId, signal);
    if (!other.ok) return other;
    return other.value === undefined ? created : changeClient(host.admin, plan, step, other.value, signal);
  },

  async scopes(host, plan, _step, signal) {
    const { realm } = plan.request;
    const client = await presentClient(host, plan, signal);
    if (!client.ok) return client;
    const missing = missingScopes(client.value);
    if (missing.length === 0) return done;
    const known = await host.admin.scopes(realm, signal);
    if (!known.ok) return known;
    for (const scope of missing) {
      const id = known.value.get(scope);
      if (id === undefined) return err(noSuchScope(scope, realm));
      const attached = await host.admin.attachScope(realm, client.value, id, signal);
      if (!attached.ok) return attached;
    }
    return done;
  },

  async administrator({ admin }, { request: { realm, administrator } }, _step, signal) {
    if (administrator === undefined) return done;
    const found = await admin.userNamed(realm, administrator.username, signal);
    if (!found.ok) return found;
    return found.value === undefined ? admin.createUser(realm, administrator, signal) : done;
  },
};

/** Brings a client that is there to what the plan says, but to nothing that the plan did not show. */
async function changeClient(
  admin: Admin,
  { request }: Plan,
  step: PlanStep,
  actual: StoredClient,
  signal: AbortSignal,
): Done {
  const wanted = adoptedClient(actual, request);
  const changes = differences(actual, wanted);
  if (changes.length === 0) return done;
  const shown = (setting: string, after: string) =>
    step.kind === 'change' && step.details.some((detail) => detail.setting === setting && detail.after === after);
  const surprise = changes.find(({ setting, after }) => !shown(setting, after));
  if (surprise !== undefined) {
    return err(changedMeanwhile(request.clientId, `has been changed by someone else (${surprise.setting})`));
  }
  return admin.replaceClient(request.realm, wanted, signal);
}

async function presentClient(host: ApplyHost, plan: Plan, signal: AbortSignal): Promise<Result<StoredClient, Failure>> {
  const { realm, clientId } = plan.request;
  const found = await host.admin.client(realm, clientId, signal);
  if (!found.ok) return found;
  return found.value === undefined ? err(changedMeanwhile(clientId, 'has been deleted')) : ok(found.value);
}

const changedMeanwhile = (clientId: string, what: string): Failure => ({
  kind: 'conflict',
  message: `Client ${clientId} ${what} since the plan was made; nothing was overwritten.`,
  nextStep: 'Look at the plan again, then apply it.',
});

const noSuchScope = (scope: string, realm: string): Failure => ({
  kind: 'not-found',
  message: `The realm ${realm} has no client scope ${scope}, whose claims OpenMetadata needs.`,
  nextStep: `Create a client scope named ${scope} for OpenID Connect in the admin console, then apply again.`,
});
