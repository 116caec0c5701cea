import type { Terms } from '../terms';

export const auth0Terms: Terms = {
  client: 'application',
  realm: 'tenant',
  redirectUri: 'callback URL',
  webOrigin: 'web origin',
  logoutUri: 'logout URL',
  right: 'scope',
  console: 'dashboard',
};
