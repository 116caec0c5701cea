import { ok } from '../../../core/result';
import type { ConnectionMethod } from '../../../idp/connection';
import type { IdentityProvider } from '../../../idp/provider';
import type { Answer, Frame } from '../../platform/ask';
import type { ConnectionDesk } from './desk';
import { t } from '../../../l10n/l10n';

/** How to sign in; what works best from where the user sits comes first. */
export function askMethod(
  { prompts, surface }: ConnectionDesk,
  { label, methods }: Pick<IdentityProvider, 'label' | 'methods'>,
  earlier: ConnectionMethod | undefined,
  frame: Frame,
): Promise<Answer<ConnectionMethod>> {
  const best = methods.find(({ page }) => page === (surface.remote ? 'anywhere' : 'here'));
  const inOrder = best === undefined ? methods : [best, ...methods.filter((method) => method !== best)];
  return prompts.pick({
    ...frame,
    placeholder: t`How to sign in to ${label}`,
    choices: () =>
      Promise.resolve(
        ok(
          inOrder.map((value) => ({
            label: value.label,
            detail: value.detail,
            value,
            ...(value === best ? { description: t`recommended` } : {}),
          })),
        ),
      ),
    isCurrent: ({ id }) => id === earlier?.id,
  });
}
