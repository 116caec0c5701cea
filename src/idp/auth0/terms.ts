import type { Terms } from '../terms';
import { t } from '../../l10n/l10n';

export const auth0Terms: Terms = {
  client: 'application',
  realm: 'tenant',
  redirectUri: t`callback URL`,
  webOrigin: t`web origin`,
  logoutUri: t`logout URL`,
  right: 'scope',
  console: 'dashboard',
};
