import type { SignInSubject } from '../../core/signIn';
import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { field, isWebAddress, request, textField } from '../http';
import { strangerFailure } from '../httpFailures';
import type { Asking, DiscoveryDocument } from './document';
import { t } from '../../l10n/l10n';

/** A key that tokens can be verified with (RFC 7517). */
export interface SigningKey {
  readonly id: string;
  readonly type: string;
  /** Undefined: the key is for any algorithm of its type. */
  readonly algorithm: string | undefined;
}

export type KeySet = Result<readonly SigningKey[], Failure>;

/** The key sets of a configuration's URLs and of the provider's own, each read once. */
export async function readKeySets(
  { keyUrls }: SignInSubject,
  document: DiscoveryDocument | undefined,
  silent: ReadonlySet<string>,
  asking: Asking,
): Promise<ReadonlyMap<string, KeySet>> {
  const urls = [...new Set([...keyUrls, ...(document === undefined ? [] : [document.jwksUri])])].filter(
    (url) => isWebAddress(url) && !silent.has(new URL(url).origin),
  );
  return new Map(await Promise.all(urls.map(async (url) => [url, await readKeySet(url, asking)] as const)));
}

async function readKeySet(url: string, asking: Asking): Promise<KeySet> {
  const answer = await request({ url, ...asking });
  if (!answer.ok) return answer;
  const { status, body, redirect } = answer.value;
  const keys = field(body, 'keys');
  if (status === 200 && Array.isArray(keys) && keys.length > 0) return ok(keys.flatMap(signingKey));
  if (body === undefined || redirect !== undefined) return err(strangerFailure(url, status, redirect));
  return err({
    kind: 'unexpected',
    message: t`There are no keys at ${url} (HTTP ${status.toString()}).`,
    nextStep: t`Use the jwks_uri of the provider’s discovery document.`,
  });
}

function signingKey(key: unknown): readonly SigningKey[] {
  if (textField(key, 'use') === 'enc') return [];
  return [{ id: textField(key, 'kid') ?? '', type: textField(key, 'kty') ?? '', algorithm: textField(key, 'alg') }];
}
