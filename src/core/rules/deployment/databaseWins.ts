import { compareReleases } from '../../catalogue/releases';
import type { Rule } from '../rule';
import { isSso, isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * Since 1.10 the settings of the first start are kept in the database and win over files (OpenMetadata#22675, #26159,
 * #31786); releases after 2.0.7 can be told otherwise.
 */
export const databaseWins: Rule = {
  code: 'database-wins',
  severity: 'hint',
  check({ view, report }) {
    const source = view.get('configSource.security');
    const provider = view.get('authn.provider');
    const choice = isWritten(source) ? choices.get(source.value) : undefined;
    if (choice !== undefined) {
      report({ at: source, ...choice });
    } else if (isWritten(provider) && isSso(view) && keepsInDatabase(view.release)) {
      report({
        at: provider,
        message: t`From its first start on, OpenMetadata ${view.release ?? ''} takes ${nameOf(view, provider.key)} and all about sign-in from its database, so later changes here do nothing. Change them under Settings > SSO, or run openmetadata-ops.sh remove-security-config and restart.`,
      });
    }
  },
};

/** Where the release is not known, this may be one before or after. */
const keepsInDatabase = (release: string | undefined): boolean =>
  release !== undefined && compareReleases(release, '1.10') >= 0 && compareReleases(release, '2.0') <= 0;

const choices = new Map<unknown, { readonly severity: 'warning' | 'hint'; readonly message: string }>([
  [
    'DB',
    {
      severity: 'warning',
      message: t`With DB the server takes everything about sign-in from its database, so what this file says does nothing. Write AUTO or ENV to make it count.`,
    },
  ],
  [
    'AUTO',
    {
      severity: 'hint',
      message: t`With AUTO what was changed last counts: this file, or what was saved in the application. Write ENV to make the file win every time.`,
    },
  ],
  [
    'ENV',
    {
      severity: 'hint',
      message: t`With ENV this file wins every time, so what is saved about sign-in in the application is lost at the next start.`,
    },
  ],
]);
