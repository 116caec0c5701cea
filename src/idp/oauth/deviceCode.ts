import { setTimeout } from 'node:timers/promises';
import { err, type Result } from '../../core/result';
import type { DeviceCode } from '../connection';
import type { Failure } from '../failure';
import { field, isWebAddress, request, textField, type HttpAnswer } from '../http';
import { cancelled } from '../httpFailures';
import { tooLate } from './patience';
import { newProof } from './pkce';
import { t } from '../../l10n/l10n';

/** Whom to ask, and as which client. */
export interface DeviceAuthorization {
  readonly endpoint: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly scope: string;
  /** Milliseconds that the provider may take over one answer. */
  readonly timeout: number;
}

/** What the two endpoints say, to be judged by whoever knows the provider. */
export interface DeviceJudge<T> {
  /** Why there is no code. */
  refused(answer: HttpAnswer): Failure;
  /**
   * The tokens of an answer with status 200, or why it gives none.
   * @param secrets what was sent and no message may repeat
   */
  tokens(answer: HttpAnswer, secrets: readonly string[]): Result<T, Failure>;
}

/**
 * Lets the user sign in on any browser anywhere with a code that they see here (RFC 8628). Asks as often as the provider
 * wants to be asked, until somebody has signed in, refused, or the code is too old.
 */
export async function signInWithDevice<T>(
  authorization: DeviceAuthorization,
  showCode: (code: DeviceCode) => Promise<boolean>,
  judge: DeviceJudge<T>,
  signal: AbortSignal,
): Promise<Result<T, Failure>> {
  const { clientId, scope, timeout, endpoint } = authorization;
  // A client that requires PKCE requires it here as well.
  const { verifier, challenge } = newProof();
  const form = { client_id: clientId, scope, code_challenge: challenge, code_challenge_method: 'S256' };
  const asked = await request({ url: endpoint, form, signal, timeout });
  if (!asked.ok) return asked;
  const issued = issuedIn(asked.value);
  if (issued === undefined) return err(judge.refused(asked.value));

  const ended = new AbortController();
  const stop = (): void => {
    ended.abort();
  };
  signal.addEventListener('abort', stop);
  void showCode(issued.shown).then((wanted) => {
    if (!wanted) stop();
  }, stop);
  try {
    return await poll(authorization, { ...issued, verifier }, judge, ended.signal);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Issued {
  readonly deviceCode: string;
  readonly shown: DeviceCode;
  /** Milliseconds. */
  readonly life: number;
  readonly interval: number;
}

async function poll<T>(
  { tokenEndpoint, clientId, timeout }: DeviceAuthorization,
  { deviceCode, verifier, life, interval: first }: Issued & { readonly verifier: string },
  judge: DeviceJudge<T>,
  signal: AbortSignal,
): Promise<Result<T, Failure>> {
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: clientId,
    device_code: deviceCode,
    code_verifier: verifier,
  };
  let left = life;
  for (let interval = first; left > 0; left -= interval) {
    if (!(await pause(interval, signal))) return err(cancelled);
    const answer = await request({ url: tokenEndpoint, form, signal, timeout });
    // A connection that breaks once is no reason to give up: the user may be typing a password just now.
    if (!answer.ok && (answer.error.kind === 'cancelled' || answer.error.kind === 'tls')) return answer;
    if (!answer.ok) continue;
    const error = textField(answer.value.body, 'error');
    if (error === 'authorization_pending') continue;
    if (error === 'slow_down') interval += 5000;
    else if (error === 'access_denied') return err(denied(clientId));
    else if (error === 'expired_token') break;
    else return judge.tokens(answer.value, [deviceCode, verifier]);
  }
  return err(tooLate(life));
}

/** False if it was cut short. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  setTimeout(milliseconds, true, { signal }).catch(() => false);

function issuedIn({ status, body }: HttpAnswer): Issued | undefined {
  const deviceCode = textField(body, 'device_code');
  const code = textField(body, 'user_code');
  const page = textField(body, 'verification_uri');
  const seconds = field(body, 'expires_in');
  const interval = field(body, 'interval');
  if (status !== 200 || deviceCode === undefined || code === undefined || page === undefined) return undefined;
  const pageWithCode = textField(body, 'verification_uri_complete') ?? page;
  // A browser is sent there, and hosts open other addresses with other programs.
  if (!isWebAddress(page) || !isWebAddress(pageWithCode)) return undefined;
  const life = within(0, longestLife, typeof seconds === 'number' ? seconds * 1000 : 600_000);
  return {
    deviceCode,
    shown: { code, page, pageWithCode, minutes: Math.round(life / 60_000) },
    life,
    interval: within(1000, 60_000, typeof interval === 'number' ? interval * 1000 : 5000),
  };
}

/** Nobody sits at a browser for longer. */
const longestLife = 60 * 60_000;

/** What a server says of its pace is taken within reason: it decides how often it is asked. */
const within = (least: number, most: number, wanted: number): number => Math.min(most, Math.max(least, wanted));

const denied = (clientId: string): Failure => ({
  kind: 'forbidden',
  message: t`The sign-in was refused on the page: ${clientId} may not act for you.`,
  nextStep: t`Sign in again, or choose another way to connect.`,
});
