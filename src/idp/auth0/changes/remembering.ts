import { ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { isPublic } from '../application/flow';
import type { Application, LoginConnection, Tenant } from '../tenant';

/**
 * The same tenant for one run of a plan: what several of its parts want to know is asked once, until the run itself
 * changes it. A free tenant takes two requests a second.
 */
export function remembering(tenant: Tenant): Tenant {
  const lists = memory<readonly Application[]>();
  const applications = memory<Application | undefined>();
  const connections = memory<readonly LoginConnection[]>();
  const enabled = memory<readonly LoginConnection[]>();
  /** What is told without the secret may be told with it the next time. */
  const keep = (answer: Result<Application, Failure>): Result<Application, Failure> => {
    applications.forget();
    if (answer.ok && (isPublic(answer.value) || (answer.value.client_secret ?? '') !== '')) {
      applications.keep(answer.value.client_id, answer.value);
    }
    return answer;
  };
  return {
    ...tenant,
    applications: (signal, onFirst) => lists.ask('', () => tenant.applications(signal, onFirst)),
    application: (id, signal) => applications.ask(id, () => tenant.application(id, signal)),
    async createApplication(settings, signal) {
      const created = keep(await tenant.createApplication(settings, signal));
      const listed = lists.known('');
      if (created.ok && listed !== undefined) lists.keep('', [...listed, created.value]);
      if (!created.ok) lists.forget();
      return created;
    },
    changeApplication: async (...args) => keep(await tenant.changeApplication(...args)),
    rotateSecret: async (...args) => keep(await tenant.rotateSecret(...args)),
    async deleteApplication(id, signal) {
      const deleted = await tenant.deleteApplication(id, signal);
      lists.forget();
      applications.forget();
      return deleted;
    },
    connections: (signal) => connections.ask('', () => tenant.connections(signal)),
    connectionsOf: (id, signal) => enabled.ask(id, () => tenant.connectionsOf(id, signal)),
    async enableConnection(connectionId, clientId, signal) {
      const done = await tenant.enableConnection(connectionId, clientId, signal);
      const before = enabled.known(clientId);
      const connection = connections.known('')?.find(({ id }) => id === connectionId);
      enabled.forget();
      if (done.ok && before !== undefined && connection !== undefined) enabled.keep(clientId, [...before, connection]);
      return done;
    },
  };
}

interface Memory<T> {
  ask(key: string, read: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>>;
  known(key: string): T | undefined;
  keep(key: string, value: T): void;
  forget(): void;
}

/** Keeps answers, not failures: what could not be read may be read the next time. */
function memory<T>(): Memory<T> {
  // An answer may be that there is nothing.
  const kept = new Map<string, { readonly value: T }>();
  return {
    async ask(key, read) {
      const known = kept.get(key);
      if (known !== undefined) return ok(known.value);
      const answer = await read();
      if (answer.ok) kept.set(key, answer);
      return answer;
    },
    known: (key) => kept.get(key)?.value,
    keep: (key, value) => void kept.set(key, { value }),
    forget() {
      kept.clear();
    },
  };
}
