import type { Terms } from '../../../idp/terms';
import { termsOf } from '../../../provisioning/names';
import { placeIn } from '../../../provisioning/place';
import type { CommandServices } from '../command';

/** The title of a command above its questions, in the words of the provider that it comes to work with. */
export type Title = string | ((terms: Terms) => string);

export const titled = (title: Title, terms: Terms): string => (typeof title === 'string' ? title : title(terms));

/** The title before the connection is open, as far as what a command was called on tells of it. */
export function titleAt(
  { connections, providers }: Pick<CommandServices, 'connections' | 'providers'>,
  title: Title,
  argument: unknown,
): string {
  const place = placeIn(argument);
  return titled(title, termsOf(providers, place && connections.find(place.connection)?.provider));
}
