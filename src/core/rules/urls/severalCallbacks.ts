import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix } from '../../finding';
import { isList } from '../../value';
import type { View } from '../../view';
import { parseWebUrl, sameOrigin } from '../../webUrl';
import type { Rule } from '../rule';
import { isClientType, nameOf, textOf } from '../subject';
import { callbackKeys } from './callbacks';
import { isWebUrl, severalUrls } from './urlText';
import { t } from '../../../l10n/l10n';

/** OpenMetadata knows one callback URL (OpenMetadata#28870) and sends what stands there to the provider as it is. */
export const severalCallbacks: Rule = {
  code: 'several-callbacks',
  severity: 'error',
  check({ view, report }) {
    const isConfidential = isClientType(view, 'confidential');
    for (const key of callbackKeys(view)) {
      const urls = callbacks(view, key);
      if (urls.length === 0) continue;
      // A list stops the server, wherever it stands.
      const isUnused = isConfidential && key === 'authn.callbackUrl' && !isList(view.get(key).value ?? null);
      report({
        at: view.get(key),
        severity: isUnused ? 'warning' : 'error',
        message: t`${nameOf(view, key)} takes one URL, so with ${urls.length.toString()} of them nobody comes back from the provider. Write the one that users open.`,
        fixes: fixes(view, key, urls),
      });
    }
  },
};

/** The URLs of a list, or of a text that holds several. */
function callbacks(view: View, key: SettingKey): readonly string[] {
  const { value, stock } = view.get(key);
  if (stock || value === undefined || value === null) return [];
  if (typeof value === 'string') return severalUrls(value);
  const items = isList(value) ? value.filter((item) => typeof item === 'string') : [];
  return isList(value) && items.length === value.length && items.every(isWebUrl) ? items : [];
}

/** The one on the server's own address, if it is there. */
function fixes(view: View, key: SettingKey, urls: readonly string[]): readonly Fix[] {
  const server = parseWebUrl(textOf(view, 'oidc.serverUrl') ?? '');
  const own = urls.find((text) => {
    const url = parseWebUrl(text);
    return server !== undefined && url !== undefined && sameOrigin(url, server);
  });
  return urls.map((url) => ({
    title: t`Use ${url}`,
    ...(url === (own ?? urls[0]) ? { preferred: true as const } : {}),
    changes: [{ key, set: url }],
  }));
}
