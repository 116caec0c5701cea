import type { Failure } from '../failure';
import { field, textField, type HttpAnswer } from '../http';
import { strangerFailure } from '../httpFailures';
import { shortened } from '../serverWords';
import { t } from '../../l10n/l10n';

/** What was asked of Keycloak's Admin API, in words that a message can use. */
export interface Operation {
  /** After "could not": "list the clients of realm Data-sec". */
  readonly doing: string;
  /** The role that it takes. Keycloak's own refusal never says which one is missing. */
  readonly role: string;
  /** The realm that has to give the role. */
  readonly realm: string;
  /** What the user can do about an answer that is neither a refusal nor a fault of the server. */
  readonly nextStep?: string;
}

export interface Answer extends HttpAnswer {
  readonly url: string;
}

/** What an answer of the Admin API other than success means to the user. */
export function operationFailure(operation: Operation, answer: Answer, account: string): Failure {
  const { status, url } = answer;
  const { doing, role, realm } = operation;
  if (answer.body === undefined && status !== 401 && status !== 403)
    return strangerFailure(url, status, answer.redirect);
  const nextStep = operation.nextStep ?? t`Correct what Keycloak names and try again.`;
  const words = withWords(answer);
  switch (status) {
    case 401:
      return {
        kind: 'unauthorized',
        message: t`The session of ${account} has ended.`,
        ...words,
        nextStep: t`Sign in again.`,
      };
    case 403:
      return {
        kind: 'forbidden',
        message: t`The account ${account} may not ${doing}: it lacks the role ${role} in realm ${realm}.`,
        ...words,
        nextStep: t`Ask a Keycloak administrator for the role ${role}, or connect with another account.`,
      };
    case 404:
      return { kind: 'not-found', message: t`Could not ${doing}: it is not there (any more).`, ...words, nextStep };
    case 409:
      return {
        kind: 'conflict',
        message: t`Could not ${doing}: something of that name is there already.`,
        ...words,
        nextStep,
      };
    case 400:
      return { kind: 'invalid', message: t`Keycloak refused to ${doing}.`, ...words, nextStep };
    default:
      return {
        kind: 'unexpected',
        message: t`Keycloak failed to ${doing} (HTTP ${status.toString()}).`,
        ...words,
        nextStep: t`Look into the log of Keycloak, then try again: what is done already is kept.`,
      };
  }
}

/** Who tries to sign in, and where. */
export interface SignInAttempt {
  readonly url: string;
  readonly realm: string;
  readonly account: string;
  readonly method: 'password' | 'refresh' | 'service-account' | 'browser' | 'device-code';
}

/** What the token endpoint means by an answer without a token. */
export function signInFailure(attempt: SignInAttempt, answer: Answer): Failure {
  const { realm, account } = attempt;
  if (answer.body === undefined) return strangerFailure(answer.url, answer.status, answer.redirect);
  const words = withWords(answer);
  if (answer.status === 404) return unknownRealm(realm, words.serverWords);
  if (answer.status === 403 || words.serverWords === 'HTTPS required') return realmRefuses(realm, words.serverWords);
  if (answer.status >= 500) {
    const nextStep = t`Look into the log of Keycloak, then try again.`;
    return { kind: 'unexpected', message: t`Keycloak failed to sign ${account} in.`, ...words, nextStep };
  }
  const { message, nextStep } = refusedSignIn(attempt, words.serverWords ?? '');
  return { kind: 'unauthorized', message, ...words, nextStep };
}

export const unknownRealm = (realm: string, serverWords?: string): Failure => ({
  kind: 'not-found',
  message: t`There is no realm ${realm}.`,
  ...(serverWords === undefined ? {} : { serverWords }),
  nextStep: t`Check its spelling: upper and lower case differ.`,
});

/** The realm is disabled, or takes HTTPS only. */
export const realmRefuses = (realm: string, serverWords: string | undefined): Failure => ({
  kind: 'forbidden',
  message: t`The realm ${realm} refuses everyone who asks this way.`,
  ...(serverWords === undefined ? {} : { serverWords }),
  nextStep:
    serverWords === 'HTTPS required'
      ? t`Connect with the https:// address of Keycloak.`
      : t`Ask a Keycloak administrator to enable the realm.`,
});

function refusedSignIn(
  { url, realm, account, method }: SignInAttempt,
  words: string,
): { readonly message: string; readonly nextStep: string } {
  if (method === 'refresh')
    return { message: t`The session of ${account} has ended.`, nextStep: t`Sign in again as ${account}.` };
  if (method === 'browser' || method === 'device-code') {
    return {
      message: t`Keycloak did not accept what the sign-in page had sent back.`,
      nextStep: t`Sign in again: what the page sends can be used once, and for a short time only.`,
    };
  }
  if (method === 'service-account') {
    return {
      message: t`Keycloak refused the service account ${account} in realm ${realm}.`,
      nextStep: t`Check client ID, secret and realm, and that the client is enabled with service account roles on.`,
    };
  }
  if (words === 'Account is not fully set up') {
    return {
      message: t`The account ${account} has something to finish before it can be used: a temporary password, for example.`,
      nextStep: t`Sign in once at ${url}/realms/${encodeURIComponent(realm)}/account, do what it asks, then try again.`,
    };
  }
  if (words === 'Invalid user credentials') {
    return {
      message: t`Keycloak refused the username or password of ${account} in realm ${realm}.`,
      nextStep: t`Type them again. An account with a second factor cannot sign in this way: use a service account.`,
    };
  }
  return {
    message: t`Keycloak does not let ${account} sign in to realm ${realm} this way.`,
    nextStep: t`Ask a Keycloak administrator, or use a service account.`,
  };
}

/**
 * The server's own words, wherever this endpoint and release put them: `error_description` says more than `error`,
 * and the user profile answers with a message key and its parameters.
 */
export function serverWords(body: unknown): string | undefined {
  const errors = field(body, 'errors');
  if (Array.isArray(errors)) return shortened(errors.map(profileWords).filter(Boolean).join('; '));
  const description = textField(body, 'error_description');
  // Keycloak 24 and 25 put this beside every `error`.
  const says = description?.startsWith('For more on this error consult') === true ? undefined : description;
  return shortened(says ?? profileWords(body) ?? textField(body, 'error') ?? description);
}

function profileWords(body: unknown): string | undefined {
  const message = textField(body, 'errorMessage');
  const parameters = field(body, 'params');
  if (message === undefined || !Array.isArray(parameters)) return message;
  const known = parameters.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
  return known.length === 0 ? message : `${message} (${known.join(', ')})`;
}

function withWords({ body }: HttpAnswer): { readonly serverWords?: string } {
  const words = serverWords(body);
  return words === undefined ? {} : { serverWords: words };
}
