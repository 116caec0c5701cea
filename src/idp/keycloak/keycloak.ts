import { defaultTimeout } from '../http';
import type { IdentityProvider } from '../provider';
import { locate } from './address';
import { administrationRealm, clientIdField, methods, realmNameField, urlField } from './fields';
import { connectWithPassword, reconnectWithRefreshToken } from './password';
import { connectServiceAccount, reconnectServiceAccount } from './serviceAccount';

export const keycloak: IdentityProvider = keycloakProvider({ timeout: defaultTimeout });

/** @param timeout milliseconds that Keycloak may take over one answer */
export function keycloakProvider({ timeout }: { readonly timeout: number }): IdentityProvider {
  return {
    id: 'keycloak',
    label: 'Keycloak',
    urlField,
    methods,
    clientIdField,
    realmNameField,
    async connect(address, method, answers, host, signal) {
      const realm = answers['realm']?.trim() ?? administrationRealm;
      const url = await locate(address, realm, { signal, timeout });
      if (!url.ok) return url;
      const connect = method === 'service-account' ? connectServiceAccount : connectWithPassword;
      return connect(url.value, { ...answers, realm }, { host, signal, timeout });
    },
    probe: () => Promise.resolve([]),
    reconnect(profile, credential, host, signal) {
      const realm = profile.answers['realm'] ?? administrationRealm;
      const reconnect = profile.method === 'service-account' ? reconnectServiceAccount : reconnectWithRefreshToken;
      return reconnect(profile, realm, credential, { host, signal, timeout });
    },
  };
}
