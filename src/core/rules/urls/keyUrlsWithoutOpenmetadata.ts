import { addKeyUrl, isOwnKeyUrl, keyUrls, ownKeyUrl } from './keyUrls';
import type { Rule } from '../rule';
import { isOidcProvider, isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * OpenMetadata signs the tokens of its bots itself; without its own keys ingestion gets 401 (OpenMetadata#20811, #24015).
 * Newer servers know their own keys without being told, but the documentation asks for the URL in every release.
 */
export const keyUrlsWithoutOpenmetadata: Rule = {
  code: 'key-urls-without-openmetadata',
  severity: 'warning',
  check({ view, report }) {
    const urls = isOidcProvider(view) ? keyUrls(view) : undefined;
    const reading = view.get('authn.publicKeyUrls');
    if (urls === undefined || !isWritten(reading) || urls.some(isOwnKeyUrl)) return;
    const expected = ownKeyUrl(view);
    report({
      at: reading,
      message: t`${nameOf(view, reading.key)} lacks OpenMetadata’s own keys, so tokens of ingestion and other bots can be refused. Add ${expected}.`,
      fixes: [addKeyUrl(urls, expected)],
    });
  },
};
