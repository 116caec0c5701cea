import { l10n } from 'vscode';
import type { Summary } from '../../core/summary';

/** "Keycloak · confidential · realm Data-sec", "Auth0 · public · tenant acme.eu.auth0.com" */
export const summaryText = ({ provider, clientType, realm, tenant }: Summary): string =>
  [
    provider ?? l10n.t('Provider not known'),
    clientType,
    realm && l10n.t('realm {0}', realm),
    tenant && l10n.t('tenant {0}', tenant),
  ]
    .filter(Boolean)
    .join(' · ');
