import type { Rule } from '../rule';
import { anchor, isClientType } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * The web page of a public custom provider asks for an ID token and no code (OpenMetadata#28062, #29597). Google allows that
 * to every client of a web application; others have to be told.
 */
export const publicClientImplicitFlow: Rule = {
  code: 'public-client-implicit-flow',
  severity: 'hint',
  check({ view, report }) {
    if (!isClientType(view, 'public') || view.get('authn.provider').value !== 'custom-oidc') return;
    // Releases that ask for a code are not concerned, and to those that do not another rule says so.
    const type = view.get('authn.responseType').value;
    if (type === undefined || type === 'code') return;
    report({
      at: anchor(view, 'authn.clientType', 'authn.provider'),
      message: t`A public client signs in by the implicit flow here, which has to be enabled for it at the provider. A confidential client does without, and its tokens never pass through the address bar.`,
    });
  },
};
