import { isUrl } from '../../isUrl';
import { hasWildcard } from './coverage';
import { t } from '../../../l10n/l10n';

/** What is wrong with an address to be registered at an application; undefined if nothing is. */
export function callbackProblem(address: string): string | undefined {
  if (address.trim() === '') return t`An empty address leads nowhere.`;
  if (hasWildcard(address)) {
    return t`${address} fits many addresses: whoever controls one of them can take a user’s sign-in.`;
  }
  if (address.includes(organization))
    return t`${address} fits organizations, which a sign-in to OpenMetadata never names.`;
  // Auth0's own list is separated by commas.
  if (address.includes(',')) return t`${address} has a comma, which separates addresses in Auth0’s dashboard.`;
  if (/\s/.test(address) || !isUrl(address)) return t`${address} is no absolute address.`;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(address))
    return t`${address} names no host that a browser could be sent to.`;
  return address.includes('#') ? t`${address} has a fragment (#), which browsers do not send.` : undefined;
}

const organization = '{organization_name}';

/** The same for the address after signing out. */
export const logoutUrlProblem = callbackProblem;

/** The same for a web origin. */
export function webOriginProblem(origin: string): string | undefined {
  if (origin.trim() === '') return t`An empty web origin matches nothing.`;
  if (hasWildcard(origin)) return t`The web origin ${origin} lets many websites ask Auth0 in the name of a user.`;
  if (!/^https?:\/\//i.test(origin) || !isUrl(origin)) {
    return t`${origin} is no origin, like https://om.acme.example.`;
  }
  return new URL(origin).origin === origin
    ? undefined
    : t`${origin} never matches: a browser sends ${new URL(origin).origin}.`;
}
