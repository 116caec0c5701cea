import { err, ok, type Result } from '../../../core/result';
import type { SetUpRequest } from '../../change';
import type { Failure } from '../../failure';
import { request, textField } from '../../http';
import { strangerFailure } from '../../httpFailures';
import { newClient } from '../client/representation';
import { withoutSecrets } from '../../serverWords';
import { serverWords } from '../failures';
import { t } from '../../../l10n/l10n';

export interface Registered {
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
}

/**
 * Creates a client on the authority of an initial access token, by Keycloak's client registration. Measured with 26.7.3: it
 * takes the same representation as the Admin API, "Authorization" included, gives the realm's default scopes and returns
 * the secret; a refused request does not use the token up.
 */
export async function register(
  url: string,
  wanted: SetUpRequest,
  token: string,
  limits: { readonly signal: AbortSignal; readonly timeout: number },
): Promise<Result<Registered, Failure>> {
  const address = `${url}/realms/${encodeURIComponent(wanted.realm)}/clients-registrations/default`;
  const answer = await request({ url: address, json: { body: newClient(wanted), bearer: token }, ...limits });
  if (!answer.ok) return answer;
  const { status, body, redirect } = answer.value;
  if (status === 201) return ok({ clientSecret: secretIn(body) });
  if (body === undefined) return err(strangerFailure(address, status, redirect));
  return err(withoutSecrets(refusal(wanted, status, serverWords(body)), [token]));
}

const secretIn = (body: unknown): string | undefined => textField(body, 'secret');

function refusal({ realm, client: clientId }: SetUpRequest, status: number, words = ''): Failure {
  const withWords = words === '' ? {} : { serverWords: words };
  switch (status) {
    case 401:
      return {
        kind: 'unauthorized',
        message: words.includes('remaining count')
          ? t`The initial access token for realm ${realm} is used up.`
          : t`Keycloak does not take the initial access token for realm ${realm} (any more).`,
        ...withWords,
        nextStep: t`Ask a Keycloak administrator for a new one.`,
      };
    case 403:
      return {
        kind: 'forbidden',
        message: t`The realm ${realm} does not let a client like this be registered.`,
        ...withWords,
        nextStep: t`Ask a Keycloak administrator about its client registration policies.`,
      };
    case 400:
      return words === 'Client Identifier in use'
        ? {
            kind: 'conflict',
            message: t`There is a client ${clientId} in realm ${realm} already.`,
            ...withWords,
            nextStep: t`Choose another client ID, or ask a Keycloak administrator to change that client.`,
          }
        : {
            kind: 'invalid',
            message: t`Keycloak refused to create client ${clientId} in realm ${realm}.`,
            ...withWords,
            nextStep: t`Correct what Keycloak names and try again.`,
          };
    default:
      return {
        kind: 'unexpected',
        message: t`Keycloak failed to create client ${clientId} in realm ${realm} (HTTP ${status.toString()}).`,
        ...withWords,
        nextStep: t`Look into the log of Keycloak, then try again.`,
      };
  }
}
