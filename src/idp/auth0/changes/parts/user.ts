import { err, ok, type Result } from '../../../../core/result';
import type { NewAdministrator } from '../../../change';
import { done, type Compared, type Done } from '../../../changes/part';
import type { Failure } from '../../../failure';
import type { Auth0User } from '../../tenant';
import type { ChangeHost, Part } from '../change';
import { sent } from '../sent';
import { t } from '../../../../l10n/l10n';

/** Says which database a new user goes to; undefined if the tenant has none. */
export type DatabaseOf = (host: ChangeHost, signal: AbortSignal) => Promise<Result<string | undefined, Failure>>;

/** A user who can sign in at once. One of that address who is there stays as they are, with the password they have. */
export function userPart(realm: string, user: NewAdministrator, databaseOf: DatabaseOf): Part {
  return {
    subject: t`User ${user.email}`,
    async look(host, signal) {
      const { tenant, lacking } = host;
      const found = await tenant.user(user.email, signal);
      if (!found.ok && found.error.kind !== 'forbidden') return found;
      const database = await databaseOf(host, signal);
      if (!database.ok) return database;
      const connection = database.value;
      if (connection === undefined) return err(noDatabase(realm));
      const compared = compareUser(realm, user, connection, found.ok ? found.value : undefined);
      const refusal = compared.step.kind === 'create' ? lacking(t`create a user`, 'create:users') : undefined;
      if (refusal !== undefined) return err(refusal);
      const create = (): Done => sent(tenant.createUser(connection, user, signal));
      return found.ok
        ? ok({ ...compared, write: create })
        : ok({ ...compared, warnings: [unlooked(user, found.error)], write: () => createOrKeep(create) });
    },
  };
}

/** Where nobody may be looked for, Auth0's refusal of a second one says that the user is there. */
async function createOrKeep(create: () => Done): Done {
  const created = await create();
  return !created.ok && created.error.kind === 'conflict' ? done : created;
}

export function compareUser(
  realm: string,
  user: NewAdministrator,
  database: string,
  actual: Auth0User | undefined,
): Compared {
  const { email, firstName, lastName } = user;
  if (actual !== undefined) return { ...kept(realm, email), warnings: keptUserWarnings(actual, email) };
  return {
    step: {
      kind: 'create',
      title: t`Create user ${email} in tenant ${realm}`,
      details: [
        { setting: 'Connection', after: database },
        { setting: t`Email`, after: email },
        { setting: t`Email verified`, after: t`yes` },
        { setting: t`Given name`, after: firstName },
        { setting: t`Family name`, after: lastName },
        { setting: t`Password`, after: t`set, not temporary` },
      ],
    },
  };
}

const kept = (realm: string, email: string): Compared => ({
  step: {
    kind: 'keep',
    title: t`Keep user ${email} in tenant ${realm} as it is, with the password it has`,
    details: [],
  },
});

const keptUserWarnings = (user: Auth0User, email: string): readonly string[] => [
  ...(user.blocked === true ? [t`The user ${email} is blocked and cannot sign in.`] : []),
  ...(user['email_verified'] === false
    ? [t`The user ${email} has not verified their address, which a newer OpenMetadata may ask for.`]
    : []),
];

const unlooked = ({ email }: NewAdministrator, { message, nextStep }: Failure): string =>
  [t`Whether there is a user ${email} already is not known.`, message, nextStep].join(' ');

const noDatabase = (realm: string): Failure => ({
  kind: 'not-found',
  message: t`The tenant ${realm} has no database of users that a new one could go to.`,
  nextStep: t`Create a database connection in Auth0’s dashboard, or go on without a new user.`,
});
