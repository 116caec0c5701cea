import type { Severity } from '../../finding';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** What the standards know besides `none` (OpenID Connect Core 1.0, section 3.1.2.1, and Prompt Create 1.0), in lower case only. */
const prompts = ['select_account', 'login', 'consent', 'create'];

/** What a provider refuses of these (OpenMetadata, OidcPromptPolicy). */
const refused = new Map<unknown, string>([
  ['google', 'login'],
  ['aws-cognito', 'consent'],
]);

/** The checks of OpenMetadata's settings page, which files never pass through. */
export const promptUnsupported: Rule = {
  code: 'prompt-unsupported',
  severity: 'warning',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    for (const { key, text, at } of placesOf(view, 'oidc.prompt')) {
      const problem = problemOf(view, text.match(/\S+/g) ?? []);
      if (problem === undefined) continue;
      report({
        at,
        severity: problem.severity,
        message: t`${problem.effect} Set ${nameOf(view, key)} to select_account, or leave it empty.`,
        fixes: [
          { title: t`Use select_account`, preferred: true, changes: [{ key, set: 'select_account' }] },
          { title: t`Leave it to the provider`, changes: [{ key, set: '' }] },
        ],
      });
    }
  },
};

function problemOf(
  view: View,
  values: readonly string[],
): { readonly severity: Severity; readonly effect: string } | undefined {
  const unknown = values.find((value) => value !== 'none' && !prompts.includes(value));
  if (unknown !== undefined)
    return {
      severity: 'error',
      effect: t`There is no prompt ${unknown}, and the server refuses to send it, so nobody can sign in.`,
    };
  if (values.includes('none') && values.length > 1)
    return {
      severity: 'error',
      effect: t`The prompt none stands alone or not at all, and the server refuses to send it with others.`,
    };
  if (values.includes('none'))
    return {
      severity: 'warning',
      effect: t`With the prompt none the provider shows no sign-in page, so only people with a session there get in.`,
    };
  const provider = view.get('authn.provider').value;
  const value = refused.get(provider);
  if (value === undefined || !values.includes(value)) return undefined;
  return {
    severity: 'warning',
    effect: t`${provider === 'google' ? 'Google' : 'Cognito'} refuses the prompt ${value}, so sign-in ends on its error page.`,
  };
}
