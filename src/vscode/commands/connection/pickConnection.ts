import { ok } from '../../../core/result';
import type { ConnectionProfile } from '../../../idp/connection';
import { placeIn } from '../../../provisioning/place';
import { back } from '../../platform/ask';
import type { CommandServices } from '../command';
import { t } from '../../../l10n/l10n';

/** The connection that a command was called on; asked for where it was called without. */
export async function pickConnection(
  { connections, prompts, notify }: CommandServices,
  title: string,
  argument: unknown,
): Promise<ConnectionProfile | undefined> {
  const place = placeIn(argument);
  if (place !== undefined) return connections.find(place.connection);
  if (connections.list().length === 0) {
    notify('info', t`There is no connection yet. Add one first.`);
    return undefined;
  }
  const answer = await prompts.pick({
    title,
    canGoBack: false,
    placeholder: t`Connection`,
    choices: () =>
      Promise.resolve(
        ok(
          connections.list().map((value) => ({
            label: new URL(value.url).host,
            description: value.account,
            detail: value.url,
            icon: 'plug',
            value,
          })),
        ),
      ),
  });
  return answer === back ? undefined : answer;
}
