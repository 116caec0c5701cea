import type { SetUpRequest } from '../../change';
import type { ApplicationSettings } from '../tenant';
import { neededGrants } from './grants';

/** Which kind of application a flow takes, and how it proves itself at the token endpoint. */
export const kindFor = {
  'authorization-code': { app_type: 'regular_web', token_endpoint_auth_method: 'client_secret_post' },
  implicit: { app_type: 'spa', token_endpoint_auth_method: 'none' },
} as const;

/** OpenMetadata looks the key of a token up in the tenant's key set, where only RS256 keys are (JwtFilter). */
export const signingAlgorithm = 'RS256';

/**
 * The application as OpenMetadata's code needs it, which asks for more than its page about Auth0 says. The signing
 * algorithm is always sent: without it an application of the API's signs with its own secret (HS256), and is not OIDC
 * conformant (recorded; OpenAPI 2026).
 */
export function newApplication(request: SetUpRequest): ApplicationSettings & { readonly name: string } {
  const { client: name, description, flow, openMetadataUrl } = request;
  return {
    name,
    ...(description === undefined || description === '' ? {} : { description }),
    ...kindFor[flow],
    oidc_conformant: true,
    grant_types: neededGrants,
    callbacks: callbacks(openMetadataUrl),
    allowed_logout_urls: logoutUrls(request),
    ...(flow === 'implicit' ? pageOf(openMetadataUrl) : {}),
    jwt_configuration: { alg: signingAlgorithm },
    ...(flow === 'implicit' ? { refresh_token: rotatingTokens } : {}),
  };
}

/** The callback of both flows, and the page that renews the token of a public application unseen. */
export const callbacks = (openMetadataUrl: string): readonly string[] => [
  `${openMetadataUrl}/callback`,
  `${openMetadataUrl}/silent-callback`,
];

/** OpenMetadata signs out of itself alone so far; these are for the day when it asks Auth0 as well. */
export const logoutUrls = ({
  flow,
  openMetadataUrl,
}: Pick<SetUpRequest, 'flow' | 'openMetadataUrl'>): readonly string[] =>
  flow === 'implicit' ? [openMetadataUrl, `${openMetadataUrl}/signin`] : [openMetadataUrl];

/** The page in the browser asks Auth0 itself, which Auth0 lets none but these. */
function pageOf(openMetadataUrl: string): Pick<ApplicationSettings, 'web_origins' | 'allowed_origins'> {
  const { origin } = new URL(openMetadataUrl);
  return { web_origins: [origin], allowed_origins: [origin] };
}

/** What has to be so for a browser to be trusted with a refresh token. */
export const rotation = { rotation_type: 'rotating', expiration_type: 'expiring' } as const;

/** 30 days, or 15 unused: what Auth0 itself gives an application without a secret, in seconds (recorded). */
const rotatingTokens = {
  ...rotation,
  leeway: 0,
  token_lifetime: 2_592_000,
  idle_token_lifetime: 1_296_000,
  infinite_token_lifetime: false,
  infinite_idle_token_lifetime: false,
} as const;
