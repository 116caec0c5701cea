import type { Failure } from '../failure';
import { t } from '../../l10n/l10n';

/** A list of addresses that a change gives a client. */
export interface AddressList {
  /** Absent: the list stays as it is. */
  readonly wanted: readonly string[] | undefined;
  readonly known: readonly string[] | undefined;
  /** What is wrong with an address; undefined if nothing is. */
  readonly problemOf: (address: string) => string | undefined;
}

/** What is wrong with the addresses that are new; what is there already may have reasons of its own, and stay. */
export function newAddressProblem(...lists: readonly AddressList[]): Failure | undefined {
  const message = lists
    .flatMap(({ wanted = [], known = [], problemOf }) =>
      wanted.filter((address) => !known.includes(address)).map((address) => problemOf(address)),
    )
    .find((problem) => problem !== undefined);
  return message === undefined
    ? undefined
    : { kind: 'invalid', message, nextStep: t`Give whole addresses, like https://om.acme.example/callback.` };
}
