import type { Abilities, Ability } from '../../provisioning/abilities';

/**
 * What the manifest's menus are keyed on: kind and state of a line and, behind a plus each, what can be done about it.
 * "client.public.enabled+attach-scopes+redirectUris"
 * @param asked of these, those that can be
 */
export const contextOf = (state: string, abilities: Abilities, ...asked: readonly Ability[]): string =>
  [state, ...asked.filter((ability) => abilities.has(ability))].join('+');
