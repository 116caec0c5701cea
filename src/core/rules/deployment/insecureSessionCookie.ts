import type { Rule } from '../rule';
import { isClientType, nameOf, publicAddress } from '../subject';
import { leftAsShipped } from './shippedValue';
import { t } from '../../../l10n/l10n';

/**
 * Behind a proxy that ends TLS the server sees plain HTTP and does not mark its cookie as secure, unless it is told to
 * (OpenMetadata#23842, #24152).
 */
export const insecureSessionCookie: Rule = {
  code: 'insecure-session-cookie',
  severity: 'warning',
  releases: { since: '1.11' },
  check({ view, report }) {
    const address = publicAddress(view);
    const force = view.get('authn.forceSecureSessionCookie');
    if (!isClientType(view, 'confidential') || force.value !== false) return;
    if (address === undefined || !/^https:/i.test(address.text)) return;
    const place = leftAsShipped(view, [force]);
    const isThere = force.source === 'file';
    report({
      ...place,
      // A file that holds everything leaves it to the server, which does not.
      ...(isThere ? {} : { at: address.at, severity: view.partial ? 'information' : 'warning' }),
      message: t`Behind a proxy that ends TLS, the session cookie is not marked as secure, and browsers send it over plain HTTP too. Set ${nameOf(view, force.key)} to true.`,
      fixes: [
        {
          title: t`Set ${nameOf(view, force.key)} to true`,
          preferred: true,
          // Before 1.11 a server does not start with a key that it does not know, and passes over a variable.
          ...(isThere || view.vocabulary !== 'server' || view.release !== undefined ? { safe: true } : {}),
          changes: [{ key: force.key, set: true }],
        },
      ],
    });
  },
};
