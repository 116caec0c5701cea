import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { field, isWebAddress, request, textField } from '../../http';
import { strangerFailure } from '../../httpFailures';
import { realmRefuses, serverWords, unknownRealm } from '../failures';

/** Where a realm's sign-in page and its codes are, as its discovery document says. */
export interface SignInPages {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly authorization: string;
  /** Absent where the server was built without device codes. */
  readonly device: string | undefined;
  /** Its answers say whose they are. */
  readonly namesItself: boolean;
}

export const wellKnown = '/.well-known/openid-configuration';

export async function discoverPages(
  url: string,
  realm: string,
  limits: { readonly signal: AbortSignal; readonly timeout: number },
): Promise<Result<SignInPages, Failure>> {
  const document = `${url}/realms/${encodeURIComponent(realm)}${wellKnown}`;
  const answer = await request({ url: document, ...limits });
  if (!answer.ok) return answer;
  const { status, body, redirect } = answer.value;
  // A browser is sent to some of them, and hosts open other addresses with other programs.
  const address = (name: string): string | undefined => {
    const found = textField(body, name);
    return found !== undefined && isWebAddress(found) ? found : undefined;
  };
  const issuer = address('issuer');
  const jwksUri = address('jwks_uri');
  const authorization = address('authorization_endpoint');
  if (issuer === undefined || jwksUri === undefined || authorization === undefined) {
    if (status === 404) return err(unknownRealm(realm, textField(body, 'error')));
    // A realm that takes HTTPS only says so here as well.
    const words = status === 403 ? serverWords(body) : undefined;
    return err(words === undefined ? strangerFailure(document, status, redirect) : realmRefuses(realm, words));
  }
  const device = address('device_authorization_endpoint');
  const namesItself = field(body, 'authorization_response_iss_parameter_supported') === true;
  return ok({ issuer, jwksUri, authorization, device, namesItself });
}
