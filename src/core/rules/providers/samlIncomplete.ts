import { unmet } from './demand';
import type { Rule } from '../rule';
import { t } from '../../../l10n/l10n';

/**
 * The library that speaks SAML refuses a configuration without these at every sign-in (java-saml, Saml2Settings:
 * `idp_entityId_not_found`, `idp_sso_url_invalid`, `idp_cert_or_fingerprint_not_found_and_required`, `sp_acs_not_found` …),
 * and so does OpenMetadata's SamlValidator.
 */
export const samlIncomplete: Rule = {
  code: 'saml-incomplete',
  severity: 'error',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'saml') return;
    const reports = unmet(view, {
      keys: [
        'saml.idp.entityId',
        'saml.idp.ssoLoginUrl',
        'saml.idp.idpX509Certificate',
        'saml.sp.entityId',
        'saml.sp.acs',
        'saml.sp.callback',
      ],
      subject: t`Sign-in with SAML`,
      effect: () => t`nobody can sign in without`,
      severity: () => 'error',
      anchors: ['authn.provider'],
    });
    for (const finding of reports) report(finding);
  },
};
