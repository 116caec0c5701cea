import type { SettingKey } from '../../core/catalogue/catalogue';
import { discoveryPath } from '../../core/rules/urls/issuer';
import type { SignInSubject } from '../../core/signIn';
import { withoutSlash } from '../../core/webUrl';
import { failed, passed, skipped, type CheckOutcome } from '../check';
import type { Failure } from '../failure';
import { isWebAddress, type HttpAnswer } from '../http';
import { strangerFailure } from '../httpFailures';
import { readDocument, type Asking, type DiscoveryDocument, type Undocumented } from './document';
import { hostOf, isServersOwn, onlyServerKnows, pathOf } from './hosts';
import { t } from '../../l10n/l10n';

/** The documents that a configuration leads to. */
export interface Discovered {
  /** Where browsers are sent: the document of `authority`. */
  readonly browser: DiscoveryDocument | undefined;
  /** What the server reads: the document at `discoveryUri`. The same one, where the URL is. */
  readonly server: DiscoveryDocument | undefined;
  readonly outcomes: readonly CheckOutcome[];
  /** Origins that gave no answer: nothing more is asked there. */
  readonly silent: ReadonlySet<string>;
}

/** What a provider itself means by an answer that is no document; undefined if nothing in particular. */
export type Explain = (
  address: string,
  answer: HttpAnswer,
  settings: readonly SettingKey[],
) => Promise<CheckOutcome | undefined>;

/** Reads the document of the authority and the one that the server reads. One of a host that only the server knows may be missing. */
export async function discover(subject: SignInSubject, asking: Asking, explain: Explain): Promise<Discovered> {
  const addresses = addressesIn(subject);
  const [first] = addresses;
  if (first === undefined)
    return { ...nothing, outcomes: [skipped('provider-unreachable', t`This file names no address of the provider.`)] };
  const read = await Promise.all(
    addresses.map(async (address) => ({ ...address, result: await readDocument(address.url, asking) })),
  );
  const outcomes = await Promise.all(
    read.map(async ({ url, settings, result }) => {
      if (result.ok) return passed('provider-unreachable', t`${hostOf(url)} answers with its discovery document.`);
      const aside = settings.every((key) => key !== 'authn.authority') && pathOf(url) === pathOf(first.url);
      return aside && isServersOwn(url) && 'failure' in result.error
        ? skipped('provider-unreachable', onlyServerKnows(url))
        : missing(url, result.error, settings, explain);
    }),
  );
  const documentAt = (key: SettingKey): DiscoveryDocument | undefined => {
    const found = read.find(({ settings }) => settings.includes(key));
    return found?.result.ok === true ? found.result.value : undefined;
  };
  const silent = read.filter(({ result }) => !result.ok && 'failure' in result.error);
  return {
    browser: documentAt('authn.authority'),
    server: documentAt('oidc.discoveryUri'),
    outcomes,
    silent: new Set(silent.map(({ url }) => new URL(url).origin)),
  };
}

const nothing: Discovered = { browser: undefined, server: undefined, outcomes: [], silent: new Set() };

/** An address of a document, and the settings that lead to it. */
interface Address {
  readonly url: string;
  readonly settings: readonly SettingKey[];
}

/** The authority's first, once if both settings lead to the same. */
function addressesIn({ authority, discoveryUri }: SignInSubject): readonly Address[] {
  const browser = authority === undefined ? undefined : withoutSlash(authority) + discoveryPath;
  const ofBoth: readonly Address[] =
    browser === discoveryUri
      ? [{ url: browser ?? '', settings: ['authn.authority', 'oidc.discoveryUri'] }]
      : [
          { url: browser ?? '', settings: ['authn.authority'] },
          { url: discoveryUri ?? '', settings: ['oidc.discoveryUri'] },
        ];
  return ofBoth.filter(({ url }) => isWebAddress(url));
}

async function missing(
  url: string,
  problem: Undocumented,
  settings: readonly SettingKey[],
  explain: Explain,
): Promise<CheckOutcome> {
  if ('failure' in problem) return unanswered(problem.failure, settings);
  const { status, redirect, body } = problem.answer;
  const explained = await explain(url, problem.answer, settings);
  if (explained !== undefined) return explained;
  if (status === 200 && body !== undefined)
    return failed('discovery-fails', {
      message: t`What ${url} answers is no discovery document: it names no issuer, keys or endpoints.`,
      settings,
    });
  if (body !== undefined)
    return failed('discovery-fails', {
      message: t`There is no discovery document at ${url} (HTTP ${status.toString()}).`,
      settings,
    });
  const { message, nextStep } = strangerFailure(url, status, redirect);
  return failed('discovery-fails', { message: `${message} ${nextStep}`, settings });
}

const trustIt = t`OpenMetadata checks certificates as well: give it a trust store that knows this one.`;

/** Nothing answered, or nothing that can be trusted. */
function unanswered({ kind, message, serverWords, nextStep }: Failure, settings: readonly SettingKey[]): CheckOutcome {
  if (kind === 'cancelled') return skipped('provider-unreachable', message);
  const words = serverWords === undefined ? '' : ` (${serverWords})`;
  if (kind !== 'tls')
    return failed('provider-unreachable', { message: `${message.replace(/\.$/, '')}${words}. ${nextStep}`, settings });
  return failed('provider-certificate', {
    message: `${message.replace(/\.$/, '')}${words}. ${trustIt}`,
    settings,
  });
}
