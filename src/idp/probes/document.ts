import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { field, isWebAddress, request, textField, type HttpAnswer } from '../http';

/** How a probe may ask. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Milliseconds for one answer. */
  readonly timeout: number;
}

/** What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as sign-in depends on it. */
export interface DiscoveryDocument {
  /** Where it was read. */
  readonly url: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly authorizationEndpoint: string;
  /** Empty if it does not say. */
  readonly tokenEndpoint: string;
  /** These four are empty if it does not say. */
  readonly algorithms: readonly string[];
  readonly scopes: readonly string[];
  readonly responseTypes: readonly string[];
  readonly authenticationMethods: readonly string[];
}

/** Why there is no document: nothing answered, or something that is none. */
export type Undocumented = { readonly failure: Failure } | { readonly answer: HttpAnswer };

/** Reads the document at a URL. OpenMetadata follows no redirect there either. */
export async function readDocument(url: string, asking: Asking): Promise<Result<DiscoveryDocument, Undocumented>> {
  const answer = await request({ url, ...asking });
  if (!answer.ok) return err({ failure: answer.error });
  const { status, body } = answer.value;
  const issuer = textField(body, 'issuer');
  const jwksUri = textField(body, 'jwks_uri');
  const authorizationEndpoint = textField(body, 'authorization_endpoint');
  if (status !== 200 || issuer === undefined || jwksUri === undefined || authorizationEndpoint === undefined)
    return err({ answer: answer.value });
  if (!isWebAddress(jwksUri) || !isWebAddress(authorizationEndpoint)) return err({ answer: answer.value });
  return ok({
    url,
    issuer,
    jwksUri,
    authorizationEndpoint,
    tokenEndpoint: textField(body, 'token_endpoint') ?? '',
    algorithms: texts(field(body, 'id_token_signing_alg_values_supported')),
    scopes: texts(field(body, 'scopes_supported')),
    responseTypes: texts(field(body, 'response_types_supported')),
    authenticationMethods: texts(field(body, 'token_endpoint_auth_methods_supported')),
  });
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
