import { isDeepStrictEqual } from 'node:util';
import type { ClientSettings } from '../../directory';
import type { Application } from '../tenant';
import { authorizationCode, grantsOf, implicitGrant, passwordGrants } from './grants';

/** What can be changed about an application; Auth0 has no switch for the others. */
export const applicationSettings: ReadonlySet<keyof ClientSettings> = new Set([
  'standardFlow',
  'implicitFlow',
  'directAccessGrants',
  'redirectUris',
  'postLogoutUris',
  'webOrigins',
] as const);

/** The same application with these settings, and otherwise as it was. */
export function changedApplication(actual: Application, set: Partial<ClientSettings>): Application {
  return {
    ...actual,
    ...(set.redirectUris === undefined ? {} : { callbacks: set.redirectUris }),
    ...(set.postLogoutUris === undefined ? {} : { allowed_logout_urls: set.postLogoutUris }),
    ...(set.webOrigins === undefined ? {} : { web_origins: set.webOrigins }),
    ...grants(actual, set),
  };
}

function grants(actual: Application, set: Partial<ClientSettings>): Pick<Application, 'grant_types'> {
  const switches = [
    [set.standardFlow, [authorizationCode]],
    [set.implicitFlow, [implicitGrant]],
    [set.directAccessGrants, passwordGrants],
  ] as const;
  const removed = switches.flatMap(([on, kinds]) => (on === false ? kinds : []));
  const kept = grantsOf(actual).filter((grant) => !removed.includes(grant));
  const added = switches.flatMap(([on, kinds]) =>
    on === true && !kinds.some((kind) => kept.includes(kind)) ? kinds.slice(0, 1) : [],
  );
  const wanted = [...kept, ...added];
  return isDeepStrictEqual(wanted, grantsOf(actual)) ? {} : { grant_types: wanted };
}
