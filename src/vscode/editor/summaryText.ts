import { l10n } from 'vscode';
import type { Summary } from '../../core/summary';

/** "Keycloak · confidential · realm Data-sec" */
export const summaryText = ({ provider, clientType, realm }: Summary): string =>
  [provider ?? l10n.t('Provider not known'), clientType, realm && l10n.t('realm {0}', realm)]
    .filter(Boolean)
    .join(' · ');
