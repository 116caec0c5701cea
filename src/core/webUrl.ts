/** The parts of an `http` or `https` URL that sign-in depends on. */
export interface WebUrl {
  /** Scheme, host and port as written. */
  readonly origin: string;
  /** From the first slash after the host, without query and fragment. */
  readonly path: string;
}

/** Takes a URL apart; undefined for text that is none, such as one with a placeholder left in it. */
export function parseWebUrl(text: string): WebUrl | undefined {
  const match = /^(https?:\/\/[^/\s?#{}<>$"]+)([^\s?#{}<>$"]*)(?:[?#]\S*)?$/i.exec(text);
  return match === null ? undefined : { origin: match[1] ?? '', path: match[2] ?? '' };
}

/** Whether a browser holds both for the same origin: case and a port that goes without saying make no difference. */
export const sameOrigin = (a: WebUrl, b: WebUrl): boolean => canonical(a.origin) === canonical(b.origin);

const canonical = (origin: string): string =>
  origin
    .toLowerCase()
    .replace(/^(http:.*):80$|^(https:.*):443$/, (_, http?: string, https?: string) => http ?? https ?? '');

/** A text in which no URL gives its password away. */
export const withoutPassword = (text: string): string => text.replace(/(\/\/[^/\s:@]*:)[^/\s@]+@/g, '$1••••••@');

/**
 * A URL, or the path of one, without slashes at its end. Some come from servers, which may send millions of them: a pattern
 * would take the square of their number.
 */
export function withoutSlash(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
