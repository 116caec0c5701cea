import type { Failure } from './failure';

/** What is shown of a server's words. In characters. */
const longest = 300;

/** A server's words as a message can hold them: on one line, and not longer than somebody reads. Undefined if there are none. */
export const shortened = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : onOneLine(text).slice(0, longest);

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The failure without the secrets that were sent: a server may repeat in its answer what it was told. */
export function withoutSecrets(failure: Failure, secrets: readonly string[]): Failure {
  const { serverWords } = failure;
  if (serverWords === undefined) return failure;
  const wereShortened = serverWords.length >= longest;
  const words = secrets
    .map(onOneLine)
    .filter((secret) => secret !== '')
    // One may be a part of another, of which the rest would be left.
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, secret) => {
      const masked = text.replaceAll(secret, mask);
      return wereShortened ? withoutRest(masked, secret) : masked;
    }, serverWords);
  return { ...failure, serverWords: words };
}

const mask = '••••••';

/** Where the words were shortened, the beginning of a secret may be left at their end: a token is longer than they are. */
function withoutRest(text: string, secret: string): string {
  for (let start = Math.max(0, text.length - secret.length); start < text.length; start += 1) {
    if (secret.startsWith(text.slice(start))) return text.slice(0, start) + mask;
  }
  return text;
}
