import type { SettingKey } from '../catalogue/catalogue';
import { certificatesPath, issuerOf, parseKeycloakUrl } from '../keycloakUrl';
import { ownKeysPath, providerKeyUrl } from '../rules/urls/keyUrls';
import { isOidcProvider, isWritten, nameOf, placesOf } from '../rules/subject';
import type { View } from '../view';
import { parseWebUrl, withoutPassword } from '../webUrl';
import { t } from '../../l10n/l10n';

/** A value that follows from what a file says, and the setting that says it. */
export interface Derived {
  readonly text: string;
  readonly from: string;
}

/** What follows an issuer in the address of its discovery document. */
export const discoveryPath = '/.well-known/openid-configuration';

/** The texts that a setting can have, or its list hold, given the others. The best comes first. */
export function derivedTexts(view: View, key: SettingKey): readonly Derived[] {
  const found = sources[key]?.(view) ?? [];
  // Whoever writes credentials into a URL does not want more of them.
  const shown = found.filter(({ text }) => withoutPassword(text) === text);
  return shown.filter(({ text }, index) => shown.findIndex((other) => other.text === text) === index);
}

const sources: Partial<Record<SettingKey, (view: View) => readonly Derived[]>> = {
  'authn.authority': (view) => issuersIn(view),
  'authn.publicKeyUrls': keyUrlTexts,
  'authn.clientId': (view) => said(view, 'oidc.id'),
  'authn.callbackUrl': callbacks,
  'oidc.id': (view) => said(view, 'authn.clientId'),
  'oidc.type': (view) => said(view, 'authn.provider'),
  'oidc.discoveryUri': (view) =>
    issuersIn(view, true).map(({ text, from }) => ({ text: discoveryOf(view, text), from })),
  'oidc.callbackUrl': callbacks,
  'oidc.serverUrl': ownAddresses,
  'oidc.preferredJwsAlgorithm': (view) => said(view, 'authn.tokenValidationAlgorithm'),
  'authn.tokenValidationAlgorithm': (view) => said(view, 'oidc.preferredJwsAlgorithm'),
  'authn.providerName': (view) =>
    said(view, 'authn.authority', 'oidc.discoveryUri').flatMap(({ text, from }) =>
      parseKeycloakUrl(text) === undefined ? [] : [{ text: 'Keycloak', from }],
    ),
  'authz.principalDomain': domains,
  'authz.allowedDomains': (view) => [...said(view, 'authz.principalDomain'), ...domains(view)],
  'authz.allowedEmailDomains': (view) => [...said(view, 'authz.principalDomain'), ...domains(view)],
  'authz.allowedEmailRegistrationDomains': (view) => [...said(view, 'authz.principalDomain'), ...domains(view)],
  'saml.idp.authorityUrl': (view) => ownAddresses(view).map(appending('/api/v1/saml/login')),
  'saml.sp.entityId': (view) => ownAddresses(view).map(appending('/api/v1/saml/metadata')),
  'saml.sp.acs': (view) => ownAddresses(view).map(appending('/api/v1/saml/acs')),
  'saml.sp.callback': (view) => ownAddresses(view).map(appending('/saml/callback')),
};

/** OpenMetadata's own keys and the provider's: a list that lacks one of them lets in nobody, or no bot. */
function keyUrlTexts(view: View): readonly Derived[] {
  const provider = [
    ...providerKeys(view),
    ...said(view, 'authn.authority', 'oidc.discoveryUri').flatMap(keycloakCertificates),
  ];
  const own = ownAddresses(view).map(appending(ownKeysPath));
  const host = view.vocabulary === 'chart' ? 'openmetadata' : 'localhost';
  const shipped = { text: `http://${host}:8585${ownKeysPath}`, from: t`OpenMetadata’s default address` };
  return own.length > 0 ? [...own, ...provider] : provider.length > 0 ? [...provider, shipped] : [];
}

/** Only where the file names the provider's address itself: the shipped one is Google's. */
const providerKeys = (view: View): readonly Derived[] =>
  issuersIn(view, true)
    .slice(0, 1)
    .flatMap(({ from }) => {
      const text = providerKeyUrl(view);
      return text === undefined ? [] : [{ text, from }];
    });

