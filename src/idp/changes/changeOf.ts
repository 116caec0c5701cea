import type { ChangeKind, ChangeRequest } from '../change';
import type { Failure } from '../failure';
import type { Change, ChangeHost, Changes } from './change';
import { t } from '../../l10n/l10n';

/** How a provider makes a change; undefined if it has none of this kind. */
export const changeOf = <Host extends ChangeHost, Kinds extends ChangeKind, Request extends ChangeRequest>(
  changes: Changes<Host, Kinds>,
  { kind }: Request,
): Change<Host, Request> | undefined =>
  // The table holds for each kind the change for its requests, which the compiler cannot follow through an index.
  (changes as unknown as Partial<Record<ChangeKind, Change<Host, Request>>>)[kind];

/** Nobody is offered a change that is not among `Session.changes`; a script may ask all the same. */
export const noSuchChange = (provider: string): Failure => ({
  kind: 'invalid',
  message: t`${provider} has no such change.`,
  nextStep: t`Choose what the connection offers.`,
});
