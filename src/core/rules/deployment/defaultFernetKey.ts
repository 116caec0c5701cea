import type { View } from '../../view';
import type { Rule } from '../rule';
import { nameOf, publicAddress } from '../subject';
import { isShipped, leftAsShipped } from './shippedValue';
import { t } from '../../../l10n/l10n';

/** The key encrypts the secrets in the database, and the one that ships is in every image and in git. */
export const defaultFernetKey: Rule = {
  code: 'default-fernet-key',
  severity: 'warning',
  check({ view, report }) {
    const key = view.get('server.fernetKey');
    const secret = view.get('server.fernetKeySecret');
    const isFromSecret = secret.source === 'file' && secret.value !== '' && secret.value !== null;
    if (publicAddress(view) === undefined || isFromSecret || !isShipped(key)) return;
    report({
      ...leftAsShipped(view, [key]),
      message: t`Passwords of services are encrypted with the key that ships with OpenMetadata, so whoever gets at the database can read them. ${advice(view)}`,
    });
  },
};

const advice = (view: View): string =>
  view.vocabulary === 'chart'
    ? t`Keep a Fernet key of your own in a Secret and name that in fernetkey.secretRef.`
    : t`Set ${nameOf(view, 'server.fernetKey')} to a Fernet key of your own.`;
