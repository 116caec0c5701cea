import { ok, type Result } from '../../../../core/result';
import type { NewAdministrator } from '../../../change';
import type { Failure } from '../../../failure';
import type { Admin, KeycloakUser } from '../../admin';
import type { Compared } from '../../../changes/part';
import type { Part } from '../change';
import { t } from '../../../../l10n/l10n';

/** Who has the user's name and address now. */
export interface Namesakes {
  readonly named: KeycloakUser | undefined;
  readonly emailOwner: KeycloakUser | undefined;
}

/** A user who can sign in at once. One of that name who is there stays as they are, with the password they have. */
export function userPart(realm: string, user: NewAdministrator): Part {
  return {
    subject: t`User ${user.username}`,
    async look({ admin }, signal) {
      const found = await namesakes(admin, realm, user, signal);
      if (!found.ok) return found;
      return ok({ ...compareUser(realm, user, found.value), write: () => admin.createUser(realm, user, signal) });
    },
    create: ({ admin }, signal) => admin.createUser(realm, user, signal),
  };
}

/**
 * One request where the address begins with the name, as it mostly does; two otherwise. Keycloak takes name and
 * address in any case and keeps them in lower case.
 */
async function namesakes(
  admin: Admin,
  realm: string,
  { username, email }: NewAdministrator,
  signal: AbortSignal,
): Promise<Result<Namesakes, Failure>> {
  const name = username.toLowerCase();
  const address = email.toLowerCase();
  // The search takes other characters for more than themselves.
  if (address.startsWith(name) && /^[a-z0-9.@+-]+$/.test(name)) {
    const found = await admin.usersStartingWith(realm, name, searchLimit, signal);
    if (!found.ok) return found;
    if (found.value.length < searchLimit) {
      const [named] = found.value.filter((user) => user.username === name);
      const [owner] = found.value.filter((user) => user.email?.toLowerCase() === address);
      return ok(withAddressForName(named, owner));
    }
  }
  const named = await admin.userNamed(realm, username, signal);
  if (!named.ok) return named;
  const owner = await admin.userWithEmail(realm, email, signal);
  return owner.ok ? ok(withAddressForName(named.value, owner.value)) : owner;
}

/** A realm may give its users their address for a name, whatever name was asked for. */
const withAddressForName = (named: KeycloakUser | undefined, emailOwner: KeycloakUser | undefined): Namesakes => ({
  named: named ?? (emailOwner?.username === emailOwner?.email ? emailOwner : undefined),
  emailOwner,
});

const searchLimit = 100;

export function compareUser(realm: string, user: NewAdministrator, { named, emailOwner }: Namesakes): Compared {
  const { username, email, firstName, lastName } = user;
  if (named !== undefined) {
    const title = t`Keep user ${named.username ?? username} in realm ${realm} as it is, with the password it has`;
    return { step: { kind: 'keep', title, details: [] }, warnings: keptUserWarnings(named, user) };
  }
  const details = [
    { setting: t`Email`, after: email },
    { setting: t`First name`, after: firstName },
    { setting: t`Last name`, after: lastName },
    { setting: t`Password`, after: t`set, not temporary` },
  ];
  return {
    step: { kind: 'create', title: t`Create user ${username} in realm ${realm}`, details },
    warnings:
      emailOwner === undefined
        ? []
        : [
            t`The user ${emailOwner.username ?? ''} has the e-mail address ${email} already. Keycloak refuses a second user with it unless the realm allows duplicate e-mails.`,
          ],
  };
}

function keptUserWarnings(named: KeycloakUser, { username, email }: NewAdministrator): readonly string[] {
  const address = named.email ?? '';
  return [
    ...(named.enabled === false ? [t`The user ${username} is disabled and cannot sign in.`] : []),
    ...(address === ''
      ? [t`The user ${username} has no e-mail address, by which OpenMetadata knows its users.`]
      : address.toLowerCase() === email.toLowerCase()
        ? []
        : [t`The user ${username} has the e-mail address ${address}, not ${email}.`]),
  ];
}
