import { enumerate, isClientType, nameOf } from '../rules/subject';
import type { View } from '../view';
import { domainPart } from './claims';
import { isBefore, isEmailFirstEra } from './era';
import type { Principal } from './principal';
import { listIn, textIn } from './settings';
import { t } from '../../l10n/l10n';

export interface DomainCheck {
  /** `depends`: on the patch release, or on what this file does not tell. `unchecked`: people of every domain get in. */
  readonly state: 'unchecked' | 'admitted' | 'refused' | 'depends';
  /** What follows the `@`; empty where nothing does. */
  readonly domain: string;
  /** OpenMetadata's own words. */
  readonly refusal?: string;
  readonly explanation: readonly string[];
}

/** Whether a user may come in, by the domain of the claim that names them. */
export function domainCheck(view: View, principal: Principal): DomainCheck {
  const domain = domainPart(principal.compared ?? '');
  const registered = isEmailFirstEra(view) ? registeredDomains(view, principal) : [];
  if (registered.length > 0) return compared(view, 'authz.allowedEmailDomains', registered, domain);
  const enforce = view.get('authz.enforcePrincipalDomain');
  const name = nameOf(view, enforce.key);
  if (enforce.value === undefined) {
    return { state: 'depends', domain, explanation: [t`Whether domains are enforced is not in this file (${name}).`] };
  }
  if (enforce.value !== true)
    return { state: 'unchecked', domain, explanation: [t`People of every domain get in, as ${name} is not true.`] };
  const allowed = isBefore(view, '1.8') ? [] : listIn(view, 'authz.allowedDomains');
  if (allowed === undefined) return unknown(view, 'authz.allowedDomains', domain);
  if (allowed.length > 0) return compared(view, 'authz.allowedDomains', allowed, domain);
  const principalDomain = textIn(view, 'authz.principalDomain');
  if (principalDomain === undefined) return unknown(view, 'authz.principalDomain', domain);
  return compared(view, 'authz.principalDomain', [principalDomain], domain);
}

type DomainKey = 'authz.allowedEmailDomains' | 'authz.allowedDomains' | 'authz.principalDomain';

/**
 * After release 2.0.7 the server itself compares at the end of the code flow, and whenever the address comes first
 * (OidcIdentityResolver, JwtFilter).
 */
const registeredDomains = (view: View, { emailFirst }: Principal): readonly string[] =>
  emailFirst || isClientType(view, 'confidential') ? (listIn(view, 'authz.allowedEmailDomains') ?? []) : [];

const unknown = (view: View, key: DomainKey, domain: string): DomainCheck => ({
  state: 'depends',
  domain,
  explanation: [t`Domains are enforced, and ${nameOf(view, key)} is not in this file.`],
});

function compared(view: View, key: DomainKey, expected: readonly string[], domain: string): DomainCheck {
  const name = nameOf(view, key);
  const lists = `${name} (${enumerate(expected)})`;
  if (expected.includes(domain))
    return { state: 'admitted', domain, explanation: [t`The domain ${domain} is in ${lists}.`] };
  if (expected.some((each) => each.toLowerCase() === domain.toLowerCase())) return inOtherCase(view, name, domain);
  const explanation = [
    domain === ''
      ? t`The claim has no @, so its domain is empty, which is not in ${lists}.`
      : t`The domain ${domain} is not in ${lists}.`,
  ];
  return { state: 'refused', domain, refusal: refusalFor(view, key, expected, domain), explanation };
}

/** Domains were compared letter by letter until July 2026 (OpenMetadata#30285), between two patches of 2.0. */
function inOtherCase(view: View, name: string, domain: string): DomainCheck {
  if (isEmailFirstEra(view))
    return { state: 'admitted', domain, explanation: [t`The domain ${domain} is in ${name}, in whatever case.`] };
  if (isBefore(view, '2.0')) {
    return {
      state: 'refused',
      domain,
      refusal: `Not Authorized! Email does not match the principal domain ${domain}`,
      explanation: [t`The domain ${domain} is in ${name} in another case, and this release compares letter by letter.`],
    };
  }
  return {
    state: 'depends',
    domain,
    explanation: [
      t`The domain ${domain} is in ${name} in another case, and releases before July 2026 compare letter by letter. Write it in lower case.`,
    ],
  };
}

/** With `allowedDomains` the message names the user's own domain (SecurityUtil, until July 2026). */
function refusalFor(view: View, key: DomainKey, expected: readonly string[], domain: string): string {
  if (key === 'authz.allowedEmailDomains' || (isEmailFirstEra(view) && isClientType(view, 'confidential')))
    return `Authentication failed: domain '${domain.toLowerCase()}' not in allowed list`;
  const named = key === 'authz.principalDomain' ? (expected[0] ?? '') : domain;
  return `Not Authorized! Email does not match the principal domain ${named}`.trimEnd();
}
