import { quoted } from '../../text/quoted';
import type { Rule } from '../rule';
import { anchor, isClientType, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Azure hands out a refresh token only to those who ask for this scope (OpenMetadata, AzureAuthValidator). */
export const azureOfflineAccess: Rule = {
  code: 'azure-offline-access',
  severity: 'information',
  check({ view, report }) {
    const scope = view.get('oidc.scope');
    if (view.get('authn.provider').value !== 'azure' || !isClientType(view, 'confidential')) return;
    if (typeof scope.value !== 'string' || scope.stock) return;
    const scopes = scope.value.split(/[\s,]+/).filter((name) => name !== '');
    // Where even openid is missing, another rule says so.
    if (scopes.includes('offline_access') || (scopes.length > 0 && !scopes.includes('openid'))) return;
    const asked = scopes.length === 0 ? ['openid', 'email', 'profile'] : scopes;
    const text = [...asked, 'offline_access'].join(' ');
    report({
      at: anchor(view, 'oidc.scope', 'oidc.type', 'authn.provider'),
      severity: isWritten(scope) ? 'information' : milder('information'),
      message: t`Without offline_access in ${nameOf(view, 'oidc.scope')} Azure gives the server no refresh token, and OpenMetadata’s settings page refuses that. Write ${quoted(text, 100)}.`,
      fixes: [
        {
          title: t`Set ${nameOf(view, 'oidc.scope')} to ${text}`,
          preferred: true,
          changes: [{ key: 'oidc.scope', set: text }],
        },
      ],
    });
  },
};
