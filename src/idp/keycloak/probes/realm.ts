import type { SettingKey } from '../../../core/catalogue/catalogue';
import { issuerOf, parseKeycloakUrl } from '../../../core/keycloakUrl';
import { discoveryPath } from '../../../core/rules/urls/issuer';
import { failed, type CheckOutcome } from '../../check';
import { textField } from '../../http';
import type { Asking } from '../../probes/document';
import { readDocument } from '../../probes/document';
import type { Explain } from '../../probes/discovery';
import { hostOf } from '../../probes/hosts';
import { t } from '../../../l10n/l10n';

export const realmDisabled = (realm: string, settings: readonly SettingKey[]): CheckOutcome =>
  failed('realm-disabled', { message: t`The realm ${realm} is disabled: nobody can sign in there.`, settings });

export const httpsRequired = (address: string, settings: readonly SettingKey[]): CheckOutcome =>
  failed('https-required', {
    message: t`The realm takes HTTPS only, and ${hostOf(address)} is asked over plain http.`,
    settings,
  });

/** What Keycloak means by an answer that is no discovery document. */
export const explain =
  (asking: Asking): Explain =>
  async (address, { status, body }, settings) => {
    const url = parseKeycloakUrl(address);
    // Keycloak 24 adds a description that says to look into the log.
    const words = textField(body, 'error');
    if (url === undefined || words === undefined) return undefined;
    if (status === 403) return httpsRequired(address, settings);
    if (status !== 404) return undefined;
    if (words.startsWith('Realm '))
      return failed('realm-not-found', {
        message: t`${hostOf(address)} has no realm ${url.realm}. Upper and lower case differ.`,
        settings,
      });
    const other = {
      ...url,
      prefix: url.prefix.endsWith('/auth') ? url.prefix.slice(0, -'/auth'.length) : `${url.prefix}/auth`,
    };
    const there = await readDocument(issuerOf(other) + discoveryPath, asking);
    return failed('discovery-fails', {
      message: there.ok
        ? t`There is no Keycloak at ${issuerOf(url)}: it is at ${issuerOf(other)}.`
        : t`There is no Keycloak at ${issuerOf(url)}, or not under this path (HTTP 404).`,
      settings,
      fixes: there.ok
        ? [
            {
              title: t`Use ${issuerOf(other)}`,
              preferred: true,
              changes: settings.map((key) => ({
                key,
                set: issuerOf(other) + (key === 'oidc.discoveryUri' ? discoveryPath : ''),
              })),
            },
          ]
        : [],
    });
  };
