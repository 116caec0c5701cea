import { sameAddress } from '../../../core/sameAddress';
import type { ConnectionProfile } from '../../../idp/connection';
import { isInsecureUrl, isLocalUrl } from '../../../idp/insecureUrl';
import type { IdentityProvider } from '../../../idp/provider';
import { providerUrls } from '../../../provisioning/located';
import type { ProviderEntry } from '../../../provisioning/providers';
import type { Choice } from '../../platform/ask';
import type { ConfigurationFile } from '../../workspace/search';
import type { KnownAddress } from '../connection/askConnection';
import { t } from '../../../l10n/l10n';

/**
 * Connections that nobody has made yet, at the addresses that a file names. On this machine it is likely that the first
 * administrator signs in, so that is one answer; everywhere the other ways are one more away. Addresses at which a password
 * could be read on the way are left to be typed: that is asked about.
 */
export const namedConnections = (
  file: ConfigurationFile | undefined,
  entry: ProviderEntry,
  { methods }: IdentityProvider,
  profiles: readonly ConnectionProfile[],
): readonly Choice<KnownAddress>[] =>
  file === undefined || !entry.hasRealms
    ? []
    : providerUrls(file.view, entry)
        .filter((url) => !isInsecureUrl(url) && !profiles.some((profile) => sameAddress(profile.url, url)))
        .flatMap((url) => {
          const { host } = new URL(url);
          const named = t`named in ${file.name}`;
          const local = isLocalUrl(url) ? methods.filter((method) => method.local !== undefined) : [];
          const other: Choice<KnownAddress> = {
            label: local.length === 0 ? `${host}…` : t`Another way to sign in to ${host}…`,
            description: named,
            detail: t`With the browser, a service account or another account.`,
            icon: 'plug',
            value: { url },
          };
          return [
            ...local.map((method): Choice<KnownAddress> => ({
              label: t`${method.label} at ${host}`,
              description: named,
              detail: method.detail,
              icon: 'plug',
              value: { url, method },
            })),
            other,
          ];
        });
