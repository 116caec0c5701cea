import type { View } from '../../view';
import { isPublic, textOf } from '../subject';

export const isLdap = (view: View): boolean => view.get('authn.provider').value === 'ldap';

/** Whether the directory is reached by way of TLS from the first byte. Undefined: it comes from elsewhere. */
export function isLdaps(view: View): boolean | undefined {
  const { value, stock } = view.get('ldap.sslEnabled');
  if (value === undefined || stock) return undefined;
  return value === true;
}

/** The directory's host, where it is one that names in a cluster, a private network's own names and examples are not. */
export function publicDirectory(view: View): string | undefined {
  const host = textOf(view, 'ldap.host');
  const isAddress = host !== undefined && /^(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host);
  return host !== undefined && !isAddress && isPublic(`https://${host}`) ? host : undefined;
}
