import { quoted } from '../../text/quoted';
import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { isAzureType, isManyTenants, isTenant, tenantIn, tenantsIn, type TenantPlace } from './azureTenants';
import { hasSettingsPage } from './settingsPage';
import type { Report, Rule } from '../rule';
import { anchor, isClientType, isMissing, isWritten, milder, nameOf, placesOf } from '../subject';
import { isUnfilled } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

/**
 * The server puts `tenant` between `https://login.microsoftonline.com/` and `/v2.0` (pac4j, AzureAd2OidcConfiguration).
 * OpenMetadata's own Docker page for Azure shows a whole URL there.
 */
export const azureTenant: Rule = {
  code: 'azure-tenant',
  severity: 'error',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'azure') return;
    for (const place of tenantsIn(view, 'authn.authority', 'authn.publicKeyUrls')) {
      if (!isTenant(place.tenant) && !isUnfilled(place.text)) report(noTenant(view, place));
    }
    if (!isClientType(view, 'confidential')) return;
    for (const finding of [...wrongSettings(view), ...missingSetting(view)]) report(finding);
  },
};

function noTenant(view: View, { key, at, tenant }: TenantPlace): Report {
  return {
    at,
    severity: isClientType(view, 'public') ? 'error' : 'warning',
    message: t`${nameOf(view, key)} names the directory ${quoted(tenant, 60)}, and Azure knows none of that name (AADSTS90002). Write its directory (tenant) ID, or one of its domains.`,
  };
}

/** What `tenant` holds, and the discovery document where it counts. */
function wrongSettings(view: View): readonly Report[] {
  const name = nameOf(view, 'oidc.tenant');
  const severity = isAzureType(view) ? 'error' : 'information';
  const inUrl = tenantsIn(view, 'oidc.discoveryUri').filter(
    ({ tenant, text }) => !isAzureType(view) && !isTenant(tenant) && !isUnfilled(text),
  );
  const own = placesOf(view, 'oidc.tenant').flatMap(({ text, at }): readonly Report[] => {
    const written = text.trim();
    if (written === '' || isTenant(written) || isUnfilled(written)) return [];
    const url = parseWebUrl(written);
    const tenant = url === undefined ? undefined : tenantIn(url);
    const isKnown = tenant !== undefined && isTenant(tenant);
    const what = url === undefined ? t`is no directory of Azure` : t`is a whole URL`;
    return [
      {
        at,
        severity,
        message: t`${name} ${what}, and the server puts it in the middle of the address at which people sign in. Write ${isKnown ? quoted(tenant, 60) : t`the directory (tenant) ID`} alone.`,
        fixes: isKnown
          ? [{ title: t`Use ${tenant}`, preferred: true, safe: true, changes: [{ key: 'oidc.tenant', set: tenant }] }]
          : [],
      },
    ];
  });
  return [...inUrl.map((place) => noTenant(view, place)), ...own];
}

/** A blank tenant means "common", which fits applications that are registered for many directories. */
function missingSetting(view: View): readonly Report[] {
  if (!isMissing(view, 'oidc.tenant')) return [];
  const known = tenantsIn(view, 'authn.authority', 'oidc.discoveryUri').find(
    ({ tenant, text }) => isTenant(tenant) && !isUnfilled(text),
  );
  // Other clouds than the public one have other addresses, which say nothing of a tenant here.
  if (!isAzureType(view) && (known === undefined || !hasSettingsPage(view))) return [];
  const reading = view.get('oidc.tenant');
  const breaks = isAzureType(view) && known?.tenant !== 'common';
  const severity = breaks && !(known && isManyTenants(known.tenant)) ? 'warning' : 'information';
  const name = nameOf(view, 'oidc.tenant');
  const meant = known === undefined ? t`the directory (tenant) ID` : quoted(known.tenant, 60);
  const effect = breaks
    ? t`the server signs people in by way of common, which applications of one directory refuse (AADSTS50194)`
    : t`OpenMetadata’s settings page refuses a confidential client of Azure without it`;
  return [
    {
      at: anchor(view, 'oidc.tenant', 'oidc.type', 'authn.provider'),
      severity: view.partial && !isWritten(reading) ? milder(severity) : severity,
      message: isWritten(reading)
        ? t`${name} is empty: ${effect}. Write ${meant}.`
        : t`${name} is missing: ${effect}. Write ${meant}.`,
      fixes:
        known === undefined
          ? []
          : [
              {
                title: t`Set ${name} to ${known.tenant}`,
                preferred: true,
                changes: [{ key: 'oidc.tenant', set: known.tenant }],
              },
            ],
    },
  ];
}
