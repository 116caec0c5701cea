import { nameOf } from '../../core/rules/subject';
import type { SignInSubject } from '../../core/signIn';
import { failed, passed, skipped, type CheckOutcome } from '../check';
import type { DiscoveryDocument } from './document';
import type { KeySet, SigningKey } from './keySets';
import { t } from '../../l10n/l10n';

/** Whether the provider has a key for the algorithm that it is asked to sign with, and that tokens are verified with. */
export function checkSigningAlgorithm(
  { view, clientType }: SignInSubject,
  document: DiscoveryDocument | undefined,
  sets: ReadonlyMap<string, KeySet>,
): readonly CheckOutcome[] {
  const set = document === undefined ? undefined : sets.get(document.jwksUri);
  if (document === undefined || set?.ok !== true)
    return [skipped('signing-algorithm-unsupported', t`The provider’s keys could not be read.`)];
  const keys =
    clientType === 'confidential'
      ? (['oidc.preferredJwsAlgorithm', 'authn.tokenValidationAlgorithm'] as const)
      : (['authn.tokenValidationAlgorithm'] as const);
  const asked = keys.flatMap((key) => {
    const { value } = view.get(key);
    return typeof value === 'string' && value !== '' ? [{ key, algorithm: value.trim() }] : [];
  });
  const usable = [...new Set(set.value.flatMap(({ algorithm }) => algorithm ?? []))];
  const faults = asked
    .filter(({ algorithm }) => !announces(document, algorithm) || !set.value.some((key) => signs(key, algorithm)))
    .map(({ key, algorithm }) =>
      failed('signing-algorithm-unsupported', {
        message:
          usable.length === 0
            ? t`The provider has no key that signs with ${algorithm}. Write what it signs with in ${nameOf(view, key)}.`
            : t`The provider has no key that signs with ${algorithm}: its keys are for ${usable.join(', ')}. Write what it signs with in ${nameOf(view, key)}.`,
        settings: [key],
        fixes: usable.map((each) => ({
          title: t`Use ${each}`,
          ...(usable.length === 1 ? { preferred: true as const } : {}),
          changes: [{ key, set: each }],
        })),
      }),
    );
  if (faults.length > 0) return faults;
  const [first] = asked;
  return [
    first === undefined
      ? skipped('signing-algorithm-unsupported', t`This file names no signing algorithm.`)
      : passed('signing-algorithm-unsupported', t`The provider has a key that signs with ${first.algorithm}.`),
  ];
}

const announces = ({ algorithms }: DiscoveryDocument, algorithm: string): boolean =>
  algorithms.length === 0 || algorithms.includes(algorithm);

/** RS256 and PS256 take RSA keys, ES256 elliptic ones (RFC 7518, section 3.1). */
const signs = ({ type, algorithm }: SigningKey, wanted: string): boolean =>
  algorithm === undefined ? type === (wanted.startsWith('ES') ? 'EC' : 'RSA') : algorithm === wanted;
