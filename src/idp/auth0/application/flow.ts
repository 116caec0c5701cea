import type { Flow } from '../../directory';
import type { ApplicationSettings } from '../tenant';
import { authorizationCode, hasGrant, implicitGrant } from './grants';

/**
 * Whether an application signs in without its secret. Where the method is not set, Auth0 goes by the kind of the
 * application: the browser and a device hold no secret.
 */
export function isPublic({ app_type: type, token_endpoint_auth_method: method }: ApplicationSettings): boolean {
  return typeof method === 'string' ? method === 'none' : type === 'spa' || type === 'native';
}

/** Which of OpenMetadata's two flows the application is made for; undefined if for neither. */
export function flowOf(application: ApplicationSettings): Flow | undefined {
  const signsIn = hasGrant(application, authorizationCode);
  if (!isPublic(application)) return signsIn ? 'authorization-code' : undefined;
  return signsIn || hasGrant(application, implicitGrant) ? 'implicit' : undefined;
}
