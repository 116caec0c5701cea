import type { ConnectionProfile, SessionHost } from '../connection';

/** What every sign-in is given. */
export interface Surroundings {
  readonly host: SessionHost;
  readonly signal: AbortSignal;
  /** Milliseconds that Keycloak may take over one answer. */
  readonly timeout: number;
}

/** What several callers wait for ends by its time-out, not with one of them. */
export const forever = new AbortController().signal;

/** The same account at the same Keycloak is the same connection, however often it is added. */
export const profileOf = (
  url: string,
  method: 'password' | 'service-account',
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
