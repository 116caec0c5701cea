import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix, Severity } from '../../finding';
import { isList, type Value } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** A setting that the server looks at without asking whether it is there. */
interface Needed {
  readonly key: SettingKey;
  readonly severity: Severity;
  readonly effect: string;
  readonly counts: (view: View) => boolean;
  /** What ships, where that suits everybody. */
  readonly shipped?: Value;
}

/** From the code of the server: JwtFilter, AuthenticationCodeFlowHandler. Two of the authorizer's have a rule of their own. */
const needed: readonly Needed[] = [
  { key: 'authn.publicKeyUrls', severity: 'error', effect: t`the server does not start`, counts: () => true },
  {
    key: 'authn.jwtPrincipalClaims',
    severity: 'error',
    effect: t`nobody can sign in`,
    counts: (view) => !hasItems(view.get('authn.jwtPrincipalClaimsMapping').value),
    shipped: ['email', 'preferred_username', 'sub'],
  },
  {
    key: 'authn.enableSelfSignup',
    severity: 'warning',
    effect: t`the server fails where somebody signs in for the first time`,
    counts: () => true,
    shipped: true,
  },
  {
    key: 'oidc.tokenValidity',
    severity: 'warning',
    effect: t`the server fails where somebody signs in`,
    counts: (view) => isClientType(view, 'confidential'),
    shipped: 3600,
  },
];

/** `V=` and `key:` are not "as it ships": the server has nothing then, which is no list, switch or number. */
export const emptyValue: Rule = {
  code: 'empty-value',
  severity: 'error',
  check({ view, report }) {
    for (const need of needed) {
      const reading = view.get(need.key);
      const isEmpty = reading.value === null || (reading.value !== undefined && isEmptyList(need.key, reading.value));
      if (!isEmpty || !isWritten(reading) || reading.elsewhere || !need.counts(view)) continue;
      // Compose puts its own default in place of nothing, where it forwards a variable with one.
      const isMended = view.format === 'env-file' && reading.value === null;
      report({
        // Nothing has no characters to point at.
        at: reading.keyRange === undefined ? reading : { range: reading.keyRange },
        severity: isMended ? 'information' : need.severity,
        message: isMended
          ? t`${nameOf(view, need.key)} is empty, and with nothing there ${need.effect}, unless the compose file puts a default in its place. ${advice(view, need)}`
          : t`${nameOf(view, need.key)} is empty, and with nothing there ${need.effect}. ${advice(view, need)}`,
        fixes: fixes(view, need),
      });
    }
  },
};

/** A list of claims has to hold one; other lists may well be empty. */
const isEmptyList = (key: SettingKey, value: Value): boolean =>
  key === 'authn.jwtPrincipalClaims' && isList(value) && value.length === 0;

const hasItems = (value: Value | undefined): boolean =>
  value === undefined || (value !== null && isList(value) && value.length > 0);

/** Without a variable the server has what ships; without a key it has nothing, or a default of its own. */
const advice = ({ vocabulary }: View, { shipped }: Needed): string =>
  vocabulary === 'environment'
    ? t`Remove it to have what ships.`
    : shipped === undefined
      ? t`Write a list.`
      : t`Write ${JSON.stringify(shipped).replaceAll('"', '').replaceAll(',', ', ')}, as it ships.`;

function fixes({ vocabulary }: View, { key, shipped }: Needed): readonly Fix[] {
  if (vocabulary === 'environment')
    return [{ title: t`Remove it`, preferred: true, safe: true, changes: [{ key, remove: true }] }];
  if (shipped === undefined) return [];
  return [{ title: t`Use what ships`, preferred: true, changes: [{ key, set: shipped }] }];
}
