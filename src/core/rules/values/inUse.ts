import type { CatalogueRow } from '../../catalogue/catalogue';
import type { View } from '../../view';
import { isOidcProvider } from '../subject';

/** Whether sign-in reads a setting: what is in the blocks of other kinds of provider does no harm. */
export function isInUse(view: View, { key, type }: CatalogueRow): boolean {
  if (type === 'object') return false;
  const group = key.split('.', 1)[0];
  if (group === 'authn' || group === 'oidc') return isOidcProvider(view);
  return group === 'ldap' || group === 'saml' ? view.get('authn.provider').value === group : true;
}
