import { err, ok, type Result } from '../../../src/core/result';
import { issuerOf } from './oidc/issuer';
import { apiError, type Answer } from './answer';
import { signed } from './jwt';
import { newId } from './ids';

/** What an access token of the Management API allows. */
export interface Grant {
  readonly subject: string;
  readonly scopes: Iterable<string>;
  /** Seconds. */
  readonly lifetime: number;
  readonly audience: string;
}

/** The tokens that were given out: one that was not is refused, whatever it says. */
export interface AccessTokens {
  issue(grant: Grant): string;
  /** The scopes of the token in an `authorization` header, or the refusal. */
  accessBy(authorization: string | undefined, audience: string): Result<ReadonlySet<string>, Answer>;
  expireAll(): void;
}

export function accessTokens(tenantUrl: string): AccessTokens {
  const issued = new Map<string, { scopes: ReadonlySet<string>; audience: string; expires: number }>();
  return {
    issue({ subject, scopes, lifetime, audience }) {
      const now = Math.floor(Date.now() / 1000);
      const scope = [...scopes];
      const token = signed({
        iss: issuerOf(tenantUrl),
        sub: subject,
        aud: audience,
        iat: now,
        exp: now + lifetime,
        azp: subject.replace(/@clients$/, ''),
        jti: newId(22),
        ...(scope.length === 0 ? {} : { scope: scope.join(' ') }),
        ...(subject.endsWith('@clients') ? { gty: 'client-credentials' } : {}),
      });
      issued.set(token, { scopes: new Set(scope), audience, expires: Date.now() + lifetime * 1000 });
      return token;
    },
    accessBy(authorization, audience) {
      if (authorization === undefined) return unauthorized('Missing authentication');
      const token = issued.get(authorization.replace(/^Bearer /i, ''));
      if (token === undefined) return unauthorized('Invalid token');
      if (token.expires <= Date.now()) return unauthorized('Expired token received for JSON Web Token validation');
      if (token.audience !== audience) return unauthorized(`Bad audience: ${token.audience}`);
      return ok(token.scopes);
    },
    expireAll() {
      for (const [token, grant] of issued) issued.set(token, { ...grant, expires: 0 });
    },
  };
}

/** Never recorded: the wording is that of the OpenAPI's descriptions and of users' reports. */
const unauthorized = (message: string): Result<never, Answer> => err(apiError(401, message));
