import type { Terms } from '../terms';
import { t } from '../../l10n/l10n';

export const auth0Terms: Terms = {
  client: t`application`,
  clients: t`applications`,
  realm: t`tenant`,
  redirectUri: t`callback URL`,
  webOrigin: t`web origin`,
  logoutUri: t`logout URL`,
  right: t`scope`,
  rights: t`scopes`,
  console: t`dashboard`,
};
