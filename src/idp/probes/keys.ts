import { isOwnKeyUrl } from '../../core/rules/urls/keyUrls';
import type { SignInSubject } from '../../core/signIn';
import { failed, passed, skipped, type CheckOutcome } from '../check';
import type { Failure } from '../failure';
import type { DiscoveryDocument } from './document';
import { hostOf, isServersOwn, onlyServerKnows, pathOf } from './hosts';
import type { KeySet } from './keySets';
import { t } from '../../l10n/l10n';

const settings = ['authn.publicKeyUrls'] as const;

/** Whether there are keys behind every key URL, as OpenMetadata asks for them: without following a redirect. */
export function checkKeyUrls(
  subject: SignInSubject,
  document: DiscoveryDocument | undefined,
  sets: ReadonlyMap<string, KeySet>,
): readonly CheckOutcome[] {
  const outcomes = subject.keyUrls.flatMap((url): readonly CheckOutcome[] => {
    const set = sets.get(url);
    if (set === undefined) return [];
    if (set.ok) return [passed('keys-unreachable', t`There are keys at ${url}.`)];
    return [
      set.error.kind === 'cancelled'
        ? skipped('keys-unreachable', set.error.message)
        : unread(subject, url, set.error, document),
    ];
  });
  return outcomes.length > 0
    ? outcomes
    : [skipped('keys-unreachable', t`There is no key URL in this file that answers.`)];
}

function unread(
  subject: SignInSubject,
  url: string,
  failure: Failure,
  document: DiscoveryDocument | undefined,
): CheckOutcome {
  if (isOwnKeyUrl(url))
    return skipped('keys-unreachable', t`OpenMetadata’s own keys at ${hostOf(url)} could not be read from here.`);
  if (isServersOwn(url) && (document === undefined || pathOf(url) === pathOf(document.jwksUri)))
    return skipped('keys-unreachable', onlyServerKnows(url));
  const { kind, message, serverWords } = failure;
  const words = serverWords === undefined ? '' : ` (${serverWords})`;
  return failed(kind === 'tls' ? 'provider-certificate' : 'keys-unreachable', {
    message: `${message.replace(/\.$/, '')}${words}. ${t`The server cannot verify tokens without these keys.`}`,
    settings,
    item: url,
    fixes:
      document === undefined || subject.keyUrls.includes(document.jwksUri) ? [] : [replaced(subject, url, document)],
  });
}

const replaced = (subject: SignInSubject, url: string, { jwksUri }: DiscoveryDocument) =>
  ({
    title: t`Use ${jwksUri}`,
    preferred: true,
    changes: [{ key: 'authn.publicKeyUrls', set: subject.keyUrls.map((each) => (each === url ? jwksUri : each)) }],
  }) as const;

/** Whether the key URLs hold the keys that the provider signs with. Only said where all of them could be read. */
export function checkSigningKey(
  subject: SignInSubject,
  document: DiscoveryDocument | undefined,
  sets: ReadonlyMap<string, KeySet>,
): CheckOutcome {
  const needed = document === undefined ? undefined : sets.get(document.jwksUri);
  const others = subject.keyUrls.filter((url) => !isOwnKeyUrl(url));
  const read = others.flatMap((url) => {
    const set = sets.get(url);
    return set?.ok === true ? [set.value] : [];
  });
  if (document === undefined || needed?.ok !== true || others.length === 0 || read.length < others.length)
    return skipped('signing-key-missing', t`Not every key URL could be read from here.`);
  const known = new Set(read.flat().map(({ id }) => id));
  const missing = needed.value.filter(({ id }) => !known.has(id));
  if (missing.length === 0)
    return passed('signing-key-missing', t`The key URLs hold the keys that the provider signs with.`);
  const { jwksUri } = document;
  return failed('signing-key-missing', {
    message: t`None of the key URLs holds the key that the provider signs with (${missing.map(({ id }) => id).join(', ')}). Its keys are at ${jwksUri}.`,
    settings,
    fixes: [
      {
        title: t`Add ${jwksUri}`,
        preferred: true,
        changes: [{ key: 'authn.publicKeyUrls', set: [...subject.keyUrls, jwksUri] }],
      },
    ],
  });
}
