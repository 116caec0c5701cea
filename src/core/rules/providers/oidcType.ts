import { isManyTenants, isAzureType, tenantsIn } from './azureTenants';
import { providerAt } from './identityProviders';
import type { Change } from '../../finding';
import type { View } from '../../view';
import type { Report, Rule } from '../rule';
import { anchor, isClientType, isMissing, nameOf, textOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * Of all types only azure and google change what the server does, and google only adds a parameter. Every other text is a
 * label (AuthenticationCodeFlowHandler, releases 1.5 to 2.0).
 */
export const oidcType: Rule = {
  code: 'oidc-type',
  severity: 'error',
  check({ view, report }) {
    if (!isClientType(view, 'confidential') || view.get('oidc.enabled').value === false) return;
    const isAzure = view.get('authn.provider').value === 'azure';
    const finding = typeWithoutAzure(view) ?? (isAzure ? azureWithoutType(view) : undefined);
    if (finding !== undefined) report(finding);
  },
};

/** The address of the public cloud is built in, whatever the discovery document is. */
function typeWithoutAzure(view: View): Report | undefined {
  const provider = textOf(view, 'authn.provider');
  const discovery = textOf(view, 'oidc.discoveryUri');
  const isMeant =
    provider === 'azure' ? !isOtherCloud(discovery ?? '') : providerAt(discovery ?? '')?.value === 'azure';
  if (!isAzureType(view) || provider === undefined || isMeant) return undefined;
  const right = provider === 'azure' ? 'custom-oidc' : provider;
  return {
    at: view.get('oidc.type'),
    message: t`With azure as ${nameOf(view, 'oidc.type')} the server signs people in at login.microsoftonline.com and does not read ${nameOf(view, 'oidc.discoveryUri')}. Write ${right}.`,
    fixes: [{ title: t`Use ${right}`, preferred: true, changes: [{ key: 'oidc.type', set: right }] }],
  };
}

/** National clouds, B2C and external tenants. */
const isOtherCloud = (url: string): boolean =>
  /^https:\/\/(?:login\.microsoftonline\.us|login\.(?:partner\.microsoftonline|chinacloudapi)\.cn|[\w-]+\.(?:b2c|ciam)login\.com)\//i.test(
    url,
  );

/** Without the type, Azure is a provider like any other, but its document for many directories names no issuer that fits. */
function azureWithoutType(view: View): Report | undefined {
  const type = view.get('oidc.type');
  if (type.value === undefined || type.stock || isAzureType(view)) return undefined;
  if (isOtherCloud(textOf(view, 'oidc.discoveryUri') ?? '')) return undefined;
  const [tenant] = tenantsIn(view, 'oidc.discoveryUri').map((place) => place.tenant);
  const isMany = tenant !== undefined && isManyTenants(tenant);
  const name = nameOf(view, 'oidc.type');
  const effect = isMany
    ? t`the server expects tokens of ${tenant} itself and refuses those of every directory`
    : t`the server does not read ${nameOf(view, 'oidc.tenant')} and depends on ${nameOf(view, 'oidc.discoveryUri')}`;
  const fill: readonly Change[] =
    tenant !== undefined && isMissing(view, 'oidc.tenant') ? [{ key: 'oidc.tenant', set: tenant }] : [];
  return {
    at: anchor(view, 'oidc.type', 'authn.provider'),
    severity: isMany ? 'error' : 'hint',
    message: t`Unless ${name} is azure, ${effect}. Write azure.`,
    fixes: [
      { title: t`Set ${name} to azure`, preferred: true, changes: [{ key: 'oidc.type', set: 'azure' }, ...fill] },
    ],
  };
}
