import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Why a method that the configuration may hold does not work (AuthenticationCodeFlowHandler, releases 1.5 to 2.0). */
const reasons = new Map([
  ['client_secret_jwt', t`The server does not know how to use client_secret_jwt`],
  ['private_key_jwt', t`The server has no setting for the key of private_key_jwt`],
]);

/** The configuration may hold methods that the code behind it refuses as soon as the server starts. */
export const clientAuthMethodUnsupported: Rule = {
  code: 'client-auth-method-unsupported',
  severity: 'error',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    for (const { key, text, at } of placesOf(view, 'oidc.clientAuthenticationMethod')) {
      const reason = reasons.get(text.trim());
      if (reason === undefined) continue;
      report({
        at,
        message: t`${reason}, so it does not start. Set ${nameOf(view, key)} to client_secret_post or client_secret_basic, as the provider allows.`,
        fixes: ['client_secret_post', 'client_secret_basic'].map((method, nth) => ({
          title: t`Use ${method}`,
          ...(nth === 0 ? { preferred: true as const } : {}),
          changes: [{ key, set: method }],
        })),
      });
    }
  },
};