/** What the file itself says of settings, one after another. A shipped placeholder is nobody's saying. */
const said = (view: View, ...keys: readonly SettingKey[]): readonly Derived[] =>
  keys
    .filter((key) => isWritten(view.get(key)))
    .flatMap((key) => placesOf(view, key))
    .map(({ key, text }) => ({ text: text.trim(), from: nameOf(view, key) }))
    .filter(({ text }) => text !== '');

const appending =
  (path: string) =>
  ({ text, from }: Derived): Derived => ({ text: text + path, from });

/** Where people open OpenMetadata, by everything that is below that address. */
function ownAddresses(view: View): readonly Derived[] {
  const paths =
    /\/(?:callback|silent-callback|saml\/callback|api\/v1\/(?:saml\/(?:acs|metadata|login)|(?:system\/)?config\/jwks))?\/?$/;
  const settings = [
    'oidc.serverUrl',
    'oidc.callbackUrl',
    'authn.callbackUrl',
    'saml.sp.acs',
    'saml.sp.callback',
    'saml.sp.entityId',
  ] as const;
  const keyUrls = said(view, 'authn.publicKeyUrls').filter(({ text }) => text.includes('/config/jwks'));
  return [...said(view, ...settings), ...keyUrls].flatMap(({ text, from }) => {
    const url = parseWebUrl(text);
    return url === undefined ? [] : [{ text: url.origin + url.path.replace(paths, ''), from }];
  });
}

/** A callback URL is the address that people open with `/callback` behind it. */
function callbacks(view: View): readonly Derived[] {
  return isOidcProvider(view) || view.get('authn.provider').value === undefined
    ? ownAddresses(view).map(appending('/callback'))
    : [];
}

/** The issuers of the provider that the file names. `all` asks for the authority itself too, and for the way that the server takes first. */
export function issuersIn(view: View, all = false): readonly Derived[] {
  const discovery = said(view, 'oidc.discoveryUri').flatMap(({ text, from }) =>
    text.endsWith(discoveryPath) ? [{ text: text.slice(0, -discoveryPath.length), from }] : [],
  );
  const keys = said(view, 'authn.publicKeyUrls').flatMap(({ text, from }) => {
    const url = parseKeycloakUrl(text);
    return url === undefined ? [] : [{ text: issuerOf(url), from }];
  });
  const authority = all ? said(view, 'authn.authority').map(({ text, from }) => ({ text: trimmed(text), from })) : [];
  const provider = view.get('authn.provider').value;
  const from = nameOf(view, 'authn.provider');
  const google = provider === 'google' ? [{ text: 'https://accounts.google.com', from }] : [];
  const azure =
    provider === 'azure'
      ? said(view, 'oidc.tenant').map((tenant) => ({
          ...tenant,
          text: `https://login.microsoftonline.com/${tenant.text}`,
        }))
      : [];
  return [...authority, ...discovery, ...keys, ...google, ...azure].filter(
    ({ text }) => parseWebUrl(text) !== undefined,
  );
}

const trimmed = (url: string): string => url.replace(/\/$/, '');

/** Azure has a discovery document for each version of its protocol, and OpenMetadata wants that of version 2. */
const discoveryOf = (view: View, issuer: string): string =>
  (view.get('authn.provider').value === 'azure' && !/\/v2\.0$/.test(issuer) ? `${issuer}/v2.0` : issuer) +
  discoveryPath;

const keycloakCertificates = ({ text, from }: Derived): readonly Derived[] => {
  const url = parseKeycloakUrl(text);
  return url === undefined ? [] : [{ text: issuerOf(url) + certificatesPath, from }];
};

/** `om.acme.com` is a host of the people at `acme.com`, as a rule. */
function domains(view: View): readonly Derived[] {
  return ownAddresses(view).flatMap(({ text, from }) => {
    const host = /^https?:\/\/(?:[\w-]+\.)+?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?$/i.exec(
      parseWebUrl(text)?.origin ?? '',
    )?.[1];
    return host === undefined ? [] : [{ text: host.toLowerCase(), from }];
  });
}
