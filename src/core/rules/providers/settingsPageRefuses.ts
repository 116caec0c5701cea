import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { isGuid, isManyTenants, isTenant, tenantsIn } from './azureTenants';
import { hostOf, namedProvider } from './identityProviders';
import type { Rule } from '../rule';
import { placesOf, type Place } from '../subject';
import { t } from '../../../l10n/l10n';

interface Refused {
  readonly place: Place;
  readonly why: string;
}

/** What works from a file but not on Settings > SSO, whose validators are stricter than the server. By provider. */
const refusals = new Map<unknown, (view: View) => readonly Refused[]>([
  [
    'aws-cognito',
    (view) =>
      keyUrlsAt(view, (host) => !host.startsWith('cognito-idp.')).map((place) => ({
        place,
        why: t`takes no key URLs but Amazon Cognito’s`,
      })),
  ],
  [
    'auth0',
    (view) =>
      keyUrlsAt(view, (host) => !host.includes('.')).map((place) => ({
        place,
        why: t`takes no key URL whose host has no dot`,
      })),
  ],
  [
    'azure',
    (view) =>
      tenantsIn(view, 'authn.authority', 'oidc.tenant')
        .filter(({ tenant }) => isTenant(tenant) && !isGuid(tenant) && !isManyTenants(tenant))
        .map((place) => ({ place, why: t`takes a directory’s ID only, not its domain` })),
  ],
]);

const keyUrlsAt = (view: View, refused: (host: string) => boolean): readonly Place[] =>
  placesOf(view, 'authn.publicKeyUrls').filter(({ text }) => {
    const url = parseWebUrl(text);
    return url !== undefined && refused(hostOf(url));
  });

/** Read in CognitoAuthValidator, Auth0Validator and AzureAuthValidator; they run when somebody saves on that page only. */
export const settingsPageRefuses: Rule = {
  code: 'settings-page-refuses',
  severity: 'hint',
  releases: { since: '1.10' },
  check({ view, report }) {
    for (const { place, why } of refusals.get(namedProvider(view)?.value)?.(view) ?? []) {
      report({
        at: place.at,
        message: t`This works, but OpenMetadata’s settings page ${why}, so nobody can save sign-in settings there. Go on changing them in this file.`,
      });
    }
  },
};
