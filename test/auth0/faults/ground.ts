import assert from 'node:assert/strict';
import type { Result } from '../../../src/core/result';
import type { Plan } from '../../../src/idp/change';
import type { Failure } from '../../../src/idp/failure';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { addApplication, addUser, type TenantState } from '../../support/auth0Double/state';
import { onEveryGround as onEveryGroundOf } from '../../support/grounds';
import { calm, connectTo, planOf, valueOf } from '../sessions';
import { administrator, scenarios, theirs, type Scenario } from './scenarios';

/** A tenant with things of others in it, and sessions whose every request a fault may meet. */
export interface Ground {
  readonly double: Auth0Double;
  /** The requests that applying makes when nothing disturbs it: "GET /api/v2/clients". */
  readonly requests: readonly string[];
  /** Puts the tenant back to how the change begins, and plans. */
  begin(): Promise<Round>;
  /** Puts the tenant to how the change ends, as if somebody else had made it. */
  finish(): void;
  /** Runs something between the request before and this one (the first is 1), as soon as a round is applied. */
  before(nth: number, act: () => void): void;
  end(): Promise<void>;
}

/** One try of the change. */
export interface Round {
  readonly plan: Plan;
  apply(signal?: AbortSignal): Promise<Result<unknown, Failure>>;
  /** Fails unless the change is made, once, and nothing of others has changed. */
  expectDone(applied: unknown): void;
}

export async function groundFor(scenario: Scenario): Promise<Ground> {
  const double = await startAuth0Double();
  furnish(double.tenant);
  scenario.arrange?.(double);
  const base = snapshotOf(double.tenant);
  let expected: unknown;

  const begin = async (): Promise<Round> => {
    restore(double.tenant, base);
    // A new one each time, that knows nothing from before.
    const session = await connectTo(double);
    const plan = await planOf(session, scenario.request(double));
    assert.ok(!JSON.stringify(plan.steps).includes(administrator.password), 'no secret in a plan');
    return {
      plan,
      apply: (signal = calm) => session.apply(plan, () => undefined, signal),
      expectDone(applied) {
        const state = comparable(double.tenant, base);
        expected ??= state;
        assert.deepEqual(state, expected);
        scenario.verify?.(double, applied);
      },
    };
  };
  const requests = await undisturbed(double, begin);
  const finished = snapshotOf(double.tenant);
  return {
    double,
    requests,
    begin,
    finish: () => {
      restore(double.tenant, finished);
    },
    before: (nth, act) => void beforeRequest(double, requests, nth, act),
    async end() {
      const { violations } = double;
      await double.stop();
      assert.deepEqual(violations, []);
    },
  };
}

/** Carries the change out once without a fault, and says with which requests. */
async function undisturbed(double: Auth0Double, begin: () => Promise<Round>): Promise<readonly string[]> {
  try {
    const round = await begin();
    const before = double.requests.length;
    const applied = valueOf(await round.apply());
    const requests = double.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
    round.expectDone(applied);
    return requests;
  } catch (error) {
    await double.stop();
    throw error;
  }
}

/** A request is known by its place: those before it have to come in their order. IDs are given out anew each time. */
async function beforeRequest(
  double: Auth0Double,
  requests: readonly string[],
  nth: number,
  act: () => void,
): Promise<void> {
  for (const line of requests.slice(0, nth - 1)) {
    await double.arrival({ method: line.split(' ')[0] ?? '', path: /^/ });
  }
  act();
}

/** Others' applications, users and grants, each with settings of their own. */
function furnish(tenant: TenantState): void {
  tenant.applications.set(theirs.client_id, theirs);
  addApplication(tenant, { name: 'Grafana', app_type: 'spa', callbacks: ['https://grafana.acme.example/login'] });
  addApplication(tenant, { name: 'OpenMetadata staging', callbacks: ['https://staging.acme.example/callback'] });
  addUser(tenant, { email: 'somebody@acme.example', password: 'of somebody else' });
}

/** What a tenant holds. Nothing in it is ever changed in place, so the lists are enough. */
interface Snapshot {
  readonly applications: TenantState['applications'];
  readonly connections: TenantState['connections'];
  readonly users: TenantState['users'];
  readonly grants: TenantState['grants'];
}

const snapshotOf = ({ applications, connections, users, grants }: TenantState): Snapshot => ({
  applications: new Map(applications),
  connections: new Map(connections),
  users: new Map(users),
  grants: new Map(grants),
});

function restore(tenant: TenantState, { applications, connections, users, grants }: Snapshot): void {
  put(tenant.applications, applications);
  put(tenant.connections, connections);
  put(tenant.users, users);
  put(tenant.grants, grants);
}

function put<T>(into: Map<string, T>, from: ReadonlyMap<string, T>): void {
  into.clear();
  for (const [id, value] of from) into.set(id, value);
}

/** What two tenants have in common if the same was done in both: no IDs, secrets and times of what is new. */
function comparable(tenant: TenantState, base: Snapshot): unknown {
  const { applications, connections, users, grants } = tenant;
  const nameOf = (id: string): string => (base.applications.has(id) ? id : (applications.get(id)?.name ?? 'gone'));
  return {
    applications: [...applications.values()].map(({ client_secret: secret, ...rest }) => ({
      ...rest,
      client_id: nameOf(rest.client_id),
      secret: base.applications.get(rest.client_id)?.client_secret === secret ? 'the same' : 'another',
    })),
    connections: [...connections.values()].map((each) => ({
      ...each,
      enabled_clients: each.enabled_clients.map(nameOf),
    })),
    users: [...users.values()].map((user) => (base.users.has(user.user_id) ? timeless(user) : newUser(user))),
    grants: [...grants.values()].map(({ scope, ...grant }) => ({
      ...grant,
      scope: [...scope],
      id: base.grants.has(grant.id) ? grant.id : 'new',
    })),
  };
}

type User = TenantState['users'] extends Map<string, infer T> ? T : never;

const times = new Set(['created_at', 'updated_at', 'last_password_reset']);

const timeless = ({ profile, ...user }: User): object => ({
  ...user,
  profile: Object.fromEntries(Object.entries(profile).filter(([name]) => !times.has(name))),
});

function newUser(user: User): object {
  const { email, email_verified, given_name, family_name, name } = user.profile;
  return { ...user, user_id: 'new', profile: { email, email_verified, given_name, family_name, name } };
}

/** Describes the same tests for every kind of change, each with a ground of its own. */
export const onEveryGround = (define: (scenario: Scenario, there: () => Ground) => void): void => {
  onEveryGroundOf(scenarios, groundFor, define);
};
