import type { JsonObject } from '../json';
import { issuerOf } from './issuer';

/** The discovery document, with the names that Auth0's has. @param url the domain that was asked */
export const discovery = (url: string): JsonObject => ({
  issuer: issuerOf(url),
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/oauth/token`,
  userinfo_endpoint: `${url}/userinfo`,
  jwks_uri: `${url}/.well-known/jwks.json`,
  end_session_endpoint: `${url}/oidc/logout`,
  response_types_supported: ['code', 'token', 'id_token', 'code token', 'code id_token', 'token id_token'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
  code_challenge_methods_supported: ['S256', 'plain'],
  scopes_supported: ['openid', 'profile', 'offline_access', 'name', 'nickname', 'email', 'email_verified', 'picture'],
  claims_supported: ['aud', 'email', 'email_verified', 'exp', 'iat', 'iss', 'name', 'nickname', 'picture', 'sub'],
});
