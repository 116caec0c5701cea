import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { View } from '../core/view';

/** The key pair with which OpenMetadata signs its own tokens, as its files hold it. */
export interface JwtKeyPair {
  /** By which those who check a token find the key. A UUID, as OpenMetadata's documentation asks ("Enable JWT Tokens"). */
  readonly keyId: string;
  /** DER of PKCS#8, not encrypted: the server has no place for a password (JWTTokenGenerator: PKCS8EncodedKeySpec). */
  readonly privateKey: Uint8Array;
  /** DER of X.509's SubjectPublicKeyInfo (JWTTokenGenerator: X509EncodedKeySpec). */
  readonly publicKey: Uint8Array;
}

/** What the files are called that OpenMetadata ships. */
export const privateKeyFile = 'private_key.der';
export const publicKeyFile = 'public_key.der';

const generate = promisify(generateKeyPair);

/** Makes a key pair that nobody else has: RSA with 2,048 bits, because the server signs with RS256 and reads nothing else. */
export async function newJwtKeyPair(): Promise<JwtKeyPair> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return { keyId: randomUUID(), privateKey, publicKey };
}

/**
 * A manifest of the Secret whose entries are the files, for `kubectl apply`. Holds the private key.
 * @param name of the Secret: a DNS name, as the extension makes them
 */
export function keySecretManifest(name: string, { privateKey, publicKey }: JwtKeyPair): string {
  const base64 = (key: Uint8Array): string => Buffer.from(key).toString('base64');
  return [
    '# Apply this in the namespace of OpenMetadata: kubectl apply --namespace <namespace> --filename <this file>',
    '# It holds the private key: keep it out of git.',
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${name}`,
    'type: Opaque',
    'data:',
    `  ${privateKeyFile}: ${base64(privateKey)}`,
    `  ${publicKeyFile}: ${base64(publicKey)}`,
    '',
  ].join('\n');
}

/**
 * How the key files get to the server: it runs where they are, or its container has their folder mounted, or a Kubernetes
 * Secret that holds them. `unknown`: an env file tells nothing of where it is used.
 */
export type KeyTransport = 'same-machine' | 'mounted-folder' | 'kubernetes-secret' | 'unknown';

export function keyTransport({ format }: View): KeyTransport {
  if (format === 'server-yaml') return 'same-machine';
  if (format === 'compose') return 'mounted-folder';
  return format === 'env-file' ? 'unknown' : 'kubernetes-secret';
}

/** Where OpenMetadata's documentation puts the keys ("Enable JWT Tokens"). Nothing of its image or chart is there. */
export const usualKeyFolder = '/etc/openmetadata/jwtkeys';

/** What the Secret is called that the extension has mounted. */
export const keySecret = 'openmetadata-jwt-keys';

/** The folder in which the server looks now, if that is one of the user's own and holds files of these names. */
export function keyFolderIn(view: View): string | undefined {
  const [privateKey, publicKey] = [
    view.get('jwt.rsaprivateKeyFilePath').value,
    view.get('jwt.rsapublicKeyFilePath').value,
  ];
  if (typeof privateKey !== 'string' || !privateKey.startsWith('/')) return undefined;
  const folder = privateKey.slice(0, privateKey.lastIndexOf('/'));
  const isUsual = privateKey === `${folder}/${privateKeyFile}` && publicKey === `${folder}/${publicKeyFile}`;
  return isUsual && folder !== '' ? folder : undefined;
}
