import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { addKeyUrl, isOwnKeyUrl, keyUrls, ownKeysPath } from './keyUrls';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, isWritten, nameOf, placesOf, rewrite, textOf } from '../subject';

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
    if (urls === undefined || !isWritten(reading) || urls.some((url) => url.includes(ownKeysPath))) return;
    const outdated = placesOf(view, reading.key).find(({ text }) => isOwnKeyUrl(text));
    const expected = outdated?.text.replace('/config/jwks', '/system/config/jwks') ?? ownUrl(view) + ownKeysPath;
    report({
      at: reading,
      message: `${nameOf(view, reading.key)} lacks OpenMetadata's own keys, so tokens of ingestion and other bots can be refused. ${outdated ? 'Write' : 'Add'} ${expected}.`,
      fixes: [
        outdated === undefined
          ? addKeyUrl(urls, expected)
          : { title: `Use ${expected}`, preferred: true, changes: [rewrite(view, outdated, expected)] },
      ],
    });
  },
};

/** OpenMetadata's URL, by what the file says of it. */
function ownUrl(view: View): string {
  const server = isClientType(view, 'confidential') ? textOf(view, 'oidc.serverUrl') : undefined;
  const url = parseWebUrl(server ?? textOf(view, 'authn.callbackUrl')?.replace(/\/callback$/, '') ?? '');
  return url === undefined ? 'http://localhost:8585' : url.origin + url.path.replace(/\/$/, '');
}
