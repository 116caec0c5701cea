import type { Rule } from '../rule';
import { anchor, isClientType, isWritten, milder } from '../subject';

/** The chart renders `oidcConfiguration` only while its own switch is on, which it is not by default (chart 1.13.1; helm-charts#462). */
export const helmOidcDisabled: Rule = {
  code: 'helm-oidc-disabled',
  severity: 'error',
  check({ view, report }) {
    const enabled = view.get('oidc.enabled');
    if (!isClientType(view, 'confidential') || enabled.value !== false) return;
    report({
      at: anchor(view, 'oidc.enabled', 'authn.clientType', 'authn.provider'),
      severity: isWritten(enabled) ? 'error' : milder('error'),
      message:
        'While oidcConfiguration.enabled is false, the chart drops the whole block and a confidential client has no ID, secret or discovery document. Set it to true.',
      fixes: [
        {
          title: 'Set oidcConfiguration.enabled to true',
          preferred: true,
          changes: [{ key: 'oidc.enabled', set: true }],
        },
      ],
    });
  },
};
