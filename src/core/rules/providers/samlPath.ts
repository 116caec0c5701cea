import { quoted } from '../../text/quoted';
import type { SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { nameOf, placesOf } from '../subject';
import { isUnfilled } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

interface Endpoint {
  /** What OpenMetadata answers at, below its base path. */
  readonly paths: RegExp;
  readonly path: string;
  readonly message: (right: string, name: string) => string;
  readonly severity: Severity;
}

const endpoints = {
  'saml.sp.acs': {
    paths: /(?:\/api\/v1\/saml\/acs|(?<!\/saml|\/auth)\/callback)$/,
    path: '/api/v1/saml/acs',
    message: (right, name) =>
      t`OpenMetadata takes no answers of the identity provider there, so nobody can sign in. Write ${right} as ${name}, and at the identity provider.`,
    severity: 'error',
  },
  'saml.sp.callback': {
    paths: /\/callback$/,
    path: '/saml/callback',
    message: (right, name) =>
      t`OpenMetadata has no page for people who come back signed in there, so they have to sign in again. Write ${right} as ${name}.`,
    severity: 'warning',
  },
} satisfies Partial<Record<SettingKey, Endpoint>>;

/**
 * The identity provider posts to the one and people end at the other; swapped, or at the root, sign-in loops
 * (OpenMetadata#16076, #16433; SamlValidator).
 */
export const samlPath: Rule = {
  code: 'saml-path',
  severity: 'error',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'saml') return;
    for (const key of ['saml.sp.acs', 'saml.sp.callback'] as const) {
      const { paths, path, message, severity } = endpoints[key];
      for (const { text, at } of placesOf(view, key)) {
        const url = parseWebUrl(text.trim());
        if (url === undefined || isUnfilled(text) || paths.test(text.trim())) continue;
        const right = url.origin + basePath(url.path) + path;
        report({
          at,
          severity,
          message: message(quoted(right, 100), nameOf(view, key)),
          fixes: [{ title: t`Use ${right}`, preferred: true, changes: [{ key, set: right }] }],
        });
      }
    }
  },
};

/** What stands before the paths that OpenMetadata knows. */
const basePath = (path: string): string =>
  path.replace(/\/(?:api\/v1\/saml(?:\/\w+)?|api(?:\/v1)?|saml(?:\/\w+)?|(?:auth\/)?callback)?\/?$/, '');
