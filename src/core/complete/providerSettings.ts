import type { SettingKey } from '../catalogue/catalogue';

/** The settings that lead to a realm of the identity provider. */
export type RealmUrlKey = (typeof realmUrls)[number];

const realmUrls = ['authn.authority', 'oidc.discoveryUri', 'authn.publicKeyUrls'] as const;

export const isRealmUrl = (key: SettingKey): key is RealmUrlKey => realmUrls.some((url) => url === key);

/** The settings that hold the ID of a client at the identity provider. */
export const isClientId = (key: SettingKey): boolean => key === 'authn.clientId' || key === 'oidc.id';
