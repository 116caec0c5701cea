import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix } from '../../finding';
import type { View } from '../../view';
import { sameOrigin, type WebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isWritten, milder, nameOf, placesOf } from '../subject';
import { callbackPlaces } from './callbacks';
import { isLocalhost, oneUrl } from './urlText';
import { t } from '../../../l10n/l10n';

/**
 * The session cookie is set for the server's origin and does not follow the browser to another (OpenMetadata#23508, #26145);
 * since 2.0 the server refuses redirects to other origins (RedirectUriValidator).
 */
export const callbackOrigin: Rule = {
  code: 'callback-origin',
  severity: 'warning',
  check({ view, report }) {
    const [server] = isClientType(view, 'confidential') ? placesOf(view, 'oidc.serverUrl') : [];
    const serverUrl = oneUrl(server?.text ?? '');
    if (server === undefined || serverUrl === undefined) return;
    for (const { key, text, at } of callbackPlaces(view)) {
      const url = oneUrl(text);
      if (url === undefined || sameOrigin(url, serverUrl)) continue;
      report({
        at: isWritten(view.get(key)) ? at : server.at,
        severity: isWritten(view.get(key)) && isWritten(view.get('oidc.serverUrl')) ? 'warning' : milder('warning'),
        message: t`${nameOf(view, key)} is on ${url.origin}, but ${nameOf(view, 'oidc.serverUrl')} is on ${serverUrl.origin}, so the browser comes back without its session and is asked to sign in again. Use the address that users open for both.`,
        related: alsoAt(server.at, t`Here it is ${server.text}`),
        fixes: fixes(view, url, serverUrl, key),
      });
    }
  },
};

/** An address of this machine is what was left as it came. */
function fixes(view: View, url: WebUrl, server: WebUrl, key: SettingKey): readonly Fix[] {
  const moveCallback: Fix = {
    title: t`Use ${server.origin + url.path} for ${nameOf(view, key)}`,
    changes: [{ key, set: server.origin + url.path }],
  };
  const moveServer: Fix = {
    title: t`Use ${url.origin + server.path} for ${nameOf(view, 'oidc.serverUrl')}`,
    changes: [{ key: 'oidc.serverUrl', set: url.origin + server.path }],
  };
  return isLocalhost(server.origin) && !isLocalhost(url.origin)
    ? [{ ...moveServer, preferred: true }, moveCallback]
    : [{ ...moveCallback, preferred: true }, moveServer];
}
