import type { Rule } from '../rule';
import { enumerate, nameOf, publicAddress } from '../subject';
import { isShipped, leftAsShipped } from './shippedValue';
import { t } from '../../../l10n/l10n';

/**
 * The key pair that ships is in every image and in git, so anybody can sign tokens with it. "They should never be used in
 * a production installation" (OpenMetadata documentation, "Enable JWT Tokens").
 */
export const defaultJwtKeys: Rule = {
  code: 'default-jwt-keys',
  severity: 'warning',
  check({ view, report }) {
    const readings = (['jwt.keyId', 'jwt.rsaprivateKeyFilePath', 'jwt.rsapublicKeyFilePath'] as const).map((key) =>
      view.get(key),
    );
    // Where the key has an ID of its own, other files may well be mounted under the paths that ship.
    if (publicAddress(view) === undefined || !readings.every(isShipped)) return;
    if (view.get('jwt.enabled').value === false) return;
    const names = readings.slice(1).map(({ key }) => nameOf(view, key));
    report({
      ...leftAsShipped(view, readings),
      message: t`Tokens are signed with the key that ships with OpenMetadata, so anybody can make one and be administrator. Make a key pair of your own and name it in ${enumerate(names)}, with an ID of its own.`,
    });
  },
};
