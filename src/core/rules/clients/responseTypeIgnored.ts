import type { Rule } from '../rule';
import { isClientType, isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** The web page of these releases asks Google and custom providers for an ID token, whatever is configured (OpenMetadata#29597). */
export const responseTypeIgnored: Rule = {
  code: 'response-type-ignored',
  severity: 'information',
  releases: { until: '1.13' },
  check({ view, report }) {
    const reading = view.get('authn.responseType');
    const provider = view.get('authn.provider').value;
    if (!isClientType(view, 'public') || (provider !== 'custom-oidc' && provider !== 'google')) return;
    if (reading.value !== 'code' || !isWritten(reading)) return;
    report({
      at: reading,
      message: t`Releases up to 1.13 ignore ${nameOf(view, reading.key)} and ask for id_token, by the implicit flow. Write id_token and enable that flow at the provider, or make the client confidential.`,
      fixes: [{ title: t`Use id_token`, preferred: true, changes: [{ key: reading.key, set: 'id_token' }] }],
    });
  },
};
