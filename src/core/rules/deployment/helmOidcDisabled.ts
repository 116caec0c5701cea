import type { View } from '../../view';
import type { Report, Rule } from '../rule';
import { alsoAt, anchor, isClientType, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * The chart renders `oidcConfiguration` only for a confidential client, and only while its own switch is on, which it is
 * not by default (chart 1.13.1; helm-charts#462).
 */
export const helmOidcDisabled: Rule = {
  code: 'helm-oidc-disabled',
  severity: 'error',
  check({ view, report }) {
    const enabled = view.get('oidc.enabled');
    if (isClientType(view, 'confidential') && enabled.value === false) report(switchedOff(view));
    if (isClientType(view, 'public') && enabled.value === true && isWritten(enabled)) report(withoutEffect(view));
  },
};

const switchedOff = (view: View): Report => ({
  at: anchor(view, 'oidc.enabled', 'authn.clientType', 'authn.provider'),
  severity: isWritten(view.get('oidc.enabled')) ? 'error' : milder('error'),
  message: t`While oidcConfiguration.enabled is false, the chart drops the whole block and a confidential client has no ID, secret or discovery document. Set it to true.`,
  fixes: [
    {
      title: t`Set oidcConfiguration.enabled to true`,
      preferred: true,
      safe: true,
      changes: [{ key: 'oidc.enabled', set: true }],
    },
  ],
});

/** The default of `clientType` is public, so whoever forgets it has the block dropped too. */
function withoutEffect(view: View): Report {
  const type = view.get('authn.clientType');
  return {
    at: view.get('oidc.enabled'),
    severity: isWritten(type) ? 'warning' : milder('warning'),
    message: t`The chart drops oidcConfiguration while ${nameOf(view, type.key)} is public, whatever its switch says. Make the client confidential, or switch the block off.`,
    related: alsoAt(type, t`The client is public.`),
    fixes: [
      {
        title: t`Make the client confidential`,
        changes: [{ key: 'authn.clientType', set: 'confidential' }],
        ...(isWritten(type) ? {} : { preferred: true as const }),
      },
      { title: t`Set oidcConfiguration.enabled to false`, changes: [{ key: 'oidc.enabled', set: false }] },
    ],
  };
}
