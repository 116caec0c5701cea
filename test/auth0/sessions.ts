import assert from 'node:assert/strict';
import type { Result } from '../../src/core/result';
import { loginDomainField } from '../../src/idp/auth0/addresses';
import { auth0Provider } from '../../src/idp/auth0/auth0';
import type { Clock } from '../../src/idp/auth0/pace';
import type { SetUpRequest } from '../../src/idp/change';
import type { ConnectHost, ConnectionProfile, SessionHost } from '../../src/idp/connection';
import type { Failure } from '../../src/idp/failure';
import type { IdentityProvider, Session } from '../../src/idp/provider';
import { calm, recordingHost, usualRequest, valueOf } from '../support/sessions';
import { startAuth0Double, type Auth0Double, type Auth0DoubleOptions } from '../support/auth0Double/auth0Double';

export { calm, failureOf, make, planOf, recordingHost, setUp, valueOf, type RecordingHost } from '../support/sessions';

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
  ...usualRequest,
  realm: realmOf(double),
  client: 'OpenMetadata',
  ...changes,
});
