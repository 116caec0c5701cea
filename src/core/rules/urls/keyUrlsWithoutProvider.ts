import { addKeyUrl, holdsOtherThanKeys, keyUrls, providerKeyUrl, providesKeys } from './keyUrls';
import type { Rule } from '../rule';
import { anchor, isClientType, isOidcProvider, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** A token is accepted only if its key is behind one of the key URLs (OpenMetadata, MultiUrlJwkProvider; #7567, #8505). */
export const keyUrlsWithoutProvider: Rule = {
  code: 'key-urls-without-provider',
  severity: 'error',
  check({ view, report }) {
    const urls = isOidcProvider(view) ? keyUrls(view) : undefined;
    // One that was meant to be the provider's is mended where it stands.
    if (urls === undefined || urls.some((url) => providesKeys(view, url) || holdsOtherThanKeys(view, url))) return;
    const reading = view.get('authn.publicKeyUrls');
    const expected = providerKeyUrl(view);
    // Since 2.0 the server hands out its own token to users of a confidential client.
    const severity = isClientType(view, 'public') ? 'error' : 'warning';
    report({
      at: reading.stock || isWritten(reading) ? reading : anchor(view, 'authn.authority', 'authn.provider'),
      severity: isWritten(reading) || !view.partial ? severity : milder(severity),
      message: t`${nameOf(view, 'authn.publicKeyUrls')} lacks the provider’s own keys, so the tokens it issues are refused. Add ${expected ?? t`the jwks_uri of the provider’s discovery document`}.`,
      fixes: expected === undefined ? [] : [addKeyUrl(urls, expected)],
    });
  },
};
