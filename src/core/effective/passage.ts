import { catalogue, type CatalogueRow } from '../catalogue/catalogue';
import type { View } from '../view';

/**
 * How a setting reaches the server. `passed`: as it reads. `shipped`: the chart does not pass it, so the server has what
 * the `openmetadata.yaml` of its image says. `dropped`: its whole block counts for nothing.
 */
export type Passage = 'passed' | 'shipped' | 'dropped';

/**
 * The chart's switches (its `templates/secrets.yaml`, 1.1 to 1.13): each of three passes the values of a block or does
 * not, LDAP and SAML are passed to servers that sign in with them, and the block of a confidential client counts only if
 * it is switched on and `clientType` is `confidential`. A variable of the container reaches the server in any case.
 */
export function passage(view: View, text: string, { key, env }: CatalogueRow): Passage {
  if (view.vocabulary !== 'chart' || isOfContainer(view, text, key, env)) return 'passed';
  const group = key.replace(/\..*/, '');
  switch (group) {
    case 'configSource':
      return 'passed';
    case 'authz':
      return isOff(view, 'authz.enabled') ? 'shipped' : 'passed';
    case 'jwt':
      return isOff(view, 'jwt.enabled') ? 'shipped' : 'passed';
    case 'oidc':
      if (isOidcOn(view)) return 'passed';
      return hasOidcVariable(view, text) ? 'shipped' : 'dropped';
    case 'ldap':
      return signsInWith(view, 'ldap') ? 'passed' : 'shipped';
    case 'saml':
      return signsInWith(view, 'saml') ? 'passed' : 'shipped';
    default:
      return isOff(view, 'authn.enabled') ? 'shipped' : 'passed';
  }
}

const isOff = (view: View, gate: CatalogueRow['key']): boolean => view.get(gate).value === false;

/** What is not known is taken for on. */
function isOidcOn(view: View): boolean {
  const type = view.get('authn.clientType').value;
  const isOn = !isOff(view, 'oidc.enabled') && !isOff(view, 'authn.enabled');
  return isOn && (type === undefined || type === 'confidential');
}

function signsInWith(view: View, wanted: 'ldap' | 'saml'): boolean {
  const provider = view.get('authn.provider').value;
  return !isOff(view, 'authn.enabled') && (provider === undefined || provider === wanted);
}

const hasOidcVariable = (view: View, text: string): boolean =>
  catalogue.some(({ key, env }) => key.startsWith('oidc.') && isOfContainer(view, text, key, env));

/** The name that stands in the file is that of the variable: the chart's `extraEnvs`. */
function isOfContainer(view: View, text: string, key: CatalogueRow['key'], env: string | undefined): boolean {
  const { keyRange } = view.get(key);
  return keyRange !== undefined && env !== undefined && text.slice(keyRange.start, keyRange.end).includes(env);
}
