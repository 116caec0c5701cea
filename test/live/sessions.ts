import assert from 'node:assert/strict';
import type { Result } from '../../src/core/result';
import type { Failure } from '../../src/idp/failure';
import { keycloak } from '../../src/idp/keycloak/keycloak';
import type { SetUpRequest } from '../../src/idp/change';
import type { ConnectHost, ConnectionProfile, SessionHost } from '../../src/idp/connection';
import type { Session } from '../../src/idp/provider';
import {
  calm,
  failureOf as anyFailureOf,
  recordingHost as hostThatRecords,
  usualRequest,
  valueOf,
  type RecordingHost,
} from '../support/sessions';
import { keycloakServer } from './hooks';

/** The provider under test. */
export const provider = keycloak;

export { calm, make, planOf, setUp, valueOf, type RecordingHost } from '../support/sessions';

/** Keeps in memory what a session wants kept, and what it logs: never the administrator’s password. */
export const recordingHost = (onLine: () => void = () => undefined): RecordingHost =>
  hostThatRecords((line) => {
    assert.ok(!line.includes(keycloakServer().adminPassword), 'no secret in the log');
    onLine();
  });

/** The failure of a result that has to be one of this kind, complete and without a secret in it. */
export const failureOf = (
  result: Result<unknown, Failure>,
  kind: Failure['kind'],
  secrets: readonly string[] = [],
): Failure => anyFailureOf(result, kind, [...secrets, keycloakServer().adminPassword]);

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
  ...usualRequest,
  realm,
  client: 'open-metadata',
  ...changes,
});

/** The first administrator of a set-up. */
export const administrator = {
  username: 'admin-user',
  email: 'admin-user@example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-temporary',
};
