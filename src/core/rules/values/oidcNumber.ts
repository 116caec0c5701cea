import { quoted } from '../../text/quoted';
import { catalogue, type SettingKey } from '../../catalogue/catalogue';
import { compareReleases } from '../../catalogue/releases';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import type { Rule, RuleContext } from '../rule';
import { isClientType, isWritten, nameOf, textOf } from '../subject';
import { isInUse } from './inUse';
import { t } from '../../../l10n/l10n';

/**
 * Numbers that the server takes as texts and makes numbers of when it starts, and numbers that are too small to be meant.
 */
export const oidcNumber: Rule = {
  code: 'oidc-number',
  severity: 'error',
  check(context) {
    if (isClientType(context.view, 'confidential')) {
      checkSeconds(context);
      checkNonce(context);
    }
    checkMinimums(context);
  },
};

function checkSeconds({ view, report }: RuleContext): void {
  for (const key of ['oidc.maxAge', 'oidc.maxClockSkew'] as const) {
    const text = textOf(view, key);
    if (text === undefined || /^[-+]?\d{1,10}$/.test(text)) continue;
    const meant = /^["']?(\d{1,10}) ?(?:s|sec|seconds?)?["']?$/i.exec(text)?.[1];
    report({
      at: view.get(key),
      message: t`${nameOf(view, key)} is a number of seconds, and the server does not start a confidential client with ${quoted(text, 40)}. Write ${meant ?? t`a whole number, or leave it empty`}.`,
      fixes:
        meant === undefined
          ? []
          : [{ title: t`Use ${meant}`, preferred: true, safe: true, changes: [{ key, set: meant }] }],
    });
  }
}

function checkNonce({ view, report }: RuleContext): void {
  const nonce = textOf(view, 'oidc.useNonce');
  if (nonce === undefined || /^(?:true|false)$/i.test(nonce)) return;
  report({
    at: view.get('oidc.useNonce'),
    severity: 'warning',
    message: t`The server takes anything but true in ${nameOf(view, 'oidc.useNonce')} for false, so with ${quoted(nonce, 40)} it uses no nonce. Write true or false.`,
  });
}

function checkMinimums({ view, report }: RuleContext): void {
  for (const setting of catalogue.filter((candidate) => isInUse(view, candidate))) {
    const { key, minimum } = setting;
    const reading = view.get(key);
    const { value } = reading;
    const isUsed = !key.startsWith('oidc.') || isClientType(view, 'confidential');
    if (minimum === undefined || typeof value !== 'number' || value >= minimum) continue;
    if (!isUsed || !isWritten(reading)) continue;
    const enough = suggested.get(key) ?? minimum;
    const { severity, effect } = tooSmall(view, key, minimum);
    report({
      at: reading,
      severity,
      message: t`${nameOf(view, key)} is ${value.toString()}, ${effect}. Write ${minimum.toString()} or more.`,
      fixes: [{ title: t`Use ${enough.toString()}`, preferred: true, changes: [{ key, set: enough }] }],
    });
  }
}

/** What ships, where the least is not what anybody wants. */
const suggested = new Map<SettingKey, number>([
  ['oidc.tokenValidity', 3600],
  ['saml.security.tokenValidity', 3600],
  ['authn.maxActiveSessionsPerUser', 5],
  ['configSource.watchIntervalSeconds', 10],
]);

/** Since about 1.11 the server does not let sessions end sooner (OpenMetadata#24763). */
function tooSmall(
  view: View,
  key: SettingKey,
  minimum: number,
): { readonly severity: Severity; readonly effect: string } {
  const isSession = key.endsWith('sessionExpiry');
  if (isSession && compareReleases(view.release ?? 'main', '1.11') >= 0)
    return { severity: 'information', effect: t`and the server takes ${minimum.toString()} seconds instead` };
  if (isSession) return { severity: 'information', effect: t`so people have to sign in again within the hour` };
  return key.endsWith('tokenValidity')
    ? { severity: 'warning', effect: t`so tokens have expired when they are issued` }
    : { severity: 'warning', effect: t`which is less than OpenMetadata can work with` };
}
