import type { SignInSubject } from '../../core/signIn';
import type { CheckOutcome } from '../check';
import { defaultTimeout } from '../http';
import { checkAnnounced } from './announced';
import { discover, type Explain } from './discovery';
import type { Asking, DiscoveryDocument } from './document';
import { checkEncryption } from './encryption';
import { checkIssuer } from './issuer';
import { checkKeyUrls, checkSigningKey } from './keys';
import { readKeySets } from './keySets';
import { checkSigningAlgorithm } from './signingAlgorithm';

export interface Probed {
  readonly outcomes: readonly CheckOutcome[];
  /** The document that the rest of sign-in goes by; undefined if none could be read. */
  readonly document: DiscoveryDocument | undefined;
}

/** What can be asked of any OpenID Connect provider: three rounds at most, nothing but GET. */
export async function probeProvider(subject: SignInSubject, signal: AbortSignal): Promise<Probed> {
  const { document, outcomes } = await probeOpenId(subject, { signal, timeout: defaultTimeout });
  return { document, outcomes: [...outcomes, ...(document === undefined ? [] : checkAnnounced(subject, document))] };
}

/**
 * The same without what a provider announces of all its clients, for one that can be asked about the client itself.
 * @param meanwhile what can be asked as soon as the document is there, side by side with its keys
 */
export async function probeOpenId(
  subject: SignInSubject,
  asking: Asking,
  explain: Explain = () => Promise.resolve(undefined),
  meanwhile: (document: DiscoveryDocument) => Promise<readonly CheckOutcome[]> = () => Promise.resolve([]),
): Promise<Probed> {
  const discovered = await discover(subject, asking, explain);
  const document = discovered.browser ?? discovered.server;
  const [sets, others] = await Promise.all([
    readKeySets(subject, document, discovered.silent, asking),
    document === undefined ? [] : meanwhile(document),
  ]);
  const outcomes = [
    ...discovered.outcomes,
    ...checkIssuer(subject, discovered),
    ...checkEncryption(discovered),
    ...checkKeyUrls(subject, document, sets),
    checkSigningKey(subject, document, sets),
    ...checkSigningAlgorithm(subject, document, sets),
    ...others,
  ];
  return { document, outcomes };
}
