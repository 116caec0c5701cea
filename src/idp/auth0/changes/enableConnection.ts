import { err, ok } from '../../../core/result';
import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import type { Failure } from '../../failure';
import { presentApplication } from '../directory/presentApplication';
import type { Application, LoginConnection } from '../tenant';
import type { Compared } from '../../changes/part';
import type { Change, ChangeHost, Part } from './change';
import { enabledLine } from './parts/loginConnection';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'enable-connection'>;

/** Lets the users of a connection sign in to an application. */
export const enableConnection: Change<Request> = ofParts<ChangeHost, Request>({
  problem: () => undefined,
  parts: { connection: connectionPart },
  outcome: nothingToTell,
});

function connectionPart(request: Request): Part {
  const { realm, clientId, connection: wanted } = request;
  return {
    subject: t`Connection ${wanted}`,
    async look({ tenant, lacking }, signal) {
      const application = await presentApplication(tenant, request, signal);
      if (!application.ok) return application;
      const enabled = await tenant.connectionsOf(clientId, signal);
      if (!enabled.ok) return enabled;
      const isOn = enabled.value.find(({ name }) => name === wanted);
      if (isOn !== undefined) return ok({ ...compareConnection(request, application.value, isOn, true), write: kept });
      const all = await tenant.connections(signal);
      if (!all.ok) return all;
      const connection = all.value.find(({ name }) => name === wanted);
      if (connection === undefined) return err(noSuchConnection(realm, wanted));
      const refusal = lacking(t`enable ${wanted} for ${application.value.name}`, 'update:connections');
      if (refusal !== undefined) return err(refusal);
      return ok({
        ...compareConnection(request, application.value, connection, false),
        write: () => tenant.enableConnection(connection.id, clientId, signal),
      });
    },
  };
}

const kept = () => Promise.resolve(ok(undefined));

export const compareConnection = (
  { realm }: Request,
  { name }: Application,
  connection: LoginConnection,
  isOn: boolean,
): Compared =>
  isOn
    ? {
        step: {
          kind: 'keep',
          title: t`Users of ${connection.name} can sign in to application ${name} already`,
          details: [],
        },
      }
    : {
        step: {
          kind: 'change',
          title: t`Enable connection ${connection.name} for application ${name} in tenant ${realm}`,
          details: [enabledLine(connection)],
        },
        warnings: [
          t`Everybody with an account at ${connection.name} can then sign in to ${name}; where it lets people sign up, that is anybody.`,
        ],
      };

const noSuchConnection = (realm: string, connection: string): Failure => ({
  kind: 'not-found',
  message: t`The tenant ${realm} has no connection ${connection}.`,
  nextStep: t`Choose one that the dashboard lists under Authentication.`,
});
