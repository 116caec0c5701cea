import type { Failure } from '../../failure';
import { textField } from '../../http';
import { strangerFailure } from '../../httpFailures';
import { withWords, type Answer } from '../failures';
import { managementAudience } from './token';
import { t } from '../../../l10n/l10n';

/**
 * What the token endpoint means by an answer without a token. Auth0 says `access_denied` of most things, so its words and
 * the status tell them apart.
 */
export function tokenFailure(url: string, clientId: string, answer: Answer): Failure {
  const { status, body, redirect } = answer;
  if (redirect !== undefined || typeof body !== 'object' || body === null)
    return strangerFailure(answer.url, status, redirect);
  const words = withWords(body);
  const error = textField(body, 'error') ?? '';
  const said = words.serverWords ?? '';
  const { host } = new URL(url);
  if (status === 429) {
    const message = t`${host} let nobody sign in: its rate limit is used up.`;
    return { kind: 'unexpected', message, ...words, nextStep: t`Wait a minute, then try again.` };
  }
  if (status >= 500) {
    const message = t`Auth0 failed to sign ${clientId} in (HTTP ${status.toString()}).`;
    return { kind: 'unexpected', message, ...words, nextStep: t`Look at status.auth0.com, then try again.` };
  }
  if (/service not found/i.test(said)) {
    return {
      kind: 'not-found',
      message: t`${host} has no Management API of its own.`,
      ...words,
      nextStep: t`Enter the tenant’s own domain, such as acme.eu.auth0.com, and a custom domain where it is asked for.`,
    };
  }
  if (error === 'unauthorized_client' || /grant type/i.test(said)) {
    return {
      kind: 'forbidden',
      message: t`The application ${clientId} may not sign in by itself.`,
      ...words,
      nextStep: t`Use an application of the type Machine to Machine, or tick Client Credentials among its grant types.`,
    };
  }
  if (/not authorized to access|client[- ]grant/i.test(said)) {
    return {
      kind: 'forbidden',
      message: t`The application ${clientId} is not authorized for the Management API.`,
      ...words,
      nextStep: t`Authorize it for ${managementAudience(url)} in Auth0’s dashboard, under its APIs, and tick the scopes.`,
    };
  }
  if (status === 404) {
    const nextStep = t`Check the tenant domain: it stands in the settings of each application in Auth0’s dashboard.`;
    return { kind: 'not-found', message: t`There is no tenant at ${host}.`, ...words, nextStep };
  }
  return {
    kind: 'unauthorized',
    message: t`Auth0 refused the client ID or the client secret of ${clientId}.`,
    ...words,
    nextStep: t`Copy both again from the settings of the application, which has to be one of this tenant.`,
  };
}
