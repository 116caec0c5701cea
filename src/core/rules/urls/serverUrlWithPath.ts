import type { Severity } from '../../finding';
import { compareReleases } from '../../catalogue/releases';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf } from '../subject';
import { oneUrl } from './urlText';
import { t } from '../../../l10n/l10n';

/**
 * The server puts its own paths behind its URL: `/logout`, and since 2.0 the `/auth/callback` that a sign-in must return to
 * (AuthenticationCodeFlowHandler). OpenMetadata's settings page cuts a `/callback` off, but reads no files.
 */
export const serverUrlWithPath: Rule = {
  code: 'server-url-with-path',
  severity: 'warning',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    for (const { key, text, at } of placesOf(view, 'oidc.serverUrl')) {
      const { origin, path } = oneUrl(text) ?? {};
      const surplus = /\/(?:(?:(?:auth|api\/v1)\/)?callback|silent-callback|signin|logout|api\/v1)?\/*$/.exec(
        path ?? '',
      )?.[0];
      if (origin === undefined || path === undefined || !surplus) continue;
      const right = origin + path.slice(0, -surplus.length);
      report({
        at,
        severity: severityOf(view, surplus),
        message: isSlash(surplus)
          ? t`The server puts paths behind ${nameOf(view, key)}, so people who sign out come to ${text}/logout. Write ${right}.`
          : t`The server puts paths behind ${nameOf(view, key)}, so people who sign out come to ${text}/logout, and since release 2.0 nobody gets back in. Write ${right}.`,
        fixes: [{ title: t`Use ${right}`, preferred: true, safe: true, changes: [{ key, set: right }] }],
      });
    }
  },
};

const isSlash = (path: string): boolean => /^\/+$/.test(path);

/** A slash too many is passed over by most. With a path, 2.0 trusts no address that a browser can come back to. */
function severityOf({ release = 'main' }: View, surplus: string): Severity {
  if (isSlash(surplus)) return 'information';
  return compareReleases(release, '2.0') >= 0 ? 'error' : 'warning';
}
