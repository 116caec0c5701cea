import { failed } from '../../check';
import type { Explain } from '../../probes/discovery';
import { hostOf } from '../../probes/hosts';
import { t } from '../../../l10n/l10n';

/**
 * What Auth0 means by an answer that is no discovery document: it answers at every name below auth0.com, and says 404 where
 * there is no tenant. A custom domain that is not set up need not lead to Auth0 at all.
 */
export const explain: Explain = (address, { status }, settings) => {
  if (status !== 404) return Promise.resolve(undefined);
  const host = hostOf(address);
  return Promise.resolve(
    host.endsWith('.auth0.com')
      ? failed('realm-not-found', {
          message: t`There is no tenant at ${host}. Copy the Domain from the application’s page at Auth0: it often has a region in it, as in acme.eu.auth0.com.`,
          settings,
        })
      : failed('discovery-fails', {
          message: t`There is no discovery document at ${host} (HTTP 404). Check that this is the tenant’s domain, or a custom domain that Auth0 has verified.`,
          settings,
        }),
  );
};
