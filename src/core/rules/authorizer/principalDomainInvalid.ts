import { settingOf, type SettingKey } from '../../catalogue/catalogue';
import { isKnownIn } from '../../catalogue/releases';
import type { Fix, Severity } from '../../finding';
import { isList } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { enumerate, nameOf, placesOf, rewrite, type Place } from '../subject';
import { t } from '../../../l10n/l10n';

/** What OpenMetadata's settings page takes for a domain (SystemRepository). Files are not checked by the server. */
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

/** What is wrong with the text of a domain, and what was meant. */
type Flaw =
  | { readonly kind: 'several'; readonly domains: readonly string[] }
  | { readonly kind: 'more' | 'case'; readonly domain: string }
  | { readonly kind: 'incomplete' };

/**
 * One domain stands there and nothing else: it is compared with what follows the `@` of an address, letter by letter until
 * July 2026 (OpenMetadata#30285), and makes addresses of names (#3757, #19152).
 */
export const principalDomainInvalid: Rule = {
  code: 'principal-domain-invalid',
  severity: 'warning',
  check({ view, report }) {
    const compared = comparedDomains(view);
    const right = compared.some(({ text }) => flawIn(text, true) === undefined);
    const principal = placesOf(view, 'authz.principalDomain').filter(({ key }) => compared[0]?.key !== key);
    for (const place of [...principal, ...compared]) {
      const isCompared = compared.includes(place);
      const flaw = flawIn(place.text, isCompared);
      if (flaw === undefined) continue;
      report({
        at: place.at,
        severity: severityOf(flaw, isCompared && !right),
        message: messageFor(flaw, place, view, isCompared),
        fixes: fixesFor(flaw, place, view, isCompared),
      });
    }
  },
};

/** The domains that people must be of. With `allowedDomains` the principal domain is none of them. */
function comparedDomains(view: View): readonly Place[] {
  if (view.get('authz.enforcePrincipalDomain').value !== true) return [];
  const allowed = view.get('authz.allowedDomains').value;
  if (allowed === undefined) return [];
  const key: SettingKey =
    allowed === null || !isList(allowed) || allowed.length === 0 ? 'authz.principalDomain' : 'authz.allowedDomains';
  return placesOf(view, key);
}

/** Texts from examples that nobody has filled in are another rule's. */
function flawIn(written: string, isCompared: boolean): Flaw | undefined {
  const text = written.trim();
  if (text === '' || /[{}<>$]/.test(text)) return undefined;
  const parts = text.split(/[\s,;|]+/).filter((part) => part !== '');
  const domains = parts.map(bareDomain).filter((domain) => domainName.test(domain));
  if (parts.length > 1) return domains.length === parts.length ? { kind: 'several', domains } : { kind: 'incomplete' };
  const domain = domains[0];
  if (domain !== undefined && domain.length !== text.length) return { kind: 'more', domain };
  if (!isCompared) return undefined;
  if (domain === undefined) return { kind: 'incomplete' };
  return domain === domain.toLowerCase() ? undefined : { kind: 'case', domain: domain.toLowerCase() };
}

/** `https://acme.example/`, `@acme.example`, `ada@acme.example` and `*.acme.example` are all about one domain. */
const bareDomain = (text: string): string => text.replace(/^(?:[a-z]+:\/\/)?(?:[^@/]*@)?(?:\*\.)?|[:/?#].*$|\.$/gi, '');

function severityOf({ kind }: Flaw, keepsEveryoneOut: boolean): Severity {
  return keepsEveryoneOut && (kind === 'several' || kind === 'more') ? 'error' : 'warning';
}

function messageFor(flaw: Flaw, { key, text, index }: Place, view: View, isCompared: boolean): string {
  const name = index === undefined ? nameOf(view, key) : t`An item of ${nameOf(view, key)}`;
  const effect = isCompared
    ? t`nobody has an address in it and people are turned away`
    : t`the addresses that OpenMetadata makes with it are invalid`;
  switch (flaw.kind) {
    case 'several':
      return t`${name} is one domain, and this is several: ${effect}. ${listsInstead(view, key, isCompared)}`;
    case 'more':
      return t`${name} is what follows the @ in an address, and ${text.trim()} is more than that: ${effect}. Write ${flaw.domain}.`;
    case 'case':
      return t`Until July 2026 OpenMetadata compared domains letter by letter, and most addresses are in lower case. Write ${flaw.domain}.`;
    case 'incomplete':
      return t`${name} is what follows the @ in an address, and ${text.trim()} is no complete domain name: ${effect}. Write the whole domain.`;
  }
}

function listsInstead(view: View, key: SettingKey, isCompared: boolean): string {
  if (key === 'authz.allowedDomains') return t`Write each as an item of its own.`;
  return isCompared && knowsAllowedDomains(view)
    ? t`List them in ${nameOf(view, 'authz.allowedDomains')}.`
    : t`Write the one that most people have.`;
}

function fixesFor(flaw: Flaw, place: Place, view: View, isCompared: boolean): readonly Fix[] {
  switch (flaw.kind) {
    case 'several':
      return [spread(flaw.domains, place, view, isCompared)];
    case 'more':
    case 'case':
      // Domains know no upper and lower case, so this takes nobody's access away.
      return [{ ...use(flaw.domain, place, view), safe: true }];
    case 'incomplete':
      return [];
  }
}

const use = (domain: string, place: Place, view: View): Fix => ({
  title: t`Use ${domain}`,
  preferred: true,
  changes: [rewrite(view, place, domain)],
});

/** Several domains become items of the list that is made for them, where it counts. */
function spread(domains: readonly string[], place: Place, view: View, isCompared: boolean): Fix {
  const [first = ''] = domains;
  const listed = placesOf(view, 'authz.allowedDomains');
  if (place.key === 'authz.principalDomain' && !(isCompared && knowsAllowedDomains(view)))
    return use(first, place, view);
  const set = [
    ...new Set(listed.flatMap((item) => (item.index === place.index ? domains : [item.text])).concat(domains)),
  ];
  return {
    title: t`List ${enumerate(domains)} in ${nameOf(view, 'authz.allowedDomains')}`,
    preferred: true,
    changes: [
      ...(place.key === 'authz.principalDomain' ? [{ key: place.key, set: first }] : []),
      { key: 'authz.allowedDomains', set },
    ],
  };
}

const knowsAllowedDomains = ({ release = 'main' }: View): boolean =>
  isKnownIn(settingOf('authz.allowedDomains'), release);
