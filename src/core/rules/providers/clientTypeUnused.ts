import { compareReleases } from '../../catalogue/releases';
import type { Rule } from '../rule';
import { isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Who signs people in without a client at a provider. */
const without = new Map<unknown, string>([
  ['saml', 'SAML'],
  ['ldap', 'LDAP'],
  ['basic', t`Basic authentication`],
]);

/**
 * Before 1.10 the server set up an OpenID Connect client for every confidential configuration, whatever the provider, and
 * stopped where it found none (OpenMetadataApplication, registerAuthServlets). The settings page still insists on public.
 */
export const clientTypeUnused: Rule = {
  code: 'client-type-unused',
  severity: 'information',
  check({ view, report }) {
    const name = without.get(view.get('authn.provider').value);
    const clientType = view.get('authn.clientType');
    if (name === undefined || clientType.value !== 'confidential' || !isWritten(clientType)) return;
    const stops = view.release !== undefined && compareReleases(view.release, '1.10') < 0;
    report({
      at: clientType,
      severity: stops ? 'error' : 'information',
      message: t`${name} has no client, and releases before 1.10 do not start when ${nameOf(view, clientType.key)} is confidential and there is none. Write public.`,
      fixes: [{ title: t`Use public`, preferred: true, safe: true, changes: [{ key: clientType.key, set: 'public' }] }],
    });
  },
};
