import type { SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import { isBlank, isList } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { anchor, enumerate, isClientType, isMissing, isWritten, milder, nameOf } from '../subject';
import { fillIn } from './missingSettingFixes';
import { t } from '../../../l10n/l10n';

/** Settings without which the same goes wrong. */
interface Need {
  readonly severity: Severity;
  readonly keys: readonly SettingKey[];
  readonly isMissing: (view: View, key: SettingKey) => boolean;
  readonly effect: (names: string) => string;
  /** Where to point at what is left out: the first of these that is there, else the block. */
  readonly beside: readonly SettingKey[];
}

const doesNotStart = (names: string): string =>
  t`The server does not start without ${names}, which has no default in the server.`;

/**
 * What has no default in the server itself (JwtFilter, AuthServeletHandlerFactory) or in its web page. The shipped file
 * fills all of it in; one that replaces its block, as the documentation shows it, does not. What the authorizer needs is
 * the business of a rule of its own.
 */
const needs: readonly Need[] = [
  {
    severity: 'error',
    keys: ['authn.provider', 'authn.publicKeyUrls'],
    isMissing: isLeftOut,
    effect: doesNotStart,
    beside: ['authn.provider', 'authn.clientType'],
  },
  {
    severity: 'error',
    keys: ['authn.jwtPrincipalClaims'],
    isMissing: (view, key) => isLeftOut(view, key) && !hasItems(view, 'authn.jwtPrincipalClaimsMapping'),
    effect: (names) => t`Without ${names} the server cannot tell whose a token is, so nobody can sign in.`,
    beside: ['authn.provider'],
  },
  {
    severity: 'error',
    keys: ['authn.clientId', 'authn.authority'],
    isMissing: (view, key) => isClientType(view, 'public') && isMissing(view, key),
    effect: (names) => t`Without ${names} browsers cannot start a sign-in with this public client.`,
    beside: ['authn.clientType', 'authn.provider'],
  },
  {
    severity: 'warning',
    keys: ['authn.callbackUrl'],
    // A page that is told nothing at all returns to where it came from.
    isMissing: (view, key) => isClientType(view, 'public') && isMissing(view, key) && view.get(key).value !== null,
    effect: (names) =>
      t`Where ${names} is empty, web pages of older releases name no URL to return to, and newer ones complain.`,
    beside: ['authn.clientType', 'authn.provider'],
  },
  {
    severity: 'information',
    keys: ['authn.providerName'],
    isMissing: (view, key) =>
      view.get('authn.provider').value === 'custom-oidc' &&
      isMissing(view, key) &&
      (isWritten(view.get(key)) || !view.partial),
    effect: (names) =>
      t`OpenMetadata’s settings page saves no custom provider without ${names}, and its sign-in button has no name.`,
    beside: ['authn.provider'],
  },
];

export const missingSetting: Rule = {
  code: 'missing-setting',
  severity: 'error',
  check({ view, report }) {
    for (const need of needs) {
      const missing = need.keys.filter((key) => need.isMissing(view, key));
      const absent = missing.filter((key) => !isWritten(view.get(key)));
      for (const key of missing.filter((candidate) => isWritten(view.get(candidate))))
        report({
          at: view.get(key),
          severity: need.severity,
          message: `${need.effect(nameOf(view, key))} ${t`Write ${contents.get(key) ?? t`its value`}.`}`,
          fixes: fillIn(view, [key]),
        });
      if (absent.length === 0) continue;
      report({
        at: anchor(view, ...need.beside),
        severity: view.partial ? milder(need.severity) : need.severity,
        message: `${need.effect(enumerate(absent.map((key) => nameOf(view, key))))} ${addition(absent)}`,
        fixes: fillIn(view, absent),
      });
    }
  },
};

function addition(absent: readonly SettingKey[]): string {
  if (absent.length > 1) return t`Add them.`;
  const content = contents.get(absent[0]);
  return content === undefined ? t`Add it.` : t`Add ${content}.`;
}

const contents: ReadonlyMap<SettingKey | undefined, string> = new Map<SettingKey | undefined, string>([
  ['authn.provider', t`the kind of provider, such as custom-oidc`],
  ['authn.clientId', t`the ID of the client at the provider`],
  ['authn.authority', t`the provider’s issuer`],
  ['authn.callbackUrl', t`OpenMetadata’s URL followed by /callback`],
  ['authn.providerName', t`a name, such as Keycloak`],
]);

/**
 * Not there at all, in a file that holds the rest of its block and that no other completes. Being there and empty is
 * another matter.
 */
function isLeftOut(view: View, key: SettingKey): boolean {
  const { value, source, reference } = view.get(key);
  if (view.partial || source === 'file' || reference !== undefined || !isBlank(value ?? null)) return false;
  return siblings.some((sibling) => view.get(sibling).source === 'file');
}

const siblings = [
  'authn.provider',
  'authn.clientType',
  'authn.authority',
  'authn.publicKeyUrls',
  'authn.clientId',
] as const;

const hasItems = (view: View, key: SettingKey): boolean => {
  const { value } = view.get(key);
  return value === undefined || (value !== null && isList(value) && value.length > 0);
};
