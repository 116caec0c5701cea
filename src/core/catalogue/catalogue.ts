import { authenticationSettings } from './authentication';
import { authorizerSettings } from './authorizer';
import { contextSettings } from './context';
import { configSourceSettings } from './configSource';
import { jwtSettings } from './jwt';
import { ldapSettings } from './ldap';
import { ldapTrustStoreSettings } from './ldapTrustStore';
import { oidcSettings } from './oidc';
import { samlSettings } from './saml';
import { samlSecuritySettings } from './samlSecurity';
import type { Setting } from './setting';

const rows = [
  ...authenticationSettings,
  ...oidcSettings,
  ...ldapSettings,
  ...ldapTrustStoreSettings,
  ...samlSettings,
  ...samlSecuritySettings,
  ...authorizerSettings,
  ...jwtSettings,
  ...configSourceSettings,
] as const;

export type SettingKey = (typeof rows)[number]['key'] | (typeof contextSettings)[number]['key'];

export type CatalogueRow = Setting & { readonly key: SettingKey };

/** Every SSO setting of OpenMetadata, once. Schemas, format mapping and documentation are derived from it. */
export const catalogue: readonly CatalogueRow[] = rows;

/** The catalogue, and what sign-in depends on besides: every key that a view has a reading of. */
export const everySetting: readonly CatalogueRow[] = [...rows, ...contextSettings];

const byKey = new Map(everySetting.map((setting) => [setting.key, setting]));

/** The row of a key. Every key of the type has one. */
export function settingOf(key: SettingKey): CatalogueRow {
  const setting = byKey.get(key);
  if (setting === undefined) throw new Error(`no setting ${key} in the catalogue`);
  return setting;
}
