import { err, ok, type Result } from '../../../core/result';
import type { Plan, PlanStep, SetUpRequest } from '../../change';
import type { Failure } from '../../failure';
import type { Admin, StoredClient } from '../admin';
import { adoptedClient, newClient } from '../clientRepresentation';
import { missingScopes } from '../clientSummary';
import { differences } from '../clientSettings';
import { planFor } from '../plan';
import { readActual } from '../readActual';
import { requestProblem } from '../requestProblem';
import type { Change, ChangeHost } from './change';

type Done = Promise<Result<void, Failure>>;

const done = ok(undefined);

/** Everything that OpenMetadata needs of a realm: the realm itself, the client with its scopes, and who administers. */
export const setUp: Change<SetUpRequest> = {
  async plan({ admin }, request, signal) {
    const problem = requestProblem(request);
    if (problem !== undefined) return err(problem);
    const actual = await readActual(admin, request, signal);
    return actual.ok ? planFor(request, actual.value) : actual;
  },
  carryOut: {
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
  },
  async outcome(host, plan, signal) {
    const endpoints = await host.endpoints(plan.request.realm, signal);
    if (!endpoints.ok) return endpoints;
    if (plan.request.flow === 'implicit') return ok({ endpoints: endpoints.value });
    const client = await presentClient(host, plan, signal);
    if (!client.ok) return client;
    const secret = await host.admin.secret(plan.request.realm, client.value, signal);
    if (!secret.ok) return secret;
    return ok({ endpoints: endpoints.value, ...(secret.value === undefined ? {} : { clientSecret: secret.value }) });
  },
};

/** Brings a client that is there to what the plan says, but to nothing that the plan did not show. */
async function changeClient(
  admin: Admin,
  { request }: Plan<SetUpRequest>,
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

async function presentClient(
  host: ChangeHost,
  plan: Plan<SetUpRequest>,
  signal: AbortSignal,
): Promise<Result<StoredClient, Failure>> {
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
