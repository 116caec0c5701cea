import { isGuid, isManyTenants, isTenant, tenantsIn, type TenantPlace } from './azureTenants';
import type { Rule } from '../rule';
import { alsoAt, isClientType, nameOf, rewrite } from '../subject';
import { t } from '../../../l10n/l10n';

/** People of one directory are strangers in another. A directory's ID and its domains cannot be compared. */
export const azureTenantMismatch: Rule = {
  code: 'azure-tenant-mismatch',
  severity: 'warning',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'azure' || !isClientType(view, 'confidential')) return;
    const [first, ...rest] = tenantsIn(view, 'oidc.tenant', 'oidc.discoveryUri', 'authn.authority').filter(
      ({ tenant }) => isTenant(tenant) && !isManyTenants(tenant),
    );
    for (const place of rest) {
      if (first === undefined || !differs(first, place)) continue;
      const text = place.text.replace(place.tenant, first.tenant);
      report({
        at: place.at,
        message: t`${nameOf(view, place.key)} names another directory than ${nameOf(view, first.key)}, so people of one of the two cannot sign in. Name the same in both.`,
        related: alsoAt(first.at, t`Here it is ${first.tenant}`),
        fixes: [{ title: t`Use ${text}`, preferred: true, changes: [rewrite(view, place, text)] }],
      });
    }
  },
};

const differs = (a: TenantPlace, b: TenantPlace): boolean =>
  isGuid(a.tenant) === isGuid(b.tenant) && a.tenant.toLowerCase() !== b.tenant.toLowerCase();
