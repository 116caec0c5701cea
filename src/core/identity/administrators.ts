import { enumerate, nameOf } from '../rules/subject';
import type { View } from '../view';
import { claimIn, type TokenClaims } from './claims';
import { isEmailFirstEra } from './era';
import { listIn } from './settings';
import { t } from '../../l10n/l10n';

/** Whether a user becomes administrator by signing in, and why. */
export interface Administrator {
  /** `unknown`: the list is not in this file. */
  readonly state: 'yes' | 'no' | 'unknown';
  readonly explanation: readonly string[];
}

/** The user name that an entry of `adminPrincipals` means; undefined for what is no name at all, such as a placeholder. */
export const userNameMeant = (entry: string): string | undefined =>
  /^([^\s@:{}<>$]+)(?:@[^\s@:{}<>$]+)?(?::\S*)?$/.exec(entry)?.[1]?.toLowerCase();

/** What follows a colon is a password. */
export const withoutItsPassword = (entry: string): string => entry.replace(/:.*/, ':…');

/**
 * A user becomes administrator whose name is in `adminPrincipals` as it stands there, or, after release 2.0.7, whose address
 * is in `adminEmails`; or whose token has the role Admin, where roles come from the provider (AuthenticationCodeFlowHandler,
 * UserUtil). Looked at at every sign-in, and only ever to make somebody administrator.
 */
export function administratorOf(
  view: View,
  claims: TokenClaims,
  { userName, email }: { readonly userName?: string; readonly email?: string },
): Administrator {
  const byEmail = isEmailFirstEra(view) ? emailsListed(view, email) : undefined;
  if (byEmail !== undefined) return { state: 'yes', explanation: [byEmail] };
  if (hasAdminRole(view, claims)) {
    const roles = nameOf(view, 'authz.useRolesFromProvider');
    return { state: 'yes', explanation: [t`The token has the role Admin, and ${roles} is true.`] };
  }
  const key = 'authz.adminPrincipals';
  const principals = listIn(view, key);
  const name = nameOf(view, key);
  if (principals === undefined)
    return { state: 'unknown', explanation: [t`Who is administrator is not in this file (${name}).`] };
  if (userName !== undefined && principals.includes(userName))
    return { state: 'yes', explanation: [t`${name} has ${userName}.`] };
  return {
    state: 'no',
    explanation: [
      listExplanation(name, principals, userName),
      ...nearMisses(principals, userName),
      t`Somebody who has been made administrator in OpenMetadata stays so.`,
    ],
  };
}

function listExplanation(name: string, principals: readonly string[], userName: string | undefined): string {
  if (principals.length === 0) return t`${name} is empty.`;
  const listed = enumerate(principals.map(withoutItsPassword));
  return userName === undefined ? t`${name} has ${listed}.` : t`${name} has ${listed}, and not ${userName}.`;
}

function emailsListed(view: View, email: string | undefined): string | undefined {
  const listed = listIn(view, 'authz.adminEmails') ?? [];
  return email !== undefined && listed.some((each) => each.trim().toLowerCase() === email)
    ? t`${nameOf(view, 'authz.adminEmails')} has ${email}.`
    : undefined;
}

function hasAdminRole(view: View, claims: TokenClaims): boolean {
  const roles = claimIn(claims, 'roles')?.value;
  return view.get('authz.useRolesFromProvider').value === true && Array.isArray(roles) && roles.includes('Admin');
}

/** Entries that mean this user and are not their name, which is all that is compared. */
const nearMisses = (principals: readonly string[], userName: string | undefined): readonly string[] =>
  principals
    .filter((entry) => entry !== userName && userNameMeant(entry.trim()) === userName && userName !== undefined)
    .map(
      (entry) =>
        t`${withoutItsPassword(entry)} never matches: users go by the part before the @ in lower case. Write ${userName ?? ''}.`,
    );
