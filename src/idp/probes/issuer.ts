import { discoveryPath } from '../../core/rules/urls/issuer';
import type { SignInSubject } from '../../core/signIn';
import { withoutSlash } from '../../core/webUrl';
import { failed, passed, skipped, type CheckOutcome } from '../check';
import type { Discovered } from './discovery';
import type { DiscoveryDocument } from './document';
import { hostOf, isLoopback, isServersOwn } from './hosts';
import { t } from '../../l10n/l10n';

/**
 * Whether the issuer that the provider names is the authority, to the letter. The server may read the document by another
 * host as long as it names the same issuer.
 */
export function checkIssuer(subject: SignInSubject, { browser, server }: Discovered): readonly CheckOutcome[] {
  const { authority } = subject;
  if (authority === undefined || (browser ?? server) === undefined)
    return [skipped('issuer-differs', t`The provider’s issuer is not known.`)];
  const provider = subject.view.get('authn.provider').value;
  // Azure's issuer is another host than its authority.
  if (provider === 'azure') return [];
  // Auth0's ends in a slash, which OpenMetadata's authority must not have: a rule about the file looks at that.
  const said = provider === 'auth0' ? withoutSlash : (issuer: string): string => issuer;
  // A tenant of Auth0 names itself by the domain that it is asked at: a rule about the file looks at whether that is one.
  const expected = ({ url }: DiscoveryDocument): string =>
    provider === 'auth0' && url.endsWith(discoveryPath) ? url.slice(0, -discoveryPath.length) : said(authority);
  const isOther = (document: DiscoveryDocument): boolean => said(document.issuer) !== expected(document);
  const faults = [
    ...(browser !== undefined && isOther(browser) ? [otherAuthority(authority, said(browser.issuer))] : []),
    ...(server !== undefined && server.url !== browser?.url && isOther(server)
      ? [otherDocument(said(authority), server, browser)]
      : []),
  ];
  return faults.length > 0
    ? faults
    : [passed('issuer-differs', t`The provider’s issuer is ${(browser ?? server)?.issuer ?? ''}, as authority says.`)];
}

const otherAuthority = (authority: string, issuer: string): CheckOutcome =>
  failed('issuer-differs', {
    message: t`The provider’s issuer is ${issuer}, and authority says ${authority}. They have to be the same to the letter.`,
    settings: ['authn.authority'],
    // Whoever is reached over https is not to be asked over http: its own address has to be mended.
    fixes:
      /^https:/i.test(authority) && /^http:/i.test(issuer)
        ? []
        : [{ title: t`Use ${issuer}`, preferred: true, changes: [{ key: 'authn.authority', set: issuer }] }],
  });

const ownAddress = t`Set the provider’s own address (Keycloak: KC_HOSTNAME) to the one of authority.`;

function otherDocument(
  authority: string,
  server: DiscoveryDocument,
  browser: DiscoveryDocument | undefined,
): CheckOutcome {
  const told = t`The document that the server reads at ${hostOf(server.url)} names the issuer ${server.issuer}, and authority says ${authority}: people are sent to another address than the one that their tokens name.`;
  const wanted = authority + discoveryPath;
  // A container's host is there for a reason: the provider has to be told its one address.
  const own = isServersOwn(server.url) || browser === undefined || isLoopback(wanted) !== isLoopback(server.url);
  return failed('issuer-differs', {
    message: own ? `${told} ${ownAddress}` : told,
    settings: ['oidc.discoveryUri'],
    fixes: own
      ? []
      : [{ title: t`Use ${wanted}`, preferred: true, changes: [{ key: 'oidc.discoveryUri', set: wanted }] }],
  });
}
