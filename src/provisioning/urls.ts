import { isUrl } from '../idp/isUrl';
/** An absolute http or https URL; undefined for anything else. */
export function parseUrl(text: string): URL | undefined {
  const url = isUrl(text.trim()) ? new URL(text.trim()) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
}
