import { objectAt, type JsonObject } from '../json';

/**
 * What Auth0 makes of the settings of a new application, from recordings of creates. Unless they are sent: no signing
 * algorithm, not conformant to OpenID Connect, and every usual grant type.
 */
export function withDefaults(settings: JsonObject): JsonObject & { readonly name: string } {
  return {
    is_first_party: true,
    is_token_endpoint_ip_header_trusted: false,
    oidc_conformant: false,
    sso_disabled: false,
    cross_origin_authentication: false,
    custom_login_page_on: true,
    grant_types: grantTypesOf(settings),
    ...kindOf(settings),
    ...settings,
    name: String(settings['name']),
    jwt_configuration: { secret_encoded: false, ...(settings['jwt_configuration'] ?? jwtOf(settings)) },
    refresh_token: refreshTokenOf(settings),
  };
}

function grantTypesOf({ token_endpoint_auth_method: method, app_type: type }: JsonObject): readonly string[] {
  if (type === 'resource_server') return [];
  const usual = ['authorization_code', 'implicit', 'refresh_token'];
  return method === 'none' ? usual : [...usual, 'client_credentials'];
}

/** Applications of the newer kinds, and those of somebody else, are conformant from the beginning. */
function kindOf(settings: JsonObject): JsonObject {
  if (settings['is_first_party'] === false) return { oidc_conformant: true, third_party_security_mode: 'permissive' };
  return isOfNewerKind(settings) ? { oidc_conformant: true } : {};
}

/** Once anything of it is sent, the lifetime is not added. */
const jwtOf = (settings: JsonObject): JsonObject =>
  isOfNewerKind(settings) ? { alg: 'RS256' } : { lifetime_in_seconds: 36_000 };

const isOfNewerKind = ({ app_type: type }: JsonObject): boolean =>
  type === 'resource_server' || type === 'express_configuration';

/** A part that is sent is filled up: a token that expires does so after a time, and when it is not used. */
function refreshTokenOf(settings: JsonObject): JsonObject {
  const sent = objectAt(settings, 'refresh_token');
  const isThirdParty = settings['is_first_party'] === false;
  const expiration_type = sent['expiration_type'] ?? (isThirdParty ? 'expiring' : 'non-expiring');
  const lasts = expiration_type === 'non-expiring';
  const isPost = settings['token_endpoint_auth_method'] === 'client_secret_post';
  return {
    rotation_type: isThirdParty ? 'rotating' : 'non-rotating',
    expiration_type,
    leeway: 0,
    token_lifetime: isPost ? 31_557_600 : 2_592_000,
    infinite_token_lifetime: lasts,
    infinite_idle_token_lifetime: lasts,
    idle_token_lifetime: isPost ? 2_592_000 : 1_296_000,
    ...sent,
  };
}
