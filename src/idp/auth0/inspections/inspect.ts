import { err, ok, type Result } from '../../../core/result';
import type { Fix } from '../../../core/finding';
import type { SignInSubject } from '../../../core/signIn';
import { passed, type CheckOutcome } from '../../check';
import type { Failure } from '../../failure';
import { clientSettings, saying } from '../../pair';
import { hostOf } from '../../probes/hosts';
import { tenantOf } from '../addresses';
import { covers } from '../application/coverage';
import { isDatabase } from '../directory/databases';
import { applicationMissing, most } from '../faults';
import type { LoginConnection, Tenant } from '../tenant';
import { inspectCallback, inspectLogoutUrls, inspectWebOrigins, inspectWildcards } from './addresses';
import {
  inspectAlgorithm,
  inspectConformance,
  inspectConnections,
  inspectGrants,
  inspectImplicitGrant,
  inspectPasswordGrants,
  inspectType,
  isUseless,
} from './application';
import type { Inspected, Inspection } from './inspected';
import { inspectLoginDomain } from './loginDomain';
import { inspectAuthenticator, inspectSecret } from './secret';
import { t } from '../../../l10n/l10n';

/** What is compared whatever kind of application it is, */
const inspections: readonly Inspection[] = [inspectType, inspectLoginDomain];

/** and what only one has that people can sign in to. */
const inspectionsOfUseful: readonly Inspection[] = [
  inspectAlgorithm,
  inspectConformance,
  inspectGrants,
  inspectPasswordGrants,
  inspectImplicitGrant,
  inspectConnections,
  inspectSecret,
  inspectAuthenticator,
  inspectCallback,
  inspectWildcards,
  inspectLogoutUrls,
  inspectWebOrigins,
];

/** What an inspection is made with. */
export interface InspectionHost {
  readonly tenant: Tenant;
  /** The scopes that the account has. */
  readonly scopes: ReadonlySet<string>;
  /** Where people sign in, and the tenant's own address, both without a slash at the end. */
  readonly loginUrl: string;
  readonly tenantUrl: string;
}

/**
 * Compares what a configuration says with the application at Auth0: two requests where all is right. Fails where the
 * application cannot be read; what else the account may not see is passed over. Changes nothing.
 */
export async function inspect(
  { tenant, scopes, loginUrl, tenantUrl }: InspectionHost,
  subject: SignInSubject,
  signal: AbortSignal,
): Promise<Result<readonly CheckOutcome[], Failure>> {
  const { clientId } = subject;
  if (clientId === undefined) return err(noClientId);
  const [found, enabled] = await Promise.all([
    tenant.application(clientId, signal),
    tenant.connectionsOf(clientId, signal),
  ]);
  if (!found.ok) return found;
  const application = found.value;
  if (application === undefined)
    return ok([
      applicationMissing(
        { subject, name: clientId },
        hostOf(tenantUrl),
        await otherApplications(tenant, subject, signal),
      ),
    ]);
  const isUseful = !isUseless({ application });
  const isClosed = enabled.ok && enabled.value.length === 0;
  const inspected: Inspected = {
    subject,
    name: application.name,
    place: { realm: tenantOf(tenantUrl), clientId },
    application,
    enabled,
    databases: isUseful && isClosed ? await databases(tenant, signal) : [],
    scopes,
    loginUrl,
    tenantUrl,
  };
  const asked = isUseful ? [...inspections, ...inspectionsOfUseful] : inspections;
  return ok([
    passed('client-not-found', t`The tenant at ${hostOf(tenantUrl)} has the application ${application.name}.`),
    ...asked.flatMap((inspection) => inspection(inspected)),
  ]);
}

const noClientId: Failure = {
  kind: 'invalid',
  message: t`The client ID is not in this file.`,
  nextStep: t`Run the check on the file that names it.`,
};

/** How the file can name an application that goes back to its callback. */
async function otherApplications(tenant: Tenant, subject: SignInSubject, signal: AbortSignal): Promise<readonly Fix[]> {
  const { callbackUrl } = subject;
  const all = callbackUrl === undefined ? undefined : await tenant.applications(signal);
  if (callbackUrl === undefined || all?.ok !== true) return [];
  return all.value
    .filter(({ callbacks }) => (callbacks ?? []).some((each) => covers(each, callbackUrl)))
    .slice(0, most)
    .map(({ name, client_id: id }) => ({
      title: t`Use application ${name} (${id})`,
      changes: saying(subject, clientSettings(subject), id),
    }));
}

async function databases(tenant: Tenant, signal: AbortSignal): Promise<readonly LoginConnection[]> {
  const all = await tenant.connections(signal);
  return all.ok ? all.value.filter(isDatabase) : [];
}
