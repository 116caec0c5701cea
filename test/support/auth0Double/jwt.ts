import { createHmac, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { JsonObject } from './json';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Made once for all doubles of a process. A tenant publishes the key in use and the next one. */
const [current, next] = [newKey(), newKey()] as const;

/** What /.well-known/jwks.json says. */
export const keySet: JsonObject = {
  keys: [current, next].map(({ kid, publicKey }) => ({
    ...publicKey.export({ format: 'jwk' }),
    use: 'sig',
    kid,
    alg: 'RS256',
  })),
};

/** A signed token, made without waiting: with the tenant's key, or with an application's secret. */
export function signed(claims: JsonObject, key: 'RS256' | { readonly secret: string } = 'RS256'): string {
  const header = key === 'RS256' ? { alg: 'RS256', typ: 'JWT', kid: current.kid } : { alg: 'HS256', typ: 'JWT' };
  const content = `${encoded(header)}.${encoded(claims)}`;
  const signature =
    key === 'RS256'
      ? sign('RSA-SHA256', Buffer.from(content), current.privateKey)
      : createHmac('sha256', key.secret).update(content).digest();
  return `${content}.${signature.toString('base64url')}`;
}

const encoded = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function newKey(): SigningKey {
  return { kid: randomBytes(16).toString('base64url'), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}
