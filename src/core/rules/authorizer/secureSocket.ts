import type { Rule } from '../rule';
import { isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** OpenMetadata documentation, "JWT Troubleshooting": the answer to "Not Authorized! Token not present". */
export const secureSocket: Rule = {
  code: 'secure-socket',
  severity: 'warning',
  check({ view, report }) {
    const secure = view.get('authz.enableSecureSocketConnection');
    if (!isWritten(secure) || secure.value !== true) return;
    report({
      at: secure,
      message: t`While ${nameOf(view, secure.key)} is true, connections that bring no token fail with "Token not present". Set it to false, as the documentation says.`,
      fixes: [{ title: t`Set it to false`, preferred: true, changes: [{ key: secure.key, set: false }] }],
    });
  },
};
