import type { Failure } from '../../failure';
import { request, textField, type HttpAnswer } from '../../http';
import { strangerFailure } from '../../httpFailures';
import { authorizationUrl, returnedTo, type Authorization, type Returned } from '../../probes/conversation';
import type { Asking } from '../../probes/document';
import { shortened } from '../../serverWords';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/** What Auth0 means by a page of its own, as far as its words are known. */
export type Reason = 'callback' | 'unknown application' | 'no connection';

/** What the authorization endpoint made of a sign-in that no browser takes part in. */
export type AuthorizationAnswer =
  | Returned
  /** A page of Auth0's own: it does not go to the callback. */
  | { readonly kind: 'refused'; readonly reason: Reason }
  /** No answer, or one that nobody can be sure of. `why`: as a sentence. */
  | { readonly kind: 'unclear'; readonly why: string };

/** Begins a sign-in as OpenMetadata does. */
export async function authorize(endpoint: string, asked: Authorization, asking: Asking): Promise<AuthorizationAnswer> {
  const answer = await request({ url: authorizationUrl(endpoint, asked), inDetail: true, ...asking });
  return answer.ok ? readAuthorization(endpoint, answer.value, asked) : unanswered(answer.error);
}

const unanswered = ({ message }: Failure): AuthorizationAnswer => ({ kind: 'unclear', why: message });

/**
 * A redirect back is plain OAuth. Everything else is a page, or a redirect to the tenant's own page for errors with the same
 * words in its address. No page of a real tenant was ever recorded: only what is unmistakable counts.
 */
export function readAuthorization(
  endpoint: string,
  { status, location, redirect, page, body }: HttpAnswer,
  asked: Authorization,
): AuthorizationAnswer {
  const returned = returnedTo(location ?? '', asked.redirectUri);
  if (returned !== undefined) return returned;
  const texts = location === undefined ? textsOf(page, body) : [wordsIn(location, endpoint)];
  const isRefusal = location !== undefined || (status >= 400 && status < 500 && status !== 429);
  const reason = isRefusal ? reasonIn(texts.map((text) => withoutEchoes(text, asked))) : undefined;
  if (reason !== undefined) return { kind: 'refused', reason };
  const words = shortened(texts[0]?.trim());
  return isRefusal && words !== undefined
    ? { kind: 'unclear', why: t`Auth0 answered with a page that is not known (HTTP ${status.toString()}): “${words}”.` }
    : { kind: 'unclear', why: strangerFailure(endpoint, status, redirect).message };
}

/** Auth0's words as users report them, in any case. */
const reasons: readonly (readonly [Reason, RegExp])[] = [
  ['callback', /callback url mismatch|redirect_uri is not in the list of allowed callback urls/i],
  ['unknown application', /unknown client\b|unknown or invalid client/i],
  ['no connection', /no connections? (?:is |are )?enabled for (?:the|this) (?:client|application)/i],
];

/** The one that the first of the texts names that names any; a text that names several is some other page. */
function reasonIn(texts: readonly string[]): Reason | undefined {
  for (const text of texts) {
    const [first, ...others] = reasons.filter(([, pattern]) => pattern.test(text));
    if (first !== undefined) return others.length === 0 ? first[0] : undefined;
  }
  return undefined;
}

/** What people read on a page, then what its scripts hold, which may be all the words there are. */
function textsOf(page: string | undefined, body: unknown): readonly string[] {
  if (page === undefined) return [[textField(body, 'error'), textField(body, 'error_description')].join(' ')];
  const start = page.slice(0, longestPage);
  return [withoutScripts(start), start].map((text) => text.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' '));
}

/** Words of a refusal stand further in front. In characters. */
const longestPage = 200_000;

/** Without what a browser shows nobody: it ends with the tag that closes it. */
const withoutScripts = (page: string): string =>
  page
    .split(/(?=<\/?(?:script|style|template)\b)/i)
    .map((part) => (/^<(?:script|style|template)\b/i.test(part) ? ' ' : part))
    .join('');

/** What the address of a tenant's own page for errors says. */
function wordsIn(location: string, base: string): string {
  if (!isUrl(location, base)) return '';
  const { searchParams } = new URL(location, base);
  return [searchParams.get('error'), searchParams.get('error_description')].join(' ');
}

/** A page repeats what it was asked, and that may be any text. */
const withoutEchoes = (text: string, { clientId, redirectUri }: Authorization): string =>
  text.replaceAll(redirectUri, ' ').replaceAll(clientId, ' ');
