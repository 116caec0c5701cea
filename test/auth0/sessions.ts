import assert from 'node:assert/strict';
import type { Result } from '../../src/core/result';
import { loginDomainField } from '../../src/idp/auth0/addresses';
import { auth0Provider } from '../../src/idp/auth0/auth0';
import type { Clock } from '../../src/idp/auth0/pace';
import type { Applied, ChangeRequest, Plan, PlanStep, SetUpRequest } from '../../src/idp/change';
import type { ConnectHost, ConnectionProfile, SessionHost } from '../../src/idp/connection';
import type { Failure } from '../../src/idp/failure';
import type { IdentityProvider, Session } from '../../src/idp/provider';
import { startAuth0Double, type Auth0Double, type Auth0DoubleOptions } from '../support/auth0Double/auth0Double';

/** A signal that nobody aborts. */
export const { signal: calm } = new AbortController();

/** Time that passes as soon as somebody waits for it. */
export function instantClock(): Clock & { readonly waited: readonly number[] } {
  const waited: number[] = [];
  let now = Date.now();
  return {
    waited,
    now: () => now,
    after(delay, run) {
      const soon = setImmediate(() => {
        waited.push(delay);
        now += delay;
        run();
      });
      return () => {
        clearImmediate(soon);
      };
    },
  };
}

/** Auth0 without its pace: the double has no limit, unless a test says otherwise. Waits for a rate limit take no time. */
export const newProvider = (clock: Clock = instantClock()): IdentityProvider =>
  auth0Provider({ timeout: 10_000, pace: { perSecond: 1000, burst: 1000, clock } });

/**
 * A double of its own for each test of the suite that calls this. Auth0's OpenAPI has to have nothing against any request.
 * @returns the double of the test that runs
 */
export function withDouble(options: Auth0DoubleOptions = {}): () => Auth0Double {
  let double: Auth0Double | undefined;
  beforeEach('start a double of Auth0', async () => {
    double = await startAuth0Double(options);
  });
  afterEach('nothing that Auth0 would not take, or say', async () => {
    const violations = double?.violations ?? [];
    await double?.stop();
    double = undefined;
    assert.deepEqual(violations, []);
  });
  return () => {
    assert.ok(double !== undefined, 'a double, which there is while a test runs');
    return double;
  };
}

export interface RecordingHost extends ConnectHost {
  readonly kept: string[];
  readonly lines: string[];
  /** What `waits` was told, in order. */
  readonly waited: (string | undefined)[];
}

/** Keeps in memory what a session wants kept, what it logs and why it waits. */
export function recordingHost(): RecordingHost {
  const kept: string[] = [];
  const lines: string[] = [];
  const waited: (string | undefined)[] = [];
  return {
    kept,
    lines,
    waited,
    openPage: () => Promise.resolve(false),
    showCode: () => Promise.resolve(false),
    keepCredential(credential) {
      kept.push(credential);
      return Promise.resolve();
    },
    log(line) {
      lines.push(line);
    },
    waits(why) {
      waited.push(why);
    },
  };
}

/** The value of a result that has to be one. */
export function valueOf<T>(result: Result<T, Failure>): T {
  assert.ok(result.ok, `not a failure: ${JSON.stringify(result)}`);
  return result.value;
}

/** The failure of a result that has to be one of this kind, complete and without a secret in it. */
export function failureOf(
  result: Result<unknown, Failure>,
  kind: Failure['kind'],
  secrets: readonly string[] = [],
): Failure {
  assert.ok(!result.ok, 'a failure');
  const { error } = result;
  assert.equal(error.kind, kind, JSON.stringify(error));
  assert.match(error.message, /^\S.*\.$/s);
  assert.match(error.nextStep, /^\S.*\.$/s);
  for (const secret of secrets) assert.ok(!JSON.stringify(error).includes(secret), 'no secret');
  return error;
}

/** The answers that the connection wizard collects for the double's machine-to-machine application. */
export function machineAnswers(double: Auth0Double): Readonly<Record<string, string>> {
  const { host } = new URL(double.loginUrl);
  return { ...double.machine, [loginDomainField]: double.loginUrl === double.url ? '' : host };
}

/** Signs in with the double's machine-to-machine application; what is granted to it is `double.scopes`. */
export const connectMachine = (
  double: Auth0Double,
  answers: Readonly<Record<string, string>> = {},
  host: ConnectHost = recordingHost(),
  provider: IdentityProvider = newProvider(),
): Promise<Result<Session, Failure>> =>
  provider.connect(double.url, 'machine', { ...machineAnswers(double), ...answers }, host, calm);

/** The same where nothing is to go wrong. */
export const connectTo = async (
  double: Auth0Double,
  host: ConnectHost = recordingHost(),
  provider: IdentityProvider = newProvider(),
): Promise<Session> => valueOf(await connectMachine(double, {}, host, provider));

/** A session with only these scopes. */
export async function connectWithScopes(double: Auth0Double, ...scopes: readonly string[]): Promise<Session> {
  double.scopes = new Set(scopes);
  return connectTo(double);
}

export const reconnect = (
  profile: ConnectionProfile,
  credential: string,
  host: SessionHost = recordingHost(),
  provider: IdentityProvider = newProvider(),
): Promise<Result<Session, Failure>> => provider.reconnect(profile, credential, host, calm);

/** The realm of every call: the tenant, by its host. */
export const realmOf = ({ url }: Pick<Auth0Double, 'url'>): string => new URL(url).host;

/** What most set-ups ask for. */
export const requestFor = (
  double: Pick<Auth0Double, 'url'>,
  changes: Partial<Omit<SetUpRequest, 'kind' | 'realm'>> = {},
): SetUpRequest => ({
  kind: 'set-up',
  realm: realmOf(double),
  createRealm: false,
  client: 'OpenMetadata',
  flow: 'authorization-code',
  openMetadataUrl: 'http://localhost:8585',
  ...changes,
});

export const planOf = async <Request extends ChangeRequest>(
  session: Session,
  request: Request,
): Promise<Plan<Request>> => valueOf(await session.plan(request, calm));

/** Plans and applies, and says which steps were reported. */
export async function setUp(
  session: Session,
  request: SetUpRequest,
): Promise<Applied<SetUpRequest> & { readonly plan: Plan<SetUpRequest>; readonly reported: readonly PlanStep[] }> {
  const plan = await planOf(session, request);
  const reported: PlanStep[] = [];
  const applied = valueOf(await session.apply(plan, (step) => reported.push(step), calm));
  return { plan, reported, ...applied };
}

/** The same for any change, where only its effect matters. */
export const make = async <Request extends ChangeRequest>(
  session: Session,
  request: Request,
): Promise<Applied<Request>> => valueOf(await session.apply(await planOf(session, request), () => undefined, calm));
