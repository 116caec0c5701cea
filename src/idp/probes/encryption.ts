import type { SettingKey } from '../../core/catalogue/catalogue';
import { failed, passed, type CheckOutcome } from '../check';
import type { Discovered } from './discovery';
import type { DiscoveryDocument } from './document';
import { hostOf } from './hosts';
import { enumerate } from '../../core/rules/subject';
import { t } from '../../l10n/l10n';

/**
 * Whether a provider that is asked over https sends browsers, and the client secret, over http. It does where a proxy in
 * front of it speaks https and does not say so.
 */
export function checkEncryption({ browser, server }: Discovered): readonly CheckOutcome[] {
  const settings: readonly SettingKey[] = browser === undefined ? ['oidc.discoveryUri'] : ['authn.authority'];
  const document = browser ?? server;
  if (document === undefined || !isEncrypted(document.url)) return [];
  const open = endpointsOf(document).filter(([, url]) => isOpen(url));
  const [first] = open;
  if (first === undefined) return [passed(code, t`The provider is asked over https alone.`)];
  return [
    failed(code, {
      message: t`${hostOf(document.url)} is asked over https and names ${first[1]} for ${enumerate(open.map(([name]) => name))}: what is sent there, others can read. Tell the provider its https address (Keycloak: KC_HOSTNAME), or let it believe the proxy in front of it (KC_PROXY_HEADERS).`,
      settings,
    }),
  ];
}

const code = 'endpoint-without-https';

const isEncrypted = (url: string): boolean => /^https:/i.test(url);

const isOpen = (url: string): boolean => /^http:/i.test(url);

const endpointsOf = (document: DiscoveryDocument): readonly (readonly [string, string])[] => [
  [t`signing in`, document.authorizationEndpoint],
  [t`tokens`, document.tokenEndpoint],
];
