import { t } from '../l10n/l10n';
import type { ClientSummary } from './directory';
import type { Failure } from './failure';
import { capital, type Terms } from './terms';

/**
 * Refuses a client that a connection itself signs in with: its secret would stand in OpenMetadata's configuration, and
 * OpenMetadata would get the rights of an administrator.
 * @param label what the provider's console lists it as
 */
export const connectionsOwn = ({ client: noun }: Pick<Terms, 'client'>, label: string): Failure => ({
  kind: 'invalid',
  message: t`${capital(noun)} ${label} is the one that this connection itself signs in with.`,
  nextStep: t`Choose another ${noun}: OpenMetadata must not get the rights of this one.`,
});

/** The same client, marked if the connection itself signs in with it. */
export const markedOwn = <Client extends ClientSummary>(client: Client, isOwn: boolean): Client =>
  isOwn ? { ...client, ownAccount: true } : client;
