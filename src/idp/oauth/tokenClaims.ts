/**
 * The claims in a token (a JWT), for words and for knowing when it is over: whether its signature holds is for the server to
 * say that takes it. Undefined if it cannot be read.
 */
export function tokenClaims(token: string): unknown {
  const [, payload = '', signature] = token.split('.');
  if (signature === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
