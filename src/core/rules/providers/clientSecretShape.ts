import { isGuid } from './azureTenants';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * Azure's page shows an ID beside the value of a secret, and refuses the ID (AADSTS7000215). OpenMetadata's validators
 * take fewer than 20 characters for no secret of Okta or Auth0. The secret itself is never shown.
 */
export const clientSecretShape: Rule = {
  code: 'client-secret-shape',
  severity: 'warning',
  check({ view, report }) {
    const provider = view.get('authn.provider').value;
    if (!isClientType(view, 'confidential')) return;
    for (const { key, text, at } of placesOf(view, 'oidc.secret')) {
      const secret = text.trim();
      // What is blank or in brackets has not been filled in yet.
      if (secret === '' || /^[{<$].*[}>]$/.test(secret)) continue;
      if (provider === 'azure' && isGuid(secret)) {
        report({
          at,
          message: t`${nameOf(view, key)} looks like the ID of a secret, which Azure refuses (AADSTS7000215). Copy what stands under Value on the same page, or create a new secret if it is no longer shown.`,
        });
      } else if ((provider === 'okta' || provider === 'auth0') && secret.length < 20) {
        report({
          at,
          severity: 'information',
          message: t`${nameOf(view, key)} is shorter than the secrets of ${provider === 'okta' ? 'Okta' : 'Auth0'}, and OpenMetadata’s settings page refuses fewer than 20 characters. Copy the whole secret.`,
        });
      }
    }
  },
};
