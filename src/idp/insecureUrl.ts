import { isUrl } from './isUrl';
/** Whether what is sent to the URL, passwords included, crosses a network unencrypted: plain http beyond this machine. */
export function isInsecureUrl(url: string): boolean {
  if (!isUrl(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

/** Whether the URL leads to this very machine. */
export const isLocalUrl = (url: string): boolean => isUrl(url) && isLoopback(new URL(url).hostname);

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  /^127(\.\d+){3}$/.test(hostname) ||
  hostname === '[::1]';
