import { err, ok, type Result } from '../../core/result';
import type { ClientPlace } from '../change';
import type { Failure } from '../failure';
import { isPublic } from './application/flow';
import type { ChangeHost } from './changes/change';
import { presentApplication } from './directory/presentApplication';
import type { Application, Tenant } from './tenant';
import { t } from '../../l10n/l10n';

/**
 * The client secret of an application; undefined if it is public. Auth0 keeps one for public applications too, which would be
 * a secret in every browser, so it goes nowhere.
 */
export async function readSecret(
  tenant: Pick<Tenant, 'application'>,
  lacking: ChangeHost['lacking'],
  place: ClientPlace,
  signal: AbortSignal,
): Promise<Result<string | undefined, Failure>> {
  const found = await presentApplication(tenant, place, signal);
  if (!found.ok) return found;
  return isPublic(found.value) ? ok(undefined) : secretOf(found.value, lacking);
}

/** The secret of a confidential application, as Auth0 has just told it: never an empty one. */
export function secretOf(application: Application, lacking: ChangeHost['lacking']): Result<string, Failure> {
  const { client_secret: secret = '', name } = application;
  if (secret !== '') return ok(secret);
  // Without the scope Auth0 leaves the secret out and says nothing.
  return err(lacking(t`read the secret of application ${name}`, 'read:client_keys') ?? noSecret(name));
}

const noSecret = (name: string): Failure => ({
  kind: 'invalid',
  message: t`Auth0 shows no secret of the application ${name}.`,
  nextStep: t`It may sign in with a key instead: OpenMetadata needs an application with a client secret.`,
});
