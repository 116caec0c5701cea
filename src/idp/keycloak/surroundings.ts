import type { ConnectHost, ConnectionProfile, SessionHost } from '../connection';

/** What every sign-in is given. */
export interface Surroundings<Host extends SessionHost = SessionHost> {
  readonly host: Host;
  readonly signal: AbortSignal;
  /** Milliseconds that Keycloak may take over one answer. */
  readonly timeout: number;
  /** Milliseconds that the user may take over a page. */
  readonly patience: number;
}

/** The same for a sign-in at which someone is there. */
export type Attended = Surroundings<ConnectHost>;

export type MethodId = 'browser' | 'device-code' | 'service-account' | 'password' | 'initial-access-token';

/** The same account at the same Keycloak is the same connection, however often it is added. */
export const profileOf = (
  url: string,
  method: MethodId,
  answers: { readonly realm: string; readonly [field: string]: string },
  account: string,
): ConnectionProfile => ({
  id: ['keycloak', url, answers.realm, method, account].join(' '),
  provider: 'keycloak',
  url,
  method,
  answers,
  account,
});
