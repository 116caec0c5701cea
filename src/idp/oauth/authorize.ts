import { err, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { cancelled } from '../httpFailures';
import { listen } from './loopback';
import { newProof, randomText } from './pkce';
import { withPatience } from './patience';
import { t } from '../../l10n/l10n';

/** Whom to ask, and as which client. */
export interface Authorization {
  readonly endpoint: string;
  readonly issuer: string;
  /** The provider always names itself in its answers (RFC 9207), so that one without a name is not its own. */
  readonly namesItself: boolean;
  readonly clientId: string;
  readonly scope: string;
}

/** What a code is redeemed with. */
export interface Code {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/**
 * Lets the user sign in on the provider's page in their own browser: authorization code with PKCE, and a redirect to a
 * port of this machine that is open for no longer than that. The browser is told how it ended.
 * @param patience milliseconds that the user may take
 */
export async function authorize<T>(
  authorization: Authorization,
  openPage: (url: string) => Promise<boolean>,
  redeem: (code: Code) => Promise<Result<T, Failure>>,
  signal: AbortSignal,
  patience: number,
): Promise<Result<T, Failure>> {
  const state = randomText();
  const { verifier, challenge } = newProof();
  const loopback = await listen(state);
  if (!loopback.ok) return loopback;
  const { redirectUri, arrival, close } = loopback.value;
  try {
    const page = pageFor(authorization, { redirect_uri: redirectUri, state, code_challenge: challenge });
    // Some hosts say that the page is open only once it is closed.
    const unwanted = openPage(page).then(
      (opened) => (opened ? arrival : undefined),
      () => undefined,
    );
    const arrived = await withPatience(Promise.race([arrival, unwanted]), signal, patience);
    if (!arrived.ok) return arrived;
    if (arrived.value === undefined) return err(cancelled);
    const { parameters, reply } = arrived.value;
    const problem = problemOf(parameters, authorization);
    const code = parameters.get('code') ?? '';
    const result = problem === undefined ? await redeem({ code, redirectUri, verifier }) : err(problem);
    await reply(result.ok);
    return result;
  } finally {
    close();
  }
}

function pageFor({ endpoint, clientId, scope }: Authorization, own: Readonly<Record<string, string>>): string {
  const page = new URL(endpoint);
  const asked = { client_id: clientId, response_type: 'code', scope, code_challenge_method: 'S256', ...own };
  for (const [name, value] of Object.entries(asked)) page.searchParams.set(name, value);
  return page.href;
}

/** Why an answer gives no code that may be redeemed; undefined if it does. */
function problemOf(parameters: URLSearchParams, authorization: Authorization): Failure | undefined {
  const { issuer, namesItself, clientId } = authorization;
  const iss = parameters.get('iss');
  if (iss === null ? namesItself : iss !== issuer) {
    return {
      kind: 'unexpected',
      message:
        iss === null
          ? t`The answer came from nobody, not from ${issuer}: it was not used.`
          : t`The answer came from ${iss.slice(0, 300)}, not from ${issuer}: it was not used.`,
      nextStep: t`Sign in again, and watch which page the browser shows.`,
    };
  }
  const error = parameters.get('error');
  if (error === null && (parameters.get('code') ?? '') !== '') return undefined;
  const serverWords = parameters.get('error_description') ?? error ?? undefined;
  return {
    kind: error === 'access_denied' ? 'forbidden' : 'unexpected',
    message:
      error === 'access_denied'
        ? t`You did not allow ${clientId} to act for you.`
        : t`The provider sent the browser back without signing you in.`,
    ...(serverWords === undefined ? {} : { serverWords: serverWords.slice(0, 300) }),
    nextStep: t`Sign in again, or choose another way to connect.`,
  };
}
