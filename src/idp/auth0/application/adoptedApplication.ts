import { isDeepStrictEqual } from 'node:util';
import type { SetUpRequest } from '../../change';
import type { Flow } from '../../directory';
import type { Application, ApplicationSettings } from '../tenant';
import { withAddresses } from './coverage';
import { flowOf } from './flow';
import { clientCredentials, grantsOf, neededGrants } from './grants';
import { callbacks, kindFor, logoutUrls, rotation, signingAlgorithm } from './newApplication';

/** The same application, able to sign OpenMetadata's users in, and otherwise as it was. */
export function adoptedApplication(actual: Application, request: SetUpRequest): Application {
  const { flow, openMetadataUrl } = request;
  const { origin } = new URL(openMetadataUrl);
  return {
    ...actual,
    app_type: typeFor(actual, flow),
    token_endpoint_auth_method: kindFor[flow].token_endpoint_auth_method,
    oidc_conformant: true,
    grant_types: [...new Set([...keptGrants(actual, request), ...neededGrants])],
    callbacks: withAddresses(actual.callbacks, callbacks(openMetadataUrl)),
    allowed_logout_urls: withAddresses(actual.allowed_logout_urls, logoutUrls(request)),
    ...(flow === 'implicit'
      ? {
          web_origins: withAddresses(actual.web_origins, [origin]),
          allowed_origins: withAddresses(actual.allowed_origins, [origin]),
          refresh_token: rotatingLike(actual.refresh_token),
        }
      : {}),
    jwt_configuration: { ...actual.jwt_configuration, alg: signingAlgorithm },
  };
}

/** One for devices may be made for either flow. A machine's, or a page's that signs in with a secret, is of the wrong type. */
const typeFor = (actual: Application, flow: Flow): string =>
  actual.app_type === 'native' && flowOf(actual) === flow ? actual.app_type : kindFor[flow].app_type;

/** Others' grants stay, but that of machines, which Auth0 gives no application without a secret. */
const keptGrants = (actual: Application, { flow }: SetUpRequest): readonly string[] =>
  grantsOf(actual).filter((grant) => flow !== 'implicit' || grant !== clientCredentials);

/** Its lifetimes stay as they are; tokens that live for ever cannot be rotated. */
function rotatingLike(actual: ApplicationSettings['refresh_token']): Readonly<Record<string, unknown>> {
  if (actual?.['rotation_type'] === 'rotating' && actual['expiration_type'] === 'expiring') return actual;
  return { ...actual, ...rotation, infinite_token_lifetime: false, infinite_idle_token_lifetime: false };
}

/**
 * What has to be sent for an application to become another: the settings that differ, each as a whole. Auth0 keeps those
 * that are left out, and replaces a list or an object by the one that it gets.
 */
export function changesBetween(actual: Application, wanted: Application): ApplicationSettings {
  const entries = Object.entries(wanted).filter(
    ([name, value]) => !isDeepStrictEqual(value, Reflect.get(actual, name)),
  );
  return Object.fromEntries(entries);
}
