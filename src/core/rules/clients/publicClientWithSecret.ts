import type { Fix } from '../../finding';
import { isBlank } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isMissing, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** A public client signs in from the browser and never uses a secret (OpenMetadata#5883, #14602). */
export const publicClientWithSecret: Rule = {
  code: 'public-client-with-secret',
  severity: 'warning',
  check({ view, report }) {
    const secret = view.get('oidc.secret');
    if (!isClientType(view, 'public') || !isWritten(secret)) return;
    if (secret.value === undefined || isBlank(secret.value)) return;
    const clientType = view.get('authn.clientType');
    report({
      at: secret,
      severity: isWritten(clientType) ? 'warning' : milder('warning'),
      message: t`A public client never uses a secret, so ${nameOf(view, 'oidc.secret')} has no effect. Set ${nameOf(view, 'authn.clientType')} to confidential, or remove the secret.`,
      related: alsoAt(clientType, t`The client is public.`),
      fixes: fixes(view),
    });
  },
};

/** Becoming confidential mends it only where the rest of a confidential client is there. */
function fixes(view: View): readonly Fix[] {
  const complete = !isMissing(view, 'oidc.id') && !isMissing(view, 'oidc.discoveryUri');
  const become: Fix = {
    title: t`Make the client confidential`,
    changes: [{ key: 'authn.clientType', set: 'confidential' }],
  };
  const remove: Fix = {
    title: t`Remove ${nameOf(view, 'oidc.secret')}`,
    changes: [{ key: 'oidc.secret', remove: true }],
  };
  return complete ? [{ ...become, preferred: true }, remove] : [{ ...remove, preferred: true }, become];
}
