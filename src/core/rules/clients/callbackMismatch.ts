import { sameOrigin } from '../../webUrl';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isWritten, nameOf, placesOf } from '../subject';
import { basePath, callbackPlaces, rightCallback } from '../urls/callbacks';
import { oneUrl } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

/**
 * A confidential client returns to its own callback URL. Since 2.0 the server trusts the other one besides, and the settings
 * page overwrites it. What differs from the server's URL or is no callback at all is what other rules speak of.
 */
export const callbackMismatch: Rule = {
  code: 'callback-mismatch',
  severity: 'warning',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    const places = callbackPlaces(view).filter(({ key }) => isWritten(view.get(key)));
    const used = places.find(({ key }) => key === 'oidc.callbackUrl');
    const shown = places.find(({ key }) => key === 'authn.callbackUrl');
    if (shown === undefined || used === undefined || shown.text.trim() === used.text.trim()) return;
    if (isJudgedElsewhere(view, shown.text) || isJudgedElsewhere(view, used.text)) return;
    report({
      at: shown.at,
      message: t`The provider sends people back to ${used.text.trim()}, by ${nameOf(view, used.key)}, and ${nameOf(view, shown.key)} names another page. Write the same in both.`,
      related: alsoAt(used.at, t`Here it is ${used.text.trim()}`),
      fixes: [
        { title: t`Use ${used.text.trim()}`, preferred: true, changes: [{ key: shown.key, set: used.text.trim() }] },
        {
          title: t`Use ${shown.text.trim()} for ${nameOf(view, used.key)}`,
          changes: [{ key: used.key, set: shown.text.trim() }],
        },
      ],
    });
  },
};

function isJudgedElsewhere(view: View, text: string): boolean {
  const url = oneUrl(text);
  const [server] = placesOf(view, 'oidc.serverUrl');
  const serverUrl = oneUrl(server?.text ?? '');
  if (url === undefined || rightCallback(view, text) !== text) return true;
  if (!url.path.startsWith(`${basePath(view) ?? ''}/`)) return true;
  return serverUrl !== undefined && !sameOrigin(url, serverUrl);
}
