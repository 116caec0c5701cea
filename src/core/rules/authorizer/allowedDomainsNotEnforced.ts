import { isList } from '../../value';
import type { Rule } from '../rule';
import { isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** The list is looked at only where domains are enforced (OpenMetadata, SecurityUtil, since release 1.8). */
export const allowedDomainsNotEnforced: Rule = {
  code: 'allowed-domains-not-enforced',
  severity: 'warning',
  check({ view, report }) {
    const allowed = view.get('authz.allowedDomains');
    const enforce = view.get('authz.enforcePrincipalDomain');
    const lists = allowed.value !== undefined && isList(allowed.value) && allowed.value.length > 0;
    if (!lists || !isWritten(allowed) || enforce.value !== false) return;
    report({
      at: allowed,
      severity: isWritten(enforce) ? 'warning' : milder('warning'),
      message: t`${nameOf(view, allowed.key)} counts only while ${nameOf(view, enforce.key)} is true, so people of every domain get in. Set it to true.`,
      related:
        enforce.range === undefined ? [] : [{ range: enforce.range, message: t`Domains are not enforced here.` }],
      fixes: [
        {
          title: t`Set ${nameOf(view, enforce.key)} to true`,
          preferred: true,
          changes: [{ key: enforce.key, set: true }],
        },
      ],
    });
  },
};
