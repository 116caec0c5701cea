import { enumerate, nameOf } from '../rules/subject';
import type { View } from '../view';
import { claimIn, localPart, textClaim, type TokenClaims } from './claims';
import { isEmailFirstEra } from './era';
import { listIn, textIn } from './settings';
import { t } from '../../l10n/l10n';

/** Who a token is about, before anybody asks whether they may come in. */
export interface Principal {
  readonly userName?: string;
  readonly email?: string;
  /** The claim whose domain counts, as the token has it. */
  readonly compared?: string;
  /** The address, not a list of claims or a mapping, says who it is. */
  readonly emailFirst: boolean;
  /** OpenMetadata's own words for what the token lacks. */
  readonly refusal?: string;
  readonly explanation: readonly string[];
}

/** What `jwtPrincipalClaims` is as it ships. */
const shippedClaims: readonly string[] = ['email', 'preferred_username', 'sub'];

/** What OpenMetadata takes from a token: the user's name and address. */
export function principalIn(claims: TokenClaims, view: View): Principal {
  const mapping = mappingIn(view);
  if (mapping.size > 0) return byMapping(claims, view, mapping);
  const emailClaim = isEmailFirstEra(view) ? textIn(view, 'authn.emailClaim') : undefined;
  const byEmail = emailClaim === undefined ? undefined : byEmailClaim(claims, view, emailClaim);
  // Without an address the list of claims is asked after all, where there is one (JwtIdentityResolver).
  return byEmail === undefined || (byEmail.refusal !== undefined && claimOrder(view).length > 0)
    ? byClaims(claims, view)
    : byEmail;
}

/** `username` and `email` to claims. */
function mappingIn(view: View): ReadonlyMap<string, string> {
  const entries = listIn(view, 'authn.jwtPrincipalClaimsMapping') ?? [];
  return new Map(entries.map((entry) => [entry.split(':')[0] ?? '', entry.split(':')[1] ?? ''] as const));
}

const claimOrder = (view: View): readonly string[] => listIn(view, 'authn.jwtPrincipalClaims') ?? shippedClaims;

/** A mapping names both claims outright (SecurityUtil.findUserNameFromClaims, findEmailFromClaims). */
function byMapping(claims: TokenClaims, view: View, mapping: ReadonlyMap<string, string>): Principal {
  const name = nameOf(view, 'authn.jwtPrincipalClaimsMapping');
  const [userClaim = '', emailClaim = ''] = [mapping.get('username'), mapping.get('email')];
  const user = textClaim(claims, userClaim);
  const email = textClaim(claims, emailClaim);
  const refusal = mappingRefusal(userClaim, emailClaim, user, email);
  return {
    ...(user === undefined ? {} : { userName: localPart(user) }),
    ...(email?.includes('@') ? { email: email.toLowerCase() } : {}),
    ...(email === undefined ? {} : { compared: email }),
    emailFirst: false,
    ...(refusal === undefined ? {} : { refusal }),
    explanation: [
      user === undefined
        ? missingUserName(name, userClaim)
        : t`The user name is the claim ${userClaim}, ${user}: the part before the @, in lower case (${name}).`,
      email === undefined ? missingAddress(name, emailClaim) : t`The address is the claim ${emailClaim}, ${email}.`,
    ],
  };
}

const missingUserName = (name: string, claim: string): string =>
  claim === ''
    ? t`${name} takes the user name from the claim of its username entry, which is missing.`
    : t`${name} takes the user name from the claim ${claim}, which is missing.`;

const missingAddress = (name: string, claim: string): string =>
  claim === ''
    ? t`${name} takes the address from the claim of its email entry, which is missing.`
    : t`${name} takes the address from the claim ${claim}, which is missing.`;

function mappingRefusal(userClaim: string, emailClaim: string, user?: string, email?: string): string | undefined {
  if (userClaim === '' || emailClaim === '')
    return 'Invalid JWT Principal Claims Mapping. Both username and email should be present';
  if (user === undefined) return "Invalid JWT token, 'username' claim is not present";
  return email?.includes('@')
    ? undefined
    : `Invalid JWT token, 'email' claim is not present or invalid : ${email ?? ''}`;
}

/** After release 2.0.7: an account is found, or made, by its address (OpenMetadata#25538). */
function byEmailClaim(claims: TokenClaims, view: View, emailClaim: string): Principal {
  const text = textClaim(claims, emailClaim);
  const name = nameOf(view, 'authn.emailClaim');
  if (text === undefined || !address.test(text)) {
    return {
      emailFirst: true,
      refusal:
        text === undefined
          ? `Authentication failed: email claim '${emailClaim}' not found in token`
          : `Authentication failed: invalid email format in claim '${emailClaim}'`,
      explanation: [t`${name} asks for the address in the claim ${emailClaim}, and there is none.`],
    };
  }
  return {
    userName: localPart(text),
    email: text.toLowerCase(),
    compared: text,
    emailFirst: true,
    explanation: [
      t`The address is the claim ${emailClaim}, ${text} (${name}), and the account is found by it.`,
      t`An account that is made now is called by the part before the @, unless another has that name already.`,
    ],
  };
}

const address = /^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$/i;

/** The first claim of the list that the token has, whatever is in it (SecurityUtil.getFirstMatchJwtClaim). */
function byClaims(claims: TokenClaims, view: View): Principal {
  const name = nameOf(view, 'authn.jwtPrincipalClaims');
  const order = claimOrder(view);
  const assumed =
    listIn(view, 'authn.jwtPrincipalClaims') === undefined
      ? [t`${name} is not in this file: this goes by ${enumerate(shippedClaims)}, as it ships.`]
      : [];
  const first = order.find((claim) => claimIn(claims, claim) !== undefined);
  const text = first === undefined ? undefined : textClaim(claims, first);
  if (first === undefined || text === undefined) {
    return {
      emailFirst: false,
      refusal:
        first === undefined
          ? `Invalid JWT token, none of the following claims are present [${order.join(', ')}]`
          : t`The claim ${first} holds no text, which the server does not expect.`,
      explanation: [...assumed, t`${name} is ${order.join(', ')}.`],
    };
  }
  const domain = textIn(view, 'authz.principalDomain');
  const email = text.includes('@') ? text : domain === undefined ? undefined : `${text}@${domain}`;
  return {
    userName: localPart(text),
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
    compared: text,
    emailFirst: false,
    explanation: [
      ...assumed,
      t`The user name is the claim ${first}, ${text}: the first of ${name} that the token has, its part before the @, in lower case.`,
      ...emailExplanation(view, claims, text, email),
    ],
  };
}

function emailExplanation(view: View, claims: TokenClaims, text: string, email: string | undefined): readonly string[] {
  if (text.includes('@')) return [t`The address is the same claim.`];
  const domain = nameOf(view, 'authz.principalDomain');
  const own = textClaim(claims, 'email');
  const unused =
    own === undefined || own.toLowerCase() === email?.toLowerCase()
      ? []
      : [t`The address ${own} of the token is not used, as email does not come first.`];
  return email === undefined
    ? [t`The claim has no @, and ${domain} is not in this file, so the address is not known.`, ...unused]
    : [t`The address is that name and ${domain}: ${email.toLowerCase()}.`, ...unused];
}
