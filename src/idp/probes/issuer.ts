import { discoveryPath } from '../../core/rules/urls/issuer';
import type { SignInSubject } from '../../core/signIn';
import { failed, passed, skipped, type CheckOutcome } from '../check';
import type { Discovered } from './discovery';
import type { DiscoveryDocument } from './document';
import { hostOf, isLoopback, isServersOwn } from './hosts';

/**
 * Whether the issuer that the provider names is the authority, to the letter. The server may read the document by another
 * host as long as it names the same issuer.
 */
export function checkIssuer(subject: SignInSubject, { browser, server }: Discovered): readonly CheckOutcome[] {
  const { authority } = subject;
  if (authority === undefined || (browser ?? server) === undefined)
    return [skipped('issuer-differs', 'The provider’s issuer is not known.')];
  if (namesIssuerOtherwise(subject)) return [];
  const faults = [
    ...(browser === undefined || browser.issuer === authority ? [] : [otherAuthority(authority, browser)]),
    ...(server === undefined || server.url === browser?.url || server.issuer === authority
      ? []
      : [otherDocument(authority, server, browser)]),
  ];
  return faults.length > 0
    ? faults
    : [passed('issuer-differs', `The provider’s issuer is ${authority}, as authority says.`)];
}

/** Azure's issuer is another host than its authority, and Auth0's ends in a slash that OpenMetadata's authority must not have. */
const namesIssuerOtherwise = ({ view }: SignInSubject): boolean => {
  const provider = view.get('authn.provider').value;
  return provider === 'azure' || provider === 'auth0';
};

const otherAuthority = (authority: string, { issuer }: DiscoveryDocument): CheckOutcome =>
  failed('issuer-differs', {
    message: `The provider’s issuer is ${issuer}, and authority says ${authority}. They have to be the same to the letter.`,
    settings: ['authn.authority'],
    fixes: [{ title: `Use ${issuer}`, preferred: true, changes: [{ key: 'authn.authority', set: issuer }] }],
  });

function otherDocument(
  authority: string,
  server: DiscoveryDocument,
  browser: DiscoveryDocument | undefined,
): CheckOutcome {
  const told = `The document that the server reads at ${hostOf(server.url)} names the issuer ${server.issuer}, and authority says ${authority}: people are sent to another address than the one that their tokens name.`;
  const wanted = authority + discoveryPath;
  // A container's host is there for a reason: the provider has to be told its one address.
  const own = isServersOwn(server.url) || browser === undefined || isLoopback(wanted) !== isLoopback(server.url);
  return failed('issuer-differs', {
    message: own ? `${told} Set the provider’s own address (Keycloak: KC_HOSTNAME) to the one of authority.` : told,
    settings: ['oidc.discoveryUri'],
    fixes: own
      ? []
      : [{ title: `Use ${wanted}`, preferred: true, changes: [{ key: 'oidc.discoveryUri', set: wanted }] }],
  });
}
