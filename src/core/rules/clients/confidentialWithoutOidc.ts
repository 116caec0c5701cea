import type { SettingKey } from '../../catalogue/catalogue';
import { compareReleases } from '../../catalogue/releases';
import type { Change, Fix, Severity } from '../../finding';
import { issuerOf, parseKeycloakUrl } from '../../keycloakUrl';
import { parseWebUrl } from '../../webUrl';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { anchor, enumerate, isClientType, isMissing, isWritten, milder, nameOf, textOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** What the server refuses to start a confidential client without (AuthenticationCodeFlowHandler, releases 1.5 to 2.0). */
const required = {
  'oidc.id': t`the client’s ID`,
  'oidc.secret': t`the client’s secret`,
  'oidc.discoveryUri': t`the provider’s …/.well-known/openid-configuration`,
  'oidc.serverUrl': t`OpenMetadata’s URL`,
  'oidc.callbackUrl': t`OpenMetadata’s URL followed by /callback`,
  'oidc.clientAuthenticationMethod': 'client_secret_post',
} satisfies Partial<Record<SettingKey, string>>;

type RequiredKey = keyof typeof required;

export const confidentialWithoutOidc: Rule = {
  code: 'confidential-without-oidc',
  severity: 'error',
  check({ view, report }) {
    // While the chart's switch is off the block does not count at all, and another rule says so.
    if (!isClientType(view, 'confidential') || view.get('oidc.enabled').value === false) return;
    const missing = (Object.keys(required) as RequiredKey[]).filter(
      (key) => isRequired(view, key) && isMissing(view, key),
    );
    for (const key of missing.filter((candidate) => isWritten(view.get(candidate)))) {
      report({
        at: view.get(key),
        severity: severityOf(view, [key]),
        message: isForgiven(view, [key])
          ? t`${nameOf(view, key)} is empty, and releases before 2.0 do not start a confidential client without it. Write ${required[key]}.`
          : t`${nameOf(view, key)} is empty, and the server does not start a confidential client without it. Write ${required[key]}.`,
        fixes: fill(view, [key]),
      });
    }
    const absent = missing.filter((key) => !isWritten(view.get(key)));
    if (absent.length === 0) return;
    const names = enumerate(absent.map((key) => nameOf(view, key)));
    report({
      at: anchor(view, 'authn.clientType', 'authn.provider'),
      severity: view.partial ? milder(severityOf(view, absent)) : severityOf(view, absent),
      message: isForgiven(view, absent)
        ? t`Releases before 2.0 do not start a confidential client without ${names}. Add what is missing, or make the client public.`
        : t`The server does not start a confidential client without ${names}. Add what is missing, or make the client public.`,
      fixes: fill(view, absent),
    });
  },
};

/**
 * Since 2.0 the server chooses a method by itself, of those that the provider knows; and it goes by the type, not by
 * the discovery URI, to Azure and Google (pac4j's clients for them).
 */
function isRequired(view: View, key: RequiredKey): boolean {
  if (key === 'oidc.discoveryUri') return !/^(?:azure|google)$/i.test(textOf(view, 'oidc.type') ?? '');
  const { release } = view;
  return key !== 'oidc.clientAuthenticationMethod' || release === undefined || compareReleases(release, '2.0') < 0;
}

/** Whether it depends on the release, which nobody named. */
const isForgiven = ({ release }: View, missing: readonly RequiredKey[]): boolean =>
  release === undefined && missing.every((key) => key === 'oidc.clientAuthenticationMethod');

const severityOf = (view: View, missing: readonly RequiredKey[]): Severity =>
  isForgiven(view, missing) ? 'warning' : 'error';

function fill(view: View, keys: readonly RequiredKey[]): readonly Fix[] {
  const changes = keys.flatMap((key) => derived(view, key) ?? []);
  if (changes.length === 0) return [];
  // The shipped file has the same method in every release.
  const safe = changes.every(({ key }) => key === 'oidc.clientAuthenticationMethod') ? { safe: true as const } : {};
  return [
    { title: t`Add ${enumerate(changes.map(({ key }) => nameOf(view, key)))}`, preferred: true, ...safe, changes },
  ];
}

/** What the rest of the file says about a setting that is missing. */
function derived(view: View, key: RequiredKey): Change | undefined {
  if (key === 'oidc.secret') return isWritten(view.get(key)) ? undefined : { key, reference: true };
  const set = text(view, key);
  return set === undefined ? undefined : { key, set };
}

function text(view: View, key: Exclude<RequiredKey, 'oidc.secret'>): string | undefined {
  const callback = textOf(view, 'oidc.callbackUrl') ?? textOf(view, 'authn.callbackUrl');
  switch (key) {
    case 'oidc.id':
      return textOf(view, 'authn.clientId');
    case 'oidc.discoveryUri':
      return discoveryOf(view);
    case 'oidc.serverUrl':
      return callback === undefined ? undefined : parseWebUrl(callback)?.origin;
    case 'oidc.callbackUrl':
      return callback;
    case 'oidc.clientAuthenticationMethod':
      return 'client_secret_post';
  }
}

/** Azure puts its discovery document elsewhere; the others keep it below the issuer. */
function discoveryOf(view: View): string | undefined {
  const authority = isWritten(view.get('authn.authority')) ? textOf(view, 'authn.authority') : undefined;
  if (authority === undefined || parseWebUrl(authority) === undefined) return undefined;
  if (view.get('authn.provider').value === 'azure') return undefined;
  const keycloak = parseKeycloakUrl(authority);
  const issuer = keycloak === undefined ? authority.replace(/\/$/, '') : issuerOf(keycloak);
  return `${issuer}/.well-known/openid-configuration`;
}
