import type { ConnectionProfile } from '../../../idp/connection';
import { placeIn } from '../../../provisioning/place';

/** Whose administrators are to sign in: those of the realm that was clicked, else of the account's own. */
export const administrationOf = ({ answers }: ConnectionProfile, argument: unknown): string =>
  placeIn(argument)?.realm ?? answers['realm'] ?? '';
