import { isPublic } from '../../core/rules/subject';
import { isUrl } from '../isUrl';
import { t } from '../../l10n/l10n';

/** Host and port of a URL, to be named in a sentence. */
export const hostOf = (url: string): string => (isUrl(url) ? new URL(url).host : url);

export const originOf = (url: string): string | undefined => (isUrl(url) ? new URL(url).origin : undefined);

export const pathOf = (url: string): string | undefined => (isUrl(url) ? new URL(url).pathname : undefined);

/** This machine, by any of its names. */
export const isLoopback = (url: string): boolean =>
  isUrl(url) && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** A name that a container network or a cluster gives: it means nothing elsewhere. */
export const isServersOwn = (url: string): boolean => !isPublic(url) && !isLoopback(url);

/** What is said of such a host when it does not answer here. */
export const onlyServerKnows = (url: string): string => t`${hostOf(url)} is known to the server’s network only.`;
