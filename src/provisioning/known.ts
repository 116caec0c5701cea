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
  /** What a client that has been seen is listed as in the provider's console. */
  label(connection: string, realm: string, clientId: string): string | undefined;
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
  const labels = new Map<string, string>();
  const key = (...place: readonly string[]): string => JSON.stringify(place);
  return {
    watch(session) {
      const connection = session.profile.id;
      const seen = (realm: string, { clientId, label }: ClientSummary): void => {
        labels.set(key(connection, realm, clientId), label);
      };
      const watched: Pick<Session, 'realms' | 'clients' | 'client'> = {
        async realms(signal) {
          const found = await session.realms(signal);
          if (found.ok) realms.set(connection, { items: found.value, isStale: false });
          return found;
        },
        async clients(realm, signal, onFirst) {
          const found = await session.clients(realm, signal, onFirst);
          if (!found.ok) return found;
          clients.set(key(connection, realm), { items: found.value, isStale: false, connection, realm });
          for (const client of found.value) seen(realm, client);
          return found;
        },
        async client(realm, clientId, signal) {
          const found = await session.client(realm, clientId, signal);
          if (found.ok && found.value !== undefined) seen(realm, found.value);
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
    label: (connection, realm, clientId) => labels.get(key(connection, realm, clientId)),
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
