import type { ClientSummary } from '../../../idp/directory';
import { t } from '../../../l10n/l10n';

/**
 * What a name leaves open, as an ID does not: what a client is for, and which of several of that name it is.
 * @param all those that it is listed with
 */
export function besidesLabel(client: ClientSummary, all: readonly ClientSummary[]): readonly string[] {
  if (client.label === client.clientId) return [];
  const isOneOfSeveral = all.some(({ clientId, label }) => label === client.label && clientId !== client.clientId);
  return [...(client.forOpenMetadata ? [t`for OpenMetadata`] : []), ...(isOneOfSeveral ? [client.clientId] : [])];
}
