import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, placesOf, textOf } from '../subject';

/**
 * OpenMetadata answers the provider at `/callback`, below its base path if it has one. `/auth/callback` looks right but
 * is where the web page goes afterwards.
 */
export const callbackPath: Rule = {
  code: 'callback-path',
  severity: 'error',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    const confidential = isClientType(view, 'confidential');
    const keys = confidential ? (['oidc.callbackUrl', 'authn.callbackUrl'] as const) : (['authn.callbackUrl'] as const);
    for (const { key, text, at } of placesOf(view, ...keys)) {
      const url = parseWebUrl(text);
      if (url === undefined) continue;
      const right = url.origin + basePath(view, url.path) + '/callback';
      if (text === right) continue;
      report({
        at,
        // A confidential client returns to its own callback URL; the other one is only shown to the browser.
        severity: confidential && key === 'authn.callbackUrl' ? 'warning' : 'error',
        message: `OpenMetadata does not answer the provider at ${text}, so sign-in ends on an error page. Write ${right} here and at the provider.`,
        fixes: [{ title: `Use ${right}`, preferred: true, changes: [{ key, set: right }] }],
      });
    }
  },
};

/** What stands before `/callback`: the base path that the file gives OpenMetadata, or the one that the URL shows. */
function basePath(view: View, path: string): string {
  const server = parseWebUrl(textOf(view, 'oidc.serverUrl') ?? '')?.path.replace(/\/(?:callback)?$/, '');
  if (server !== undefined && server !== '' && path.startsWith(`${server}/`)) return server;
  const shown = path.replace(/(?:\/auth|\/api\/v1)?\/callback\/?$/, '');
  return shown === path ? '' : shown;
}
