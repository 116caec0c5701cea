import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { isGuid, tenantIn } from './azureTenants';
import { hostOf } from './identityProviders';
import { hasSettingsPage } from './settingsPage';
import type { Report, Rule } from '../rule';
import { nameOf, placesOf, textOf } from '../subject';
import { isUnfilled } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

/**
 * An answer counts only if its issuer is this very text (java-saml compares them in strict mode), so it must be what the
 * identity provider calls itself. Okta's and Azure's names look like nothing else of theirs (SamlValidator).
 */
export const samlEntityId: Rule = {
  code: 'saml-entity-id',
  severity: 'warning',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'saml') return;
    for (const { text, at, key } of placesOf(view, 'saml.idp.entityId')) {
      const mistake = text.trim() === '' || isUnfilled(text) ? undefined : mistakeIn(view, text.trim());
      if (mistake === undefined) continue;
      const { says, right, severity = 'warning' } = mistake;
      report({
        at,
        severity,
        message: t`${nameOf(view, key)} ${says}. Write ${right ?? t`the entityID of the identity provider’s metadata`}.`,
        fixes:
          right?.startsWith('https://sts.') === true
            ? [{ title: t`Use ${right}`, preferred: true, changes: [{ key, set: right }] }]
            : [],
      });
    }
  },
};

interface Mistake {
  readonly says: string;
  /** What to write, as far as the text tells. */
  readonly right?: string;
  readonly severity?: Report['severity'] & string;
}

function mistakeIn(view: View, text: string): Mistake | undefined {
  if (text === textOf(view, 'saml.sp.entityId'))
    return { says: t`is OpenMetadata’s own entity ID, so the answers of the identity provider are refused` };
  const url = parseWebUrl(text);
  if (url === undefined) {
    return /^urn:/i.test(text) || !hasSettingsPage(view)
      ? undefined
      : { says: t`is no URL and no urn:, which OpenMetadata’s settings page refuses`, severity: 'information' };
  }
  const host = hostOf(url);
  if (/\.okta(?:preview|-emea)?\.com$/.test(host) && !/^https?:\/\/www\.okta\.com\/\w+$/i.test(text))
    return {
      says: t`is an address of Okta, which calls itself otherwise in its answers`,
      right: t`http://www.okta.com/<ID of the application>`,
    };
  if (host === 'sts.windows.net') {
    const tenant = /^\/([^/]+)\/?$/.exec(url.path)?.[1] ?? '';
    const right = `https://sts.windows.net/${tenant}/`;
    return text === right || !isGuid(tenant)
      ? undefined
      : { says: t`is not quite what Azure calls itself, and the two are compared letter by letter`, right };
  }
  const tenant = tenantIn(url);
  return tenant === undefined
    ? undefined
    : {
        says: t`is an address at which people sign in, but Azure calls itself otherwise in its answers`,
        right: `https://sts.windows.net/${isGuid(tenant) ? tenant : t`<tenant ID>`}/`,
      };
}
