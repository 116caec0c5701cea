import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { field, request, textField } from '../../http';
import { strangerFailure } from '../../httpFailures';
import { unknownRealm } from '../failures';

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
  const issuer = textField(body, 'issuer');
  const jwksUri = textField(body, 'jwks_uri');
  const authorization = textField(body, 'authorization_endpoint');
  if (issuer === undefined || jwksUri === undefined || authorization === undefined || !URL.canParse(authorization)) {
    const missing = status === 404 ? unknownRealm(realm, textField(body, 'error')) : undefined;
    return err(missing ?? strangerFailure(document, status, redirect));
  }
  const device = textField(body, 'device_authorization_endpoint');
  const namesItself = field(body, 'authorization_response_iss_parameter_supported') === true;
  return ok({ issuer, jwksUri, authorization, device, namesItself });
}
