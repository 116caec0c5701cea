import type { Failure } from '../failure';
import { field, textField, type HttpAnswer } from '../http';
import { strangerFailure } from '../httpFailures';
import { shortened } from '../serverWords';
import type { Scope } from './scopes';
import { durationText } from './api/waits';
import { t } from '../../l10n/l10n';

/** What was asked of Auth0's Management API, in words that a message can use. */
export interface Operation {
  /** After "could not": "list the applications". */
  readonly doing: string;
  /** The scope that it takes. Auth0 names several, any of which will do, and not always one that is on our list. */
  readonly scope: Scope;
  /** What the user can do about an answer that is neither a refusal nor a fault of the server. */
  readonly nextStep?: string;
}

/** Who asks, for the way to give them a scope. */
export interface Account {
  readonly name: string;
  /** Where its scopes are ticked, as a sentence of instruction; a token that was pasted has to be replaced. */
  howToGive(scope: string): string;
}

export interface Answer extends HttpAnswer {
  readonly url: string;
}

/** What an answer of the Management API other than success means to the user. */
export function operationFailure(operation: Operation, answer: Answer, account: Account): Failure {
  const { status, url, body, redirect } = answer;
  const { doing } = operation;
  if (redirect !== undefined || typeof body !== 'object' || body === null)
    return strangerFailure(url, status, redirect);
  const nextStep = operation.nextStep ?? t`Correct what Auth0 names and try again.`;
  const words = withWords(body);
  switch (status) {
    case 401:
      return {
        kind: 'unauthorized',
        message: t`Auth0 no longer accepts the token of ${account.name}.`,
        ...words,
        nextStep: t`Sign in again.`,
      };
    case 403:
      return refusal(operation, body, account);
    case 404:
      return { kind: 'not-found', message: t`Could not ${doing}: it is not there (any more).`, ...words, nextStep };
    case 409:
      // Not a second of its kind, but a tenant in which Auth0 cannot tell which domain is meant.
      return textField(body, 'errorCode') === 'custom_domain_conflict'
        ? { kind: 'invalid', message: t`Auth0 refused to ${doing}.`, ...words, nextStep: customDomains }
        : { kind: 'conflict', message: t`Could not ${doing}: it is there already.`, ...words, nextStep };
    case 400:
    case 422:
      return { kind: 'invalid', message: t`Auth0 refused to ${doing}.`, ...words, nextStep };
    default:
      return {
        kind: 'unexpected',
        message: t`Auth0 failed to ${doing} (HTTP ${status.toString()}).`,
        ...words,
        nextStep: t`Look at status.auth0.com, then try again: what is done already is kept.`,
      };
  }
}

/** Whether Auth0 refused for a scope, which a newer token may have. */
export const lacksScope = ({ status, body }: HttpAnswer): boolean =>
  status === 403 && scopesIn(serverWords(body) ?? '') !== undefined;

/** `insufficient_scope` is what Auth0 says of a missing scope, and of what the tenant's plan does not include. */
function refusal({ doing, scope }: Operation, body: unknown, account: Account): Failure {
  const words = withWords(body);
  const named = scopesIn(words.serverWords ?? '');
  if (named === undefined && isOfThePlan(body, words.serverWords ?? '')) {
    return {
      kind: 'forbidden',
      message: t`Auth0 refused to ${doing}: the tenant’s plan does not include it.`,
      ...words,
      nextStep: t`Look at the subscription of the tenant in Auth0’s dashboard, or do without.`,
    };
  }
  if (named === undefined && textField(body, 'errorCode') !== 'insufficient_scope') {
    const nextStep = t`Ask an administrator of the tenant, or connect with another application.`;
    return { kind: 'forbidden', message: t`Auth0 does not let ${account.name} ${doing}.`, ...words, nextStep };
  }
  const [first = scope] = named ?? [];
  const missing = named === undefined || named.includes(scope) ? scope : first;
  return { ...missingScope(doing, missing, account), ...words };
}

/** A scope that is not there, whether Auth0 says so or the token does. */
export const missingScope = (doing: string, scope: string, account: Account): Failure => ({
  kind: 'forbidden',
  message: t`Could not ${doing}: the connection lacks the scope ${scope}.`,
  nextStep: account.howToGive(scope),
});

/** The scopes that Auth0 names, any of which would do; undefined if it names none. */
function scopesIn(words: string): readonly string[] | undefined {
  const named = /insufficient scope[^:]*:?\s*(.*)$/i.exec(words)?.[1]?.match(/[a-z_]+:[a-z_]+/g);
  return named ?? undefined;
}

const isOfThePlan = (body: unknown, words: string): boolean =>
  textField(body, 'errorCode') === 'insufficient_entitlement' ||
  /\b(?:upgrade|subscription|plan|entitle[a-z]*)\b/i.test(words);

const customDomains = t`Give the custom domain that people sign in at when you connect: the tenant has several.`;

/**
 * Auth0 sends a request back because there are too many at once.
 * @param sent how often it has been sent
 * @param asked milliseconds that Auth0 asks to wait; undefined if it does not say
 */
export function rateLimited({ doing }: Operation, sent: number, asked: number | undefined, body: unknown): Failure {
  const wait = asked === undefined ? t`a minute` : durationText(asked);
  return {
    kind: 'unexpected',
    message:
      sent === 1
        ? t`Could not ${doing}: Auth0 sent the request back because its rate limit is used up.`
        : t`Could not ${doing}: Auth0 sent the request back, ${sent.toString()} times, because its rate limit is used up.`,
    ...withWords(body),
    nextStep: t`Wait ${wait}, and until other tools that use the tenant are done, then try again: what is done already is kept.`,
  };
}

/** An answer with status 200 that is not what was asked for. */
export const strangeAnswer = ({ doing }: Operation): Failure => ({
  kind: 'unexpected',
  message: t`Could not ${doing}: the answer is not what Auth0 sends.`,
  nextStep: t`Check the tenant domain: something else may stand there.`,
});

/**
 * Auth0's own words, in whichever of its two shapes: `message` of the Management API, where `error` only names the status,
 * and `error_description` of the token endpoint.
 */
export function serverWords(body: unknown): string | undefined {
  const message = field(body, 'message');
  const says = typeof message === 'string' ? message : undefined;
  return shortened(says ?? textField(body, 'error_description') ?? textField(body, 'error'));
}

export function withWords(body: unknown): { readonly serverWords?: string } {
  const words = serverWords(body);
  return words === undefined ? {} : { serverWords: words };
}
