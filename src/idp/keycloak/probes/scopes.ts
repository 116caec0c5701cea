import { enumerate } from '../../../core/rules/subject';
import { passed, type CheckOutcome } from '../../check';
import { scopesRefused } from '../faults';
import type { Situation } from './situation';
import { t } from '../../../l10n/l10n';

/** Whether the client may have what OpenMetadata asks for. Which scope it is, Keycloak says only if each is asked for alone. */
export async function checkScopes(situation: Situation): Promise<readonly CheckOutcome[]> {
  const { authorization, asked, conversation } = situation;
  if (authorization.kind === 'accepted')
    return [passed('scope-refused', t`Keycloak gives ${enumerate(asked.scopes)}.`)];
  if (authorization.kind !== 'returned' || authorization.error !== 'invalid_scope') return [];
  const alone = await Promise.all(
    asked.scopes
      .filter((scope) => scope !== 'openid')
      .map(async (scope) => {
        const answer = await conversation.authorize({ ...asked, scopes: ['openid', scope] });
        return answer.kind === 'returned' && answer.error === 'invalid_scope' ? [scope] : [];
      }),
  );
  const refused = alone.flat();
  return [scopesRefused(situation, refused.length === 0 ? asked.scopes : refused)];
}
