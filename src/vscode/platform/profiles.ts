import type { Memento } from 'vscode';
import type { ConnectionProfile } from '../../idp/connection';
import { isUrl } from '../../idp/isUrl';

const key = 'connections';

/** Remembers connections, which hold no secret, for every window of this user. */
export const profileStore = (
  state: Memento,
): { load(): readonly ConnectionProfile[]; save(profiles: readonly ConnectionProfile[]): Promise<void> } => ({
  load() {
    const stored = state.get<unknown>(key);
    return Array.isArray(stored) ? stored.filter(isProfile) : [];
  },
  async save(profiles) {
    await state.update(key, profiles);
  },
});

/** What another version of the extension has left may look different. */
const isProfile = (stored: unknown): stored is ConnectionProfile =>
  typeof stored === 'object' &&
  stored !== null &&
  ['id', 'provider', 'url', 'method', 'account'].every((name) => typeof Reflect.get(stored, name) === 'string') &&
  isUrl(String(Reflect.get(stored, 'url'))) &&
  typeof Reflect.get(stored, 'answers') === 'object' &&
  ['string', 'undefined'].includes(typeof Reflect.get(stored, 'caFile'));
