import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Application, Tenant } from '../tenant';
import { t } from '../../../l10n/l10n';

/** What Auth0 gives out as a client ID: 32 letters and digits, or with `tpc_` before it for a third party's (recorded). */
export const isClientId = (text: string): boolean => /^(?:[A-Za-z0-9]{32}|tpc_[A-Za-z0-9]+)$/.test(text);

/**
 * The application of an ID, else that of a name; undefined if there is none. Auth0 lets several have the same name, of which
 * none can be told to be meant.
 */
export async function findApplication(
  tenant: Pick<Tenant, 'application' | 'applications'>,
  idOrName: string,
  signal: AbortSignal,
): Promise<Result<Application | undefined, Failure>> {
  if (isClientId(idOrName)) {
    const known = await tenant.application(idOrName, signal);
    if (!known.ok || known.value !== undefined) return known;
  }
  const all = await tenant.applications(signal);
  if (!all.ok) return all;
  const named = all.value.filter(({ name }) => name === idOrName);
  const [first, second] = named;
  if (second !== undefined) return err(severalNamed(idOrName, named));
  // A list may be older than what a change is made to.
  return first === undefined ? ok(undefined) : tenant.application(first.client_id, signal);
}

const severalNamed = (name: string, applications: readonly Application[]): Failure => ({
  kind: 'conflict',
  message: t`The tenant has ${applications.length.toString()} applications named ${name}: ${applications
    .map(({ client_id: id }) => id)
    .join(', ')}.`,
  nextStep: t`Choose one of them by its client ID, or give the new one another name.`,
});
