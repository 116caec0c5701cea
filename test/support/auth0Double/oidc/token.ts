import { createHash } from 'node:crypto';
import { oauthError, type Answer } from '../answer';
import { isObject, type JsonObject } from '../json';
import type { Asking, Surroundings } from '../server';
import type { StoredApplication } from '../state';
import { idToken } from './idToken';
import { managementAudience } from './issuer';
import type { SignedIn } from './sessions';

/** `/oauth/token`: the application first, then what it may ask for, then what it asks with. */
export function token(surroundings: Surroundings, asking: Asking): Answer {
  const fields = fieldsOf(asking);
  const { clientId, secret } = credentialsOf(asking, fields);
  const application = surroundings.tenant.applications.get(clientId);
  const isPublic = application?.token_endpoint_auth_method === 'none';
  if (application === undefined || (!isPublic && secret !== application.client_secret)) return unauthorized;
  const grantType = fields['grant_type'] ?? '';
  const answer = grants[grantType];
  if (answer === undefined) return oauthError(403, 'unsupported_grant_type', `Unsupported grant type: ${grantType}`);
  if (application.grant_types?.includes(grantType) !== true) {
    return oauthError(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`);
  }
  return answer(surroundings, application, fields);
}

/** As users report it; Auth0's OpenAPI says `invalid_client`. */
const unauthorized = oauthError(401, 'access_denied', 'Unauthorized');

type Fields = Readonly<Record<string, string>>;
type GrantType = (surroundings: Surroundings, application: StoredApplication, fields: Fields) => Answer;

const grants: Readonly<Record<string, GrantType>> = {
  authorization_code({ sessions, ...surroundings }, application, { code = '', redirect_uri, code_verifier }) {
    const signedIn = sessions.codes.take(code);
    if (signedIn?.authorization.clientId !== application.client_id) return invalidGrant('Invalid authorization code');
    const { callback, challenge } = signedIn.authorization;
    if (redirect_uri !== callback) return invalidGrant('The redirect URI is wrong.');
    if (challenge === undefined && application.token_endpoint_auth_method === 'none') return unauthorized;
    if (challenge !== undefined && challengeOf(code_verifier ?? '') !== challenge) {
      return invalidGrant('Failed to verify code verifier');
    }
    return tokensFor({ sessions, ...surroundings }, application, signedIn);
  },
  refresh_token({ sessions, ...surroundings }, application, { refresh_token: ticket = '' }) {
    const signedIn = sessions.refreshTokens.look(ticket);
    if (signedIn?.authorization.clientId !== application.client_id) {
      return invalidGrant('Unknown or invalid refresh token.');
    }
    const rotates = application.refresh_token?.['rotation_type'] === 'rotating';
    if (rotates) sessions.refreshTokens.take(ticket);
    return tokensFor({ sessions, ...surroundings }, application, signedIn, rotates ? undefined : ticket);
  },
  client_credentials(surroundings, application, { audience = '' }) {
    const { tenant, tokens, tenantUrl, tokenLifetime } = surroundings;
    if (audience !== managementAudience(tenantUrl)) {
      return oauthError(403, 'access_denied', `Service not found: ${audience}`);
    }
    const grant = [...tenant.grants.values()].find(
      (each) => each.client_id === application.client_id && each.audience === audience,
    );
    if (grant === undefined) {
      const description = `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API.`;
      return oauthError(403, 'access_denied', description);
    }
    const subject = `${application.client_id}@clients`;
    const access_token = tokens.issue({ subject, scopes: grant.scope, lifetime: tokenLifetime, audience });
    const scope = grant.scope.join(' ');
    return { status: 200, json: { access_token, scope, expires_in: tokenLifetime, token_type: 'Bearer' } };
  },
};

function tokensFor(
  { tenant, sessions }: Surroundings,
  application: StoredApplication,
  signedIn: SignedIn,
  refreshToken?: string,
): Answer {
  const user = tenant.users.get(signedIn.userId);
  if (user === undefined) return invalidGrant('Unknown user');
  const { scopes } = signedIn.authorization;
  const offline =
    scopes.includes('offline_access') && application.grant_types?.includes('refresh_token') === true
      ? { refresh_token: refreshToken ?? sessions.refreshTokens.give(signedIn) }
      : {};
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    json: {
      access_token: sessions.accessTokens.give(signedIn),
      ...(scopes.includes('openid') ? { id_token: idToken(application, user, signedIn.authorization) } : {}),
      ...offline,
      scope: scopes.join(' '),
      expires_in: 86_400,
      token_type: 'Bearer',
    },
  };
}

const invalidGrant = (description: string): Answer => oauthError(403, 'invalid_grant', description);

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** A form, or JSON, which Auth0 takes as well. */
function fieldsOf({ headers, body }: Asking): Fields {
  if (headers['content-type']?.startsWith('application/json') !== true) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  const parsed: unknown = JSON.parse(body);
  const strings = Object.entries((isObject(parsed) ? parsed : {}) satisfies JsonObject);
  return Object.fromEntries(strings.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

/** From the header (client_secret_basic), else from the fields (client_secret_post). */
function credentialsOf({ headers }: Asking, fields: Fields): { clientId: string; secret: string | undefined } {
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) return { clientId: fields['client_id'] ?? '', secret: fields['client_secret'] };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return { clientId: id, secret };
}
