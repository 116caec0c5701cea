import { ok, type Result } from '../../../core/result';
import type { Claims, ExampleToken } from '../../directory';
import type { Failure } from '../../failure';
import type { Auth0User, Tenant } from '../tenant';
import { presentApplication } from './presentApplication';
import { presentUser } from './presentUser';
import { t } from '../../../l10n/l10n';

/** Who is asked for an ID token, and about whom. */
export interface TokenQuestion {
  readonly realm: string;
  readonly clientId: string;
  readonly username: string;
  /** What OpenMetadata asks for, with blanks between the names. */
  readonly scope: string;
  /** As it stands in tokens, with a slash at its end. */
  readonly issuer: string;
}

/**
 * The ID token that a user's sign-in would bring, as far as the profile tells: Auth0 has no way to ask for one without a
 * sign-in. The claims of a scope are those of its docs ("Standard claims"); another scope adds none.
 */
export async function exampleIdToken(
  tenant: Pick<Tenant, 'application' | 'user'>,
  { realm, clientId, username, scope, issuer }: TokenQuestion,
  signal: AbortSignal,
): Promise<Result<ExampleToken, Failure>> {
  const application = await presentApplication(tenant, { realm, clientId }, signal);
  if (!application.ok) return application;
  const user = await presentUser(tenant, realm, username, signal);
  if (!user.ok) return user;
  const claims = { iss: issuer, aud: clientId, sub: user.value.user_id, ...claimsOf(user.value, scope) };
  return ok({ claims, caveat });
}

const caveat = t`Worked out from the user’s profile, since Auth0 issues no token without a sign-in: an Action of the tenant may add claims or change them.`;

const claimsByScope = new Map<string, readonly string[]>([
  ['profile', ['name', 'nickname', 'given_name', 'family_name', 'picture', 'updated_at']],
  ['email', ['email', 'email_verified']],
]);

function claimsOf(user: Auth0User, scope: string): Claims {
  const names = scope.split(/\s+/).flatMap((each) => claimsByScope.get(each) ?? []);
  return Object.fromEntries(names.filter((name) => user[name] !== undefined).map((name) => [name, user[name]]));
}
