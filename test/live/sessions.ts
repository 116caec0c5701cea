import assert from 'node:assert/strict';
import type { Result } from '../../src/core/result';
import type { Failure } from '../../src/idp/failure';
import { keycloak } from '../../src/idp/keycloak/keycloak';
import type { Applied, ChangeRequest, Plan, PlanStep, SetUpRequest } from '../../src/idp/change';
import type { ConnectHost, ConnectionProfile, SessionHost } from '../../src/idp/connection';
import type { Session } from '../../src/idp/provider';
import { keycloakServer } from './hooks';

/** The provider under test. */
export const provider = keycloak;

/** A signal that nobody aborts. */
export const { signal: calm } = new AbortController();

export interface RecordingHost extends ConnectHost {
  readonly kept: string[];
  readonly lines: string[];
}

/** Keeps in memory what a session wants kept, and what it logs. */
export function recordingHost(onLine: () => void = () => undefined): RecordingHost {
  const kept: string[] = [];
  const lines: string[] = [];
  return {
    kept,
    lines,
    // Nobody is at the browser, unless a test says otherwise.
    openPage: () => Promise.resolve(false),
    showCode: () => Promise.resolve(false),
    keepCredential(credential) {
      kept.push(credential);
      return Promise.resolve();
    },
    log(line) {
      assert.ok(!line.includes(keycloakServer().adminPassword), 'no secret in the log');
      lines.push(line);
      onLine();
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
  assert.match(error.message, /^\S.*\.$/);
  assert.match(error.nextStep, /^\S.*\.$/);
  const { adminPassword } = keycloakServer();
  for (const secret of [...secrets, adminPassword]) assert.ok(!JSON.stringify(error).includes(secret), 'no secret');
  return error;
}

/** Signs in as a user of a realm with the answers that the connection wizard collects. */
export const connectAs = (
  realm: string,
  username: string,
  password: string,
  host: ConnectHost = recordingHost(),
): Promise<Result<Session, Failure>> =>
  provider.connect(keycloakServer().url, 'password', { realm, username, password }, host, calm);

export const connectService = (
  realm: string,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  host: ConnectHost = recordingHost(),
): Promise<Result<Session, Failure>> =>
  provider.connect(keycloakServer().url, 'service-account', { realm, clientId, clientSecret }, host, calm);

/** A session of the server's administrator. */
export async function adminSession(host: ConnectHost = recordingHost()): Promise<Session> {
  const { adminUser, adminPassword } = keycloakServer();
  return valueOf(await connectAs('master', adminUser, adminPassword, host));
}

export const reconnect = (
  profile: ConnectionProfile,
  credential: string,
  host: SessionHost = recordingHost(),
): Promise<Result<Session, Failure>> => provider.reconnect(profile, credential, host, calm);

/** What most set-ups ask for. */
export const requestFor = (realm: string, changes: Partial<Omit<SetUpRequest, 'kind'>> = {}): SetUpRequest => ({
  kind: 'set-up',
  realm,
  createRealm: false,
  client: 'open-metadata',
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
