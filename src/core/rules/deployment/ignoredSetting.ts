import { catalogue, settingOf } from '../../catalogue/catalogue';
import type { TextRange } from '../../text/range';
import { isBlank } from '../../value';
import type { Reading, View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, isWritten, nameOf } from '../subject';
import { isOwn } from './shippedValue';
import { t } from '../../../l10n/l10n';

/** A block of settings that count, or do not, as a whole. */
interface Block {
  /** What its settings have in their keys. */
  readonly group: string;
  readonly server?: string;
  readonly chart: string;
  /** Why nobody reads it: undefined if somebody may. */
  readonly reason: (view: View) => string | undefined;
}

/** Settings that nobody reads in this configuration: it works, but not because of them. One hint for each block. */
export const ignoredSetting: Rule = {
  code: 'ignored-setting',
  severity: 'hint',
  check({ view, report }) {
    for (const block of blocks) {
      const reason = block.reason(view);
      if (reason === undefined) continue;
      const settings = catalogue.filter(({ key }) => key.startsWith(block.group)).map(({ key }) => view.get(key));
      const [first] = settings.filter(isOwn).sort(inTextOrder);
      if (first === undefined) continue;
      const { name, range } = keyOf(view, block) ?? { name: t`${nameOf(view, first.key)} and its like` };
      report({
        at: { range: range ?? first.keyRange ?? view.heading },
        message: t`Nobody reads ${name}: ${reason}. Remove it, unless you are about to change that.`,
        tags: ['unnecessary'],
      });
    }
  },
};

const authentication = 'openmetadata.config.authentication';

const blocks: readonly Block[] = [
  { group: 'authn.', chart: authentication, reason: switchedOff('authn.enabled') },
  {
    group: 'authz.',
    chart: 'openmetadata.config.authorizer',
    reason: switchedOff('authz.enabled'),
  },
  {
    group: 'jwt.',
    chart: 'openmetadata.config.jwtTokenConfiguration',
    reason: switchedOff('jwt.enabled'),
  },
  {
    group: 'oidc.',
    server: 'authenticationConfiguration.oidcConfiguration',
    chart: `${authentication}.oidcConfiguration`,
    reason: (view) => otherProvider(view, isOidcProvider(view)) ?? publicClient(view),
  },
  {
    group: 'ldap.',
    server: 'authenticationConfiguration.ldapConfiguration',
    chart: `${authentication}.ldapConfiguration`,
    reason: (view) => otherProvider(view, view.get('authn.provider').value === 'ldap'),
  },
  {
    group: 'saml.',
    server: 'authenticationConfiguration.samlConfiguration',
    chart: `${authentication}.saml`,
    reason: (view) => otherProvider(view, view.get('authn.provider').value === 'saml'),
  },
];

function switchedOff(key: 'authn.enabled' | 'authz.enabled' | 'jwt.enabled'): Block['reason'] {
  return (view) =>
    view.get(key).value === false ? t`the chart passes nothing of it on while enabled is false` : undefined;
}

function otherProvider(view: View, isRead: boolean): string | undefined {
  const { key, value } = view.get('authn.provider');
  const isKnown = typeof value === 'string' && settingOf(key).enum?.includes(value) === true;
  if (isRead || !isKnown || view.get('authn.enabled').value === false) return undefined;
  return t`${nameOf(view, key)} is ${value}`;
}

/** With a secret, or with the chart's switch on, somebody meant a confidential client, and other rules say so. */
function publicClient(view: View): string | undefined {
  const secret = view.get('oidc.secret');
  const meansIt = isWritten(secret) && secret.value !== undefined && !isBlank(secret.value);
  if (!isClientType(view, 'public') || meansIt || view.get('oidc.enabled').value === true) return undefined;
  return t`a public client signs in from the browser`;
}

/** The block's own key. In files of variables it has none. */
function keyOf(
  view: View,
  { server, chart }: Block,
): { readonly name: string; readonly range?: TextRange } | undefined {
  const path = view.vocabulary === 'server' ? server : view.vocabulary === 'chart' ? chart : undefined;
  if (path === undefined) return undefined;
  const range = view.structures
    .map((structure) => structure.locate(path.split('.'))?.key)
    .find((key) => key !== undefined);
  return range === undefined ? undefined : { name: path.replace(/^.*\./, ''), range };
}

const inTextOrder = (a: Reading, b: Reading): number => (a.keyRange?.start ?? 0) - (b.keyRange?.start ?? 0);
