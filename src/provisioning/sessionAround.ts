import { ok, type Result } from '../core/result';
import type { Failure } from '../idp/failure';
import type { Session } from '../idp/provider';

/** What happens around every call of a session that ends in a result. */
export type Around = <T>(
  call: (session: Session) => Promise<Result<T, Failure>>,
  signal: AbortSignal,
) => Promise<Result<T, Failure>>;

/** A session whose calls go, by way of `around`, to whichever session is the current one. */
export const sessionAround = (current: () => Session, around: Around): Session => ({
  get profile() {
    return current().profile;
  },
  get serverLabel() {
    return current().serverLabel;
  },
  get credential() {
    return current().credential;
  },
  get changes() {
    return current().changes;
  },
  get settings() {
    return current().settings;
  },
  realms: (signal) => around((session) => session.realms(signal), signal),
  missingRoles: (realm, signal) => around((session) => session.missingRoles(realm, signal), signal),
  clients: (realm, signal, onFirst) => around((session) => session.clients(realm, signal, onFirst), signal),
  client: (realm, clientId, signal) => around((session) => session.client(realm, clientId, signal), signal),
  clientSecret: (realm, clientId, signal) => around((session) => session.clientSecret(realm, clientId, signal), signal),
  users: (realm, query, signal) => around((session) => session.users(realm, query, signal), signal),
  // A provider has this call or has not, whichever session is the current one.
  ...(current().loginSources === undefined
    ? {}
    : {
        loginSources: (realm: string, clientId: string, signal: AbortSignal) =>
          around((session) => session.loginSources?.(realm, clientId, signal) ?? Promise.resolve(ok([])), signal),
      }),
  endpoints: (realm, signal) => around((session) => session.endpoints(realm, signal), signal),
  idToken: (realm, clientId, username, scope, signal) =>
    around((session) => session.idToken(realm, clientId, username, scope, signal), signal),
  inspect: (subject, realm, signal) => around((session) => session.inspect(subject, realm, signal), signal),
  plan: (request, signal) => around((session) => session.plan(request, signal), signal),
  apply: (plan, onStep, signal) => around((session) => session.apply(plan, onStep, signal), signal),
  consoleUrl: (realm, clientId) => current().consoleUrl(realm, clientId),
  signOut: () => current().signOut(),
});
