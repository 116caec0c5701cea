import type { CheckOutcome } from '../../check';
import type { Pair } from '../../pair';
import type { KeycloakRealm, KeycloakUser, StoredClient } from '../admin';

/** What an administrator can read about a sign-in. */
export interface Inspected extends Pair {
  readonly realm: KeycloakRealm;
  readonly client: StoredClient;
  /** Some users of the realm; undefined if the account may not list them. */
  readonly users: readonly KeycloakUser[] | undefined;
  /** Whether there are more users than these. */
  readonly moreUsers: boolean;
  /** Administrators of the server that were made at its first start; undefined if the account may not see them. */
  readonly temporaryAdministrators: readonly string[] | undefined;
  readonly now: Date;
}

/** Compares one point. Nothing is asked any more. */
export type Inspection = (inspected: Inspected) => readonly CheckOutcome[];
