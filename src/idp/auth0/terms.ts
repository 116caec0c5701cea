import type { Terms } from '../terms';
import { t } from '../../l10n/l10n';

export const auth0Terms: Terms = {
  client: t`application`,
  clients: t`applications`,
  realm: t`tenant`,
  redirectUri: t`callback URL`,
  redirectUris: t`callback URLs`,
  webOrigin: t`web origin`,
  webOrigins: t`web origins`,
  logoutUri: t`logout URL`,
  logoutUris: t`logout URLs`,
  right: t`scope`,
  rights: t`scopes`,
  console: t`dashboard`,
};
