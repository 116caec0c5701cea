import type { Rule } from '../rule';
import { isClientType } from '../subject';
import { t } from '../../../l10n/l10n';

/** Until 2.0 a server keeps its sessions in memory, and the provider's answer can reach another ("Missing state parameter"). */
export const replicasNeedStickySessions: Rule = {
  code: 'replicas-need-sticky-sessions',
  // What stands in front of the servers is not in this file, and may well keep people with theirs.
  severity: 'information',
  releases: { until: '1.13' },
  check({ view, report }) {
    const replicas = view.get('server.replicas');
    if (typeof replicas.value !== 'number' || replicas.value < 2 || !isClientType(view, 'confidential')) return;
    report({
      at: replicas,
      message: t`Before release 2.0 each server keeps sign-in sessions to itself, so with ${replicas.value.toString()} of them sign-in fails at times with "Missing state parameter". Make the ingress keep each browser with one server (session affinity), or run one.`,
    });
  },
};
