import { ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Admin, Answer } from '../admin';

/**
 * The same requests for one run of a plan: what several of its parts want to know is asked once, until the run itself
 * changes it. In a realm that turned out to be absent there is nothing to ask.
 */
export function remembering(admin: Admin): Admin {
  const realms = memory<Awaited<ReturnType<Admin['realm']>>>();
  const clients = memory<Awaited<ReturnType<Admin['client']>>>();
  const scopes = memory<Awaited<ReturnType<Admin['scopes']>>>();
  const absent = new Set<string>();
  const inRealm = async <T>(realm: string, nothing: T, ask: () => Answer<T>): Answer<T> =>
    absent.has(realm) ? ok(nothing) : ask();
  const changing = async <T>(write: Answer<T>): Answer<T> => {
    const written = await write;
    clients.forget();
    return written;
  };
  return {
    ...admin,
    async realm(name, signal) {
      const found = await realms.ask([name], () => admin.realm(name, signal));
      if (found.ok && found.value === undefined) absent.add(name);
      return found;
    },
    async createRealm(name, signal) {
      const created = await admin.createRealm(name, signal);
      realms.forget();
      absent.delete(name);
      return created;
    },
    client: (realm, clientId, signal) =>
      inRealm(realm, undefined, () => clients.ask([realm, clientId], () => admin.client(realm, clientId, signal))),
    createClient: (...args) => changing(admin.createClient(...args)),
    replaceClient: (...args) => changing(admin.replaceClient(...args)),
    deleteClient: (...args) => changing(admin.deleteClient(...args)),
    renewSecret: (...args) => changing(admin.renewSecret(...args)),
    attachScope: (...args) => changing(admin.attachScope(...args)),
    scopes: (realm, signal) => scopes.ask([realm], () => admin.scopes(realm, signal)),
    userNamed: (realm, ...rest) => inRealm(realm, undefined, () => admin.userNamed(realm, ...rest)),
    userWithEmail: (realm, ...rest) => inRealm(realm, undefined, () => admin.userWithEmail(realm, ...rest)),
    usersStartingWith: (realm, ...rest) => inRealm(realm, [], () => admin.usersStartingWith(realm, ...rest)),
  };
}

/** Keeps answers, not failures: what could not be read may be read the next time. */
function memory<T extends Result<unknown, Failure>>(): {
  ask(key: readonly string[], read: () => Promise<T>): Promise<T>;
  forget(): void;
} {
  const kept = new Map<string, T>();
  return {
    async ask(key, read) {
      const name = JSON.stringify(key);
      const known = kept.get(name);
      if (known !== undefined) return known;
      const answer = await read();
      if (answer.ok) kept.set(name, answer);
      return answer;
    },
    forget() {
      kept.clear();
    },
  };
}
