import type { ClientSummary, Realm } from '../idp/directory';
import type { Session } from '../idp/provider';
import type { Place } from './place';

/** A list as it was last read. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** Something there has changed since. */
  readonly isStale: boolean;
}

/** What connections have been seen to hold, kept so that it can be offered without asking anybody. Knows no secret. */
export interface Known {
  /** The same session; what it lists from now on is known. */
  watch(session: Session): Session;
  /** Undefined: nobody has listed them yet. */
  realms(connection: string): Listed<Realm> | undefined;
  clients(connection: string, realm: string): Listed<ClientSummary> | undefined;
  /** The realms whose clients somebody has listed. */
  realmsListed(connection: string): readonly string[];
  /** Something may be different at this place, or everywhere. */
  touched(place: Place | undefined): void;
}

interface ClientList extends Listed<ClientSummary> {
  readonly connection: string;
  readonly realm: string;
}

export function createKnown(): Known {
  const realms = new Map<string, Listed<Realm>>();
  const clients = new Map<string, ClientList>();
  const key = (connection: string, realm: string): string => JSON.stringify([connection, realm]);
  return {
    watch(session) {
      const connection = session.profile.id;
      const watched: Pick<Session, 'realms' | 'clients'> = {
        async realms(signal) {
          const found = await session.realms(signal);
          if (found.ok) realms.set(connection, { items: found.value, isStale: false });
          return found;
        },
        async clients(realm, signal, onFirst) {
          const found = await session.clients(realm, signal, onFirst);
          if (found.ok) clients.set(key(connection, realm), { items: found.value, isStale: false, connection, realm });
          return found;
        },
      };
      // All else, whatever a session will be able to do, is the session's own.
      return new Proxy(session, {
        get: (target, name): unknown =>
          name in watched ? watched[name as keyof typeof watched] : Reflect.get(target, name),
      });
    },
    realms: (connection) => realms.get(connection),
    clients: (connection, realm) => clients.get(key(connection, realm)),
    realmsListed: (connection) =>
      [...clients.values()].filter((list) => list.connection === connection).map(({ realm }) => realm),
    touched(place) {
      for (const [id, list] of realms)
        if (place === undefined || (place.connection === id && place.realm === undefined))
          realms.set(id, { ...list, isStale: true });
      for (const [id, list] of clients) {
        const isThere = place?.connection === list.connection && (place.realm ?? list.realm) === list.realm;
        if (place === undefined || isThere) clients.set(id, { ...list, isStale: true });
      }
    },
  };
}
