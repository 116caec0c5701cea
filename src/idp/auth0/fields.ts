import type { ConnectionMethod, Field } from '../connection';
import { filled } from '../filled';
import { isInsecureUrl } from '../insecureUrl';
import { loginDomainField } from './addresses';
import { machineGuide, tokenGuide } from './guide';
import { isUrl } from '../isUrl';
import { t } from '../../l10n/l10n';

/** What Auth0 keeps of the name of an application; it also refuses < and > (OpenAPI: `^[^<>]+$`). */
const longestName = 150;

/** A domain as people type it, as an address: with https:// and without what stands behind the host. */
export function addressOf(answer: string): string {
  const text = answer.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  return isUrl(address) ? new URL(address).origin : text;
}

/** What is wrong with the domain of a tenant; undefined if nothing is. */
export function tenantProblem(answer: string): string | undefined {
  if (answer.trim() === '') return t`Enter the domain of the tenant, for example acme.eu.auth0.com.`;
  const problem = domainProblem(answer);
  if (problem !== undefined) return problem;
  const { hostname } = new URL(addressOf(answer));
  if (hostname === 'manage.auth0.com') {
    return t`This is the dashboard. The tenant’s domain stands in the settings of each of its applications.`;
  }
  return hostname === 'auth0.com' || hostname === 'www.auth0.com' || hostname === 'auth0.auth0.com'
    ? t`This is Auth0’s own address. The tenant’s has its name in front: acme.eu.auth0.com.`
    : undefined;
}

/** What is wrong with a custom domain; undefined if nothing is, or there is none. */
export function loginDomainProblem(answer: string): string | undefined {
  if (answer.trim() === '') return undefined;
  return (
    domainProblem(answer) ??
    (/\.auth0\.com$/i.test(new URL(addressOf(answer)).hostname)
      ? t`This is a tenant’s own domain: leave it empty if people sign in there.`
      : undefined)
  );
}

/** A custom domain as it is kept: the host alone, with a port where it has one; '' for none. */
export function customDomainOf(answer: string): string {
  const address = addressOf(answer);
  return isUrl(address) ? new URL(address).host : answer.trim();
}

/** What is wrong with any domain; undefined if nothing is. */
function domainProblem(answer: string): string | undefined {
  const text = answer.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!/^https?:\/\//i.test(address)) return t`Enter a domain, or an address that begins with https://.`;
  if (!isUrl(address) || /\s/.test(text)) return t`This is no domain.`;
  const { username, password, pathname, search, hash, hostname } = new URL(address);
  if (username !== '' || password !== '') return t`Leave user and password out.`;
  if (pathname !== '/' || search !== '' || hash !== '') return t`Enter the domain alone: ${hostname}.`;
  if (isInsecureUrl(address)) return t`Auth0 speaks https:// only.`;
  if (!hostname.includes('.') && address.startsWith('https:'))
    return t`Enter the whole domain, such as acme.eu.auth0.com.`;
  return undefined;
}

/** What is wrong with the name of an application; undefined if nothing is. */
export function applicationNameProblem(name: string): string | undefined {
  if (name.trim() === '') return t`Enter a name, for example OpenMetadata.`;
  if (name !== name.trim()) return t`Remove the spaces around the name.`;
  if (/[<>]/.test(name)) return t`Auth0 takes no < or > in a name.`;
  return name.length > longestName ? t`Use at most ${longestName.toString()} characters.` : undefined;
}

export const urlField: Field = {
  id: 'url',
  label: t`Tenant domain (its own, not a custom one)`,
  placeholder: 'acme.eu.auth0.com',
  secret: false,
  validate: tenantProblem,
  complete: addressOf,
};

export const applicationNameField: Field = {
  id: 'client',
  label: t`Application name`,
  initial: 'OpenMetadata',
  secret: false,
  validate: applicationNameProblem,
};

const customDomainField: Field = {
  id: loginDomainField,
  label: t`Custom domain, if people sign in at one`,
  placeholder: t`login.acme.com, or nothing`,
  secret: false,
  validate: loginDomainProblem,
  complete: customDomainOf,
};

/** In the order in which they are recommended. The last field of each is its secret, which is asked for again if it is wrong. */
export const methods: readonly ConnectionMethod[] = [
  {
    id: 'machine',
    label: t`Machine-to-machine application`,
    detail: t`An application of your own in Auth0, with the scopes that you tick. Signs in again by itself.`,
    guide: machineGuide,
    fields: [
      customDomainField,
      {
        id: 'clientId',
        label: t`Client ID of the machine-to-machine application`,
        secret: false,
        validate: filled(t`Enter the client ID.`),
      },
      { id: 'clientSecret', label: t`Client secret`, secret: true, validate: filled(t`Enter the client secret.`) },
    ],
  },
  {
    id: 'token',
    label: t`Management API token`,
    detail: t`A token that you copy from Auth0’s dashboard. Nothing to set up; it lasts a day.`,
    guide: tokenGuide,
    fields: [
      customDomainField,
      { id: 'token', label: t`Management API token`, secret: true, validate: filled(t`Paste the token.`) },
    ],
  },
];
