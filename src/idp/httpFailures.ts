import { withoutPassword } from '../core/webUrl';
import type { Failure } from './failure';
import { t } from '../l10n/l10n';

export const cancelled: Failure = {
  kind: 'cancelled',
  message: t`Cancelled.`,
  nextStep: t`Run it again when you want to.`,
};

/** An answer that is longer than any of a provider's. */
export class EndlessAnswer extends Error {
  override readonly name = 'EndlessAnswer';
}

/**
 * Why a request got no answer, from what `fetch` rejects with.
 * @param signal the user's own, which tells a cancellation from a time-out
 */
export function networkFailure(error: unknown, url: string, signal: AbortSignal): Failure {
  if (signal.aborted) return cancelled;
  const { host, hostname } = new URL(url);
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof EndlessAnswer)) return endlessFailure(host);
  const code = causes.map(codeOf).find((found) => found !== undefined);
  const serverWords = code ?? withoutCredentials(causes.at(-1)?.message ?? String(error));
  if (causes.some(({ name }) => name === 'TimeoutError') || timeouts.has(code ?? '')) {
    const nextStep = t`Try again; if it stays silent, look at the network, a VPN or a proxy in between.`;
    return { kind: 'timeout', message: t`${host} did not answer in time.`, nextStep };
  }
  if (code === undefined)
    return unreachable(t`${host} cannot be asked.`, serverWords, t`Check the address and its port.`);
  if (isTls(code)) return tlsFailure(code, host);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const nextStep = t`Check the spelling of the address, and whether it needs a VPN.`;
    return unreachable(t`There is no host named ${hostname}.`, serverWords, nextStep);
  }
  if (code === 'ECONNREFUSED') {
    return unreachable(t`Nothing listens at ${host}.`, serverWords, t`Check the port, and whether the server runs.`);
  }
  const nextStep = url.startsWith('http:') ? t`If the server speaks HTTPS, use https:// in its URL.` : t`Try again.`;
  return unreachable(t`The connection to ${host} broke.`, serverWords, nextStep);
}

/** What `fetch` does not send it repeats: a header that cannot hold the token in it, an address with a password. */
const withoutCredentials = (words: string): string => withoutPassword(words).replace(/\bBearer\s.*/s, 'Bearer ••••••');

const endlessFailure = (host: string): Failure => ({
  kind: 'unexpected',
  message: t`${host} answered with more than an identity provider ever does; the rest was not read.`,
  nextStep: t`Check the URL: something else may stand there.`,
});

/** An address that nobody can be asked at. It may come out of a provider's own document. */
export const noWebAddress = (text: string): Failure => ({
  kind: 'invalid',
  message:
    text === '' ? t`An empty text is no web address.` : t`${shortened(withoutPassword(text))} is no web address.`,
  nextStep: t`Check the address, and the provider’s own where its document names this one.`,
});

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** An answer that is not the provider's: a redirect or a page of something in between. */
export function strangerFailure(url: string, status: number, redirect: string | undefined): Failure {
  const { host, origin } = new URL(url);
  if (redirect === undefined) {
    return {
      kind: 'unexpected',
      message: t`${host} answered with a page of its own (HTTP ${status.toString()}), not as the identity provider.`,
      nextStep: t`Check the URL: a proxy or a login page may stand in between.`,
    };
  }
  const nextStep =
    redirect === origin.replace(/^http:/, 'https:')
      ? t`Use ${redirect} as the URL.`
      : t`Use the address that it leads to if that is your identity provider; a proxy with a login page cannot be passed.`;
  return { kind: 'unexpected', message: t`${host} redirects to ${redirect}, which was not followed.`, nextStep };
}

const unreachable = (message: string, serverWords: string, nextStep: string): Failure => ({
  kind: 'unreachable',
  message,
  serverWords,
  nextStep,
});

function tlsFailure(code: string, host: string): Failure {
  if (code.startsWith('ERR_SSL_')) {
    const nextStep = t`Use http:// in the URL if the server has no TLS, or check the port.`;
    return { kind: 'tls', message: t`${host} does not speak HTTPS.`, serverWords: code, nextStep };
  }
  const message = certificateProblems[code]?.(host) ?? t`The certificate of ${host} cannot be trusted.`;
  if (unknownAuthority.has(code)) {
    const nextStep = t`Choose the file with its certificate authority, or add the authority to the system.`;
    return { kind: 'tls', reason: 'unknown-authority', message, serverWords: code, nextStep };
  }
  const nextStep =
    code === 'ERR_TLS_CERT_ALTNAME_INVALID'
      ? t`Use the host name that the certificate is for, or ask whoever runs the server for one that names this host.`
      : t`Ask whoever runs the server to mend it, and check the clock of this machine.`;
  return { kind: 'tls', message, serverWords: code, nextStep };
}

/** What a file with the authority mends. */
const unknownAuthority: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

const fromUnknownAuthority = (host: string): string =>
  t`The certificate of ${host} comes from an authority that this machine does not know.`;

const certificateProblems: Readonly<Record<string, (host: string) => string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) => t`The certificate of ${host} is self-signed.`,
  SELF_SIGNED_CERT_IN_CHAIN: fromUnknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) =>
    t`The certificate of ${host} comes without the certificates of its authority.`,
  UNABLE_TO_GET_ISSUER_CERT: fromUnknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: fromUnknownAuthority,
  CERT_HAS_EXPIRED: (host) => t`The certificate of ${host} has expired.`,
  CERT_NOT_YET_VALID: (host) => t`The certificate of ${host} is not valid yet.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => t`The certificate of ${host} is for another host.`,
};

const isTls = (code: string): boolean =>
  code in certificateProblems || code.startsWith('CERT_') || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_');

const timeouts: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** `fetch` wraps what happened, and a host with several addresses wraps it once more. */
function causesOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return [error, ...causesOf(inner)];
}

function codeOf(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
