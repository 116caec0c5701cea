import type { Result } from '../core/result';
import type { Failure } from '../idp/failure';
import type { Session } from '../idp/provider';

/** The same session; `onFailure` hears of every call that failed. */
export function watchSession(session: Session, onFailure: (failure: Failure) => void): Session {
  const watched = async <T>(call: Promise<Result<T, Failure>>): Promise<Result<T, Failure>> => {
    const result = await call;
    if (!result.ok) onFailure(result.error);
    return result;
  };
  return {
    profile: session.profile,
    serverLabel: session.serverLabel,
    get credential() {
      return session.credential;
    },
    realms: (...args) => watched(session.realms(...args)),
    missingRoles: (...args) => watched(session.missingRoles(...args)),
    clients: (...args) => watched(session.clients(...args)),
    client: (...args) => watched(session.client(...args)),
    clientSecret: (...args) => watched(session.clientSecret(...args)),
    users: (...args) => watched(session.users(...args)),
    endpoints: (...args) => watched(session.endpoints(...args)),
    idToken: (...args) => watched(session.idToken(...args)),
    inspect: (...args) => watched(session.inspect(...args)),
    changes: session.changes,
    plan: (...args) => watched(session.plan(...args)),
    apply: (...args) => watched(session.apply(...args)),
    consoleUrl: (...args) => session.consoleUrl(...args),
    signOut: () => session.signOut(),
  };
}
