import type { Terms } from '../terms';

export const keycloakTerms: Terms = {
  client: 'client',
  realm: 'realm',
  redirectUri: 'redirect URI',
  webOrigin: 'web origin',
  right: 'role',
  console: 'admin console',
};
