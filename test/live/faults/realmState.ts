import { admin, type Json } from '../arrange';

/** Everything that a realm holds, as the server tells it, with IDs and secrets. */
export interface RealmState {
  readonly clients: readonly Thing[];
  readonly users: readonly Thing[];
  /** The realm itself, its client scopes, roles, groups, flows and what each client may do there. */
  readonly exported: Json;
}

type Thing = Json & { readonly id: string };

export async function realmState(realm: string): Promise<RealmState> {
  const [clients, users, exported] = await Promise.all([
    admin('GET', `/${realm}/clients`) as Promise<readonly Thing[]>,
    admin('GET', `/${realm}/users?max=1000`) as Promise<readonly Thing[]>,
    admin('POST', `/${realm}/partial-export?exportClients=true&exportGroupsAndRoles=true`) as Promise<Json>,
  ]);
  return { clients, users: await Promise.all(users.map((user) => withBelongings(realm, user))), exported };
}

/** A user with their credentials, roles and groups. */
async function withBelongings(realm: string, user: Thing): Promise<Thing> {
  const about = (what: string): Promise<unknown> => admin('GET', `/${realm}/users/${user.id}/${what}`);
  const [credentials, roles, groups] = await Promise.all(['credentials', 'role-mappings', 'groups'].map(about));
  return { ...user, credentials, roles, groups };
}

/** The clients and users of one state that are in another one as well, whole: what nobody may touch. */
export const bystanders = (state: RealmState, base: RealmState): unknown => {
  const those = (things: readonly Thing[], of: readonly Thing[]): readonly Thing[] =>
    things.filter(({ id }) => of.some((one) => one.id === id));
  return sorted({ clients: those(state.clients, base.clients), users: those(state.users, base.users) });
};

/** The IDs of the clients and users that have come since. */
export const added = (
  state: RealmState,
  base: RealmState,
): Readonly<Record<'clients' | 'users', readonly string[]>> => {
  const those = (things: readonly Thing[], of: readonly Thing[]): readonly string[] =>
    things.map(({ id }) => id).filter((id) => of.every((one) => one.id !== id));
  return { clients: those(state.clients, base.clients), users: those(state.users, base.users) };
};

const chance = new Set(['id', '_id', 'containerId', 'secret', 'client.secret.creation.time', 'kid']);
const times = new Set(['createdTimestamp', 'createdDate']);

/** What two realms have in common if the same was done in both: no IDs, secrets, times and names of the realm. */
export function comparable(state: RealmState, realm: string): unknown {
  const text = JSON.stringify(state, (key, value: unknown) => (chance.has(key) || times.has(key) ? undefined : value));
  // Keycloak names a role for the realm, in lower case.
  return sorted(JSON.parse(text.replaceAll(new RegExp(realm, 'gi'), 'the-realm')) as unknown);
}

/** Lists in one order: the server gives them in any. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => sorted(item));
    return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
