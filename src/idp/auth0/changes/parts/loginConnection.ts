import { err, ok, type Result } from '../../../../core/result';
import type { SetUpRequest } from '../../../change';
import { deletedMeanwhile, done, type Compared, type Look } from '../../../changes/part';
import type { Failure } from '../../../failure';
import { isDatabase, likelyDatabase } from '../../directory/databases';
import { findApplication } from '../../directory/findApplication';
import { noSuchApplication } from '../../directory/presentApplication';
import type { Application, LoginConnection } from '../../tenant';
import type { ChangeHost, Part } from '../change';
import { t } from '../../../../l10n/l10n';

/**
 * At least one connection whose users may sign in: without one, the login page has no way in. Many tenants enable none for
 * a new application (tenant setting "Enable Application Connections").
 */
export function loginConnectionPart(request: SetUpRequest): Part {
  const { realm, client } = request;
  return {
    subject: t`The connections of application ${client}`,
    async look(host, signal, shown) {
      const { tenant } = host;
      const found = await findApplication(tenant, client, signal);
      if (!found.ok) return found;
      const application = found.value;
      if (application === undefined && shown !== undefined) return err(noSuchApplication(realm, client));
      const name = application?.name ?? client;
      /** Nothing can be done: said before anything is, and a failure where the plan had it otherwise. */
      const leaves = (compared: Compared, failure: Failure): Result<Look, Failure> =>
        shown === undefined ? ok({ ...compared, write: nothing }) : err(failure);
      const seen = await connectionsFor(host, application, signal);
      if (!seen.ok) return seen.error.kind === 'forbidden' ? leaves(unseen(name, seen.error), seen.error) : seen;
      const { enabled, choice, others } = seen.value;
      if (enabled.length > 0) return ok({ ...keeps(name, enabled), write: nothing });
      if (choice === undefined) return leaves(noDatabase(name, others), deletedMeanwhile(t`The database of users`));
      const refusal = host.lacking(t`enable a connection for ${name}`, 'update:connections');
      if (refusal !== undefined) return leaves(unseen(name, refusal), refusal);
      return ok({
        ...enables(name, choice, application === undefined),
        write: () =>
          application === undefined
            ? Promise.resolve(done)
            : tenant.enableConnection(choice.id, application.client_id, signal),
      });
    },
  };
}

const nothing = (): Promise<typeof done> => Promise.resolve(done);

interface Seen {
  /** Those that are enabled already. */
  readonly enabled: readonly LoginConnection[];
  /** The one to be enabled; undefined if the tenant has none that suits. */
  readonly choice: LoginConnection | undefined;
  /** Those that somebody may choose, but that this extension does not choose for them. */
  readonly others: readonly LoginConnection[];
}

async function connectionsFor(
  { tenant }: ChangeHost,
  application: Application | undefined,
  signal: AbortSignal,
): Promise<Result<Seen, Failure>> {
  const enabled = application === undefined ? ok([]) : await tenant.connectionsOf(application.client_id, signal);
  if (!enabled.ok) return enabled;
  if (enabled.value.length > 0) return ok({ enabled: enabled.value, choice: undefined, others: [] });
  const all = await tenant.connections(signal);
  if (!all.ok) return all;
  const others = all.value.filter((connection) => !isDatabase(connection));
  return ok({ enabled: [], choice: likelyDatabase(all.value), others });
}

const keeps = (name: string, enabled: readonly LoginConnection[]): Compared => ({
  step: {
    kind: 'keep',
    title: t`Users of ${enabled.map((connection) => connection.name).join(', ')} can sign in to application ${name}`,
    details: [],
  },
});

/** The line says the same whether the application is there yet or not, so that it is known again when it is carried out. */
const enables = (name: string, choice: LoginConnection, isNew: boolean): Compared => ({
  step: {
    kind: 'change',
    title: t`Enable connection ${choice.name} for application ${name}`,
    details: [enabledLine(choice)],
  },
  warnings: [
    isNew
      ? t`Unless the tenant enables connections for new applications by itself, nobody could sign in to ${name}: ${choice.name} is enabled then.`
      : t`No connection is enabled for ${name}, so nobody could sign in: ${choice.name} will be.`,
  ],
});

/** A connection that becomes enabled, as the dashboard's switch. */
export const enabledLine = ({ name }: LoginConnection): Compared['step']['details'][number] => ({
  setting: t`Connection ${name}`,
  before: t`off`,
  after: t`on`,
});

const noDatabase = (name: string, others: readonly LoginConnection[]): Compared => ({
  step: { kind: 'keep', title: t`Leave the connections of application ${name} as they are`, details: [] },
  warnings: [
    others.length === 0
      ? t`No connection is enabled for ${name}, and the tenant has no database of users: nobody can sign in until you create a connection in Auth0’s dashboard and enable it.`
      : t`No connection is enabled for ${name}, and the tenant has no database of users: nobody can sign in until you enable one of ${others.map((connection) => connection.name).join(', ')}.`,
  ],
});

const unseen = (name: string, { message, nextStep }: Failure): Compared => ({
  step: { kind: 'keep', title: t`Leave the connections of application ${name} as they are`, details: [] },
  warnings: [[t`Nobody can sign in to ${name} unless a connection is enabled for it.`, message, nextStep].join(' ')],
});
