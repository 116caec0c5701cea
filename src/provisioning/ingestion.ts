import type { SettingKey } from '../core/catalogue/catalogue';
import type { Change } from '../core/finding';
import { isBlank, isList } from '../core/value';
import type { View } from '../core/view';
import { complete } from './complete';
import { parseUrl } from './urls';

/*
 * What OpenMetadata's own bots need to go on signing in once users sign in elsewhere ("Configure Ingestion" on each of its
 * deployment pages): their tokens are OpenMetadata's, so it has to have keys to sign them with and to know its own keys.
 */

const ownKeysPath = '/api/v1/system/config/jwks';

/** Where OpenMetadata publishes the keys of its own tokens: bots and ingestion stop working if it is not among the key URLs. */
export const ownKeysUrl = (openMetadataUrl: string): string => openMetadataUrl + ownKeysPath;

/**
 * The URL under which the server is to fetch its own keys. One that the file has is kept if only the server's own network
 * knows it (`localhost`, a Service of the cluster): the server may not reach itself by its public name (OpenMetadata#15489).
 */
export function keptOwnKeysUrl(view: View, openMetadataUrl: string): string {
  const { source, stock, value } = view.get('authn.publicKeyUrls');
  const written = source === 'file' && stock === undefined && value !== undefined && isList(value) ? value : [];
  const kept = written.find((url): url is string => typeof url === 'string' && isInternal(url));
  return kept ?? ownKeysUrl(openMetadataUrl);
}

/** OpenMetadata's own key URL, on a host that has no name outside of its network. */
function isInternal(text: string): boolean {
  const { hostname, pathname } = parseUrl(text) ?? {};
  if (hostname === undefined || !pathname?.endsWith(ownKeysPath)) return false;
  return !hostname.includes('.') || /^127\.|\.(?:localhost|local|internal|svc)$/.test(hostname);
}

/** What OpenMetadata ships for `jwtTokenConfiguration`, in all releases. */
export const shippedTokenKeys = {
  'jwt.rsapublicKeyFilePath': './conf/public_key.der',
  'jwt.rsaprivateKeyFilePath': './conf/private_key.der',
  'jwt.jwtissuer': 'open-metadata.org',
  'jwt.keyId': 'Gb389a-9f76-gdjs-a92j-0242bk94356',
} as const satisfies Partial<Record<SettingKey, string>>;

type TokenKey = keyof typeof shippedTokenKeys;

/**
 * Completes `jwtTokenConfiguration` with what OpenMetadata ships, and has the chart pass it on. Without all four settings
 * the server signs no tokens (JWTTokenGenerator). A key of the user's own is never paired with one that ships.
 */
export function tokenKeyChanges(view: View): readonly Change[] {
  const pair: readonly TokenKey[] = ['jwt.rsapublicKeyFilePath', 'jwt.rsaprivateKeyFilePath'];
  const completed: readonly TokenKey[] = [
    ...(pair.some((key) => isOwn(view, key)) ? [] : pair),
    'jwt.jwtissuer',
    'jwt.keyId',
  ];
  return [
    ...(view.get('jwt.enabled').value === false ? [{ key: 'jwt.enabled', set: true } as const] : []),
    ...completed.flatMap((key) => complete(view, key, shippedTokenKeys[key])),
  ];
}

/** The file names a key of the user's own, or takes one from where it cannot be seen. */
function isOwn(view: View, key: TokenKey): boolean {
  const { source, value } = view.get(key);
  return source === 'file' && (value === undefined || (!isBlank(value) && value !== shippedTokenKeys[key]));
}
