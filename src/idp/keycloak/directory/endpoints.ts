import { ok, type Result } from '../../../core/result';
import type { Endpoints } from '../../directory';
import type { Failure } from '../../failure';
import { discoverPages, wellKnown } from '../signIn/discovery';

/**
 * Says where sign-in with a realm happens, in the realm's own words: its issuer may be another host than the one that is
 * administered. Asked once for each realm while the session lives; a failure is not kept.
 */
export function endpointsOf(
  url: string,
  timeout: number,
): (realm: string, signal: AbortSignal) => Promise<Result<Endpoints, Failure>> {
  const known = new Map<string, Endpoints>();
  return async (realm, signal) => {
    const kept = known.get(realm);
    if (kept !== undefined) return ok(kept);
    const found = await discoverPages(url, realm, { signal, timeout });
    if (!found.ok) return found;
    const { issuer, jwksUri } = found.value;
    const endpoints = { authority: issuer, issuer, jwksUri, discoveryUri: issuer + wellKnown };
    known.set(realm, endpoints);
    return ok(endpoints);
  };
}
