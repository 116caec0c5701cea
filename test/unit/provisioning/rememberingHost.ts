import type { ConnectionProfile } from '../../../src/idp/connection';
import type { ConnectionsHost } from '../../../src/provisioning/connections';

/**
 * A host that keeps profiles and credentials in memory; `stored` are the credentials.
 * @param files what can be read, by URI
 */
export function rememberingHost(
  providers: ConnectionsHost['providers'],
  remembered: readonly ConnectionProfile[] = [],
  files: Readonly<Record<string, string>> = {},
): { readonly host: ConnectionsHost; readonly stored: Map<string, string> } {
  const stored = new Map<string, string>();
  let profiles = remembered;
  const host: ConnectionsHost = {
    providers,
    profiles: {
      load: () => profiles,
      save: (next) => {
        profiles = next;
        return Promise.resolve();
      },
    },
    credentials: {
      get: (key) => Promise.resolve(stored.get(key)),
      store: (key, value) => Promise.resolve(void stored.set(key, value)),
      delete: (key) => Promise.resolve(void stored.delete(key)),
    },
    log: { info: () => undefined },
    pages: { openPage: () => Promise.resolve(false), showCode: () => Promise.resolve(false) },
    readFile: (uri) => {
      const content = files[uri];
      return content === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(Buffer.from(content));
    },
  };
  return { host, stored };
}
