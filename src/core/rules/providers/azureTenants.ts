import type { SettingKey } from '../../catalogue/catalogue';
import type { View } from '../../view';
import { parseWebUrl, type WebUrl } from '../../webUrl';
import { placesOf, type Place } from '../subject';

/** The host that all directories of Azure's public cloud share. */
const host = /^https?:\/\/login\.microsoftonline\.com(?::443)?$/i;

/** How Azure writes the IDs of directories, applications and secrets. */
export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Stands for many directories: those who sign in belong to one of another name. */
export const isManyTenants = (tenant: string): boolean => /^(?:common|organizations|consumers)$/.test(tenant);

/** What Azure takes for a directory: its ID, one of its domains, or a word for many directories. */
export const isTenant = (text: string): boolean =>
  isGuid(text) || isManyTenants(text) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text);

/** What stands where the tenant belongs; undefined for other hosts, and where an endpoint stands there at once. */
export function tenantIn({ origin, path }: WebUrl): string | undefined {
  const segment = host.test(origin) ? /^\/([^/]+)/.exec(path)?.[1] : undefined;
  return segment === undefined || /^(?:\.well-known|v\d\.0|oauth2|discovery)$/.test(segment) ? undefined : segment;
}

/** The authority of a directory, by any of its URLs; undefined where the URL names none. */
export function issuerOfAzure(url: WebUrl): string | undefined {
  const tenant = tenantIn(url);
  return tenant !== undefined && isTenant(tenant) ? `https://login.microsoftonline.com/${tenant}` : undefined;
}

export interface TenantPlace extends Place {
  readonly tenant: string;
}

/** What stands in these settings where a tenant belongs: in `oidc.tenant` the whole text, in a URL its first part. */
export const tenantsIn = (view: View, ...keys: readonly SettingKey[]): readonly TenantPlace[] =>
  placesOf(view, ...keys).flatMap((place) => {
    const url = parseWebUrl(place.text.trim());
    const whole = place.key === 'oidc.tenant' ? place.text.trim() || undefined : undefined;
    const tenant = url === undefined ? whole : tenantIn(url);
    return tenant === undefined ? [] : [{ ...place, tenant }];
  });

/**
 * With this `type` the server goes by `tenant`, or by "common" where that is blank, and reads no `discoveryUri` (pac4j 5
 * and 6, AzureAd2OidcConfiguration). Upper and lower case make no difference.
 */
export function isAzureType(view: View): boolean {
  const type = view.get('oidc.type').value;
  return typeof type === 'string' && type.trim().toLowerCase() === 'azure';
}
