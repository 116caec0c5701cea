import type { SettingKey } from '../catalogue/catalogue';
import { nearest } from './nearest';

/** What people write for a value that OpenMetadata calls otherwise: small letters and digits only. */
const synonyms: Partial<Record<SettingKey, Readonly<Record<string, string>>>> = {
  'authn.provider': {
    keycloak: 'custom-oidc',
    onelogin: 'custom-oidc',
    oidc: 'custom-oidc',
    cognito: 'aws-cognito',
    azuread: 'azure',
    entra: 'azure',
    entraid: 'azure',
    noauth: 'basic',
  },
  'authn.clientType': { private: 'confidential', implicit: 'public', spa: 'public' },
  // What is signed with a shared secret can be verified by nobody who has the public key only.
  'authn.tokenValidationAlgorithm': { hs256: 'RS256', hs384: 'RS384', hs512: 'RS512' },
  'authn.responseType': { implicit: 'id_token', token: 'id_token' },
};

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The allowed value that was probably meant: the only one, the same but for case and signs, a synonym, or a close one. */
export function allowedValue(key: SettingKey, written: string, allowed: readonly string[]): string | undefined {
  if (allowed.length === 1) return allowed[0];
  const meant = synonyms[key]?.[plain(written)];
  const same = allowed.find((value) => plain(value) === plain(written));
  return same ?? (meant !== undefined && allowed.includes(meant) ? meant : nearest(written, allowed));
}
