import type { Summary } from '../../core/summary';
import { t } from '../../l10n/l10n';

/** "Keycloak · confidential · realm Data-sec", "Auth0 · public · tenant acme.eu.auth0.com" */
export const summaryText = ({ provider, clientType, realm, tenant }: Summary): string =>
  [provider ?? t`Provider not known`, clientType, realm && t`realm ${realm}`, tenant && t`tenant ${tenant}`]
    .filter(Boolean)
    .join(' · ');
