import type { Change } from '../../../core/finding';
import { enumerate, nameOf } from '../../../core/rules/subject';
import { discoveryPath } from '../../../core/rules/urls/issuer';
import { isOwnKeyUrl } from '../../../core/rules/urls/keyUrls';
import { sameAddress } from '../../../core/sameAddress';
import { failed, passed } from '../../check';
import { hostOf, originOf } from '../../probes/hosts';
import type { Inspected, Inspection } from './inspected';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/**
 * A tenant with a custom domain answers at both. Tokens name the one that people sign in at, and their session there is
 * another than at the other, so a file has to keep to one.
 */
export const inspectLoginDomain: Inspection = (inspected) => {
  const { subject, loginUrl } = inspected;
  const off = [...otherIssuers(inspected), ...otherKeys(inspected)];
  const domain = hostOf(loginUrl);
  if (off.length === 0)
    return [passed('login-domain-differs', t`The addresses in this file are at ${domain}, as the connection says.`)];
  const settings = off.map(({ change: { key } }) => key);
  const names = enumerate(settings.map((key) => nameOf(subject.view, key)));
  const others = enumerate([...new Set(off.map(({ url }) => hostOf(url)))]);
  return [
    failed('login-domain-differs', {
      message:
        off.length === 1
          ? t`People sign in at ${domain}, as the connection says, and ${names} names ${others}. Write one domain in all.`
          : t`People sign in at ${domain}, as the connection says, and ${names} name ${others}. Write one domain in all.`,
      // Both domains have the same keys.
      ...(settings.includes('authn.publicKeyUrls') && off.length === 1 ? { severity: 'information' } : {}),
      settings,
      fixes: [{ title: t`Use ${domain}`, preferred: true, changes: off.map(({ change }) => change) }],
    }),
  ];
};

/** An address that is not at the domain that people sign in at, and what puts it there. */
interface Stray {
  readonly url: string;
  readonly change: Change;
}

/** Where the browser and the server start from. */
function otherIssuers({ subject, loginUrl }: Inspected): readonly Stray[] {
  const { authority, discoveryUri } = subject;
  const starts = [
    { url: authority, change: { key: 'authn.authority', set: loginUrl } },
    { url: discoveryUri, change: { key: 'oidc.discoveryUri', set: loginUrl + discoveryPath } },
  ] as const;
  return starts.flatMap(({ url, change }) =>
    url !== undefined && isUrl(url) && !isAt(url, loginUrl) ? [{ url, change }] : [],
  );
}

/** The keys under the tenant's own domain, where none are read from the one that people sign in at. */
function otherKeys({ subject, loginUrl, tenantUrl }: Inspected): readonly Stray[] {
  const keys = subject.keyUrls.filter((url) => !isOwnKeyUrl(url));
  const stray = keys.find((url) => isAt(url, tenantUrl));
  if (stray === undefined || keys.some((url) => isAt(url, loginUrl))) return [];
  const set = subject.keyUrls.map((url) => (url === stray ? loginUrl + keysPath : url));
  return [{ url: stray, change: { key: 'authn.publicKeyUrls', set } }];
}

const keysPath = '/.well-known/jwks.json';

const isAt = (url: string, domain: string): boolean => sameAddress(originOf(url) ?? '', domain);
