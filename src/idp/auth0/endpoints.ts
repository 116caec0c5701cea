import { err, ok, type Result } from '../../core/result';
import { sameAddress } from '../../core/sameAddress';
import type { Endpoints } from '../directory';
import type { Failure } from '../failure';
import { request, textField } from '../http';
import { strangerFailure } from '../httpFailures';
import { t } from '../../l10n/l10n';

/**
 * Says where sign-in happens, in the words of the domain's own discovery document. Asked once while the session lives; a
 * failure is not kept.
 * @param loginUrl without a slash at the end: the custom domain if there is one
 */
export function endpointsOf(
  loginUrl: string,
  timeout: number,
): (signal: AbortSignal) => Promise<Result<Endpoints, Failure>> {
  let known: Endpoints | undefined;
  const discoveryUri = `${loginUrl}/.well-known/openid-configuration`;
  return async (signal) => {
    if (known !== undefined) return ok(known);
    const answer = await request({ url: discoveryUri, signal, timeout });
    if (!answer.ok) return answer;
    const { status, body, redirect } = answer.value;
    const issuer = textField(body, 'issuer');
    if (issuer === undefined) return err(strangerFailure(discoveryUri, status, redirect));
    if (!sameAddress(issuer, loginUrl)) return err(anotherIssuer(loginUrl, issuer));
    // OpenMetadata takes this address of the keys and no other (Auth0Validator).
    known = { authority: loginUrl, issuer, jwksUri: `${loginUrl}/.well-known/jwks.json`, discoveryUri };
    return ok(known);
  };
}

const anotherIssuer = (loginUrl: string, issuer: string): Failure => ({
  kind: 'invalid',
  message: t`${new URL(loginUrl).host} signs people in as ${issuer}, which OpenMetadata would refuse.`,
  nextStep: t`Use the domain that it names, or have the custom domain verified in Auth0’s dashboard.`,
});
