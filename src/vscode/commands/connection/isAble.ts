import { abilitiesOf, type Ability } from '../../../provisioning/abilities';
import type { CommandServices } from '../command';
import type { Connected } from '../setUp/answers';
import { t } from '../../../l10n/l10n';

/** Whether a connection can do what a command is for. Where it cannot, that is told: the tree does not offer it there. */
export function isAble(
  { notify }: Pick<CommandServices, 'notify'>,
  title: string,
  { entry, session }: Pick<Connected, 'entry' | 'session'>,
  ability: Ability | undefined,
): boolean {
  if (ability === undefined || abilitiesOf(session).has(ability)) return true;
  const { host } = new URL(session.profile.url);
  notify('info', t`“${title}” is not possible with the connection to ${entry.label} at ${host}.`);
  return false;
}
