import type { SetUpRequest } from '../../../idp/change';
import type { Instructions } from '../../../idp/provider';
import { a } from '../../../idp/terms';
import type { ProviderEntry } from '../../../provisioning/providers';
import { code, list, numbered, page, plain } from '../pages/markdown';
import { t } from '../../../l10n/l10n';

/** Where the request is for. */
export interface Addressee {
  readonly provider: Pick<ProviderEntry, 'label' | 'terms' | 'hasRealms' | 'givesOutIds'>;
  /** The provider's address, where somebody has said it. */
  readonly url?: string;
}

/**
 * A set-up as a document for an administrator who has never heard of it: what to create, why, how, and what to send back.
 * Made of answers alone: whoever writes it needs no account at the provider. Holds no secret.
 */
export function requestDocument(
  request: SetUpRequest,
  { settings, importing, byHand, importable }: Instructions,
  { provider, url }: Addressee,
): string {
  const { realm, client, flow, openMetadataUrl } = request;
  const { label, terms } = provider;
  // Where there are no realms, the address says no more than the name.
  const at = url === undefined || !provider.hasRealms ? label : t`${label} at ${plain(url)}`;
  return page([
    t`# Single sign-on for OpenMetadata: ${terms.client} ${plain(client)} in ${label}`,
    t`Please create ${a(terms.client)} in ${terms.realm} **${plain(realm)}** of ${at}. With it, the people of that ${terms.realm} sign in to OpenMetadata at ${plain(openMetadataUrl)} with the account that they have. OpenMetadata gets to know their name and e-mail, and no password.`,
    t`## What to create, and why`,
    ...(request.description === undefined ? [] : [plain(request.description)]),
    list([
      knownBy(client, provider),
      ...settings.map(({ setting, value, why }) => `**${setting}**: ${coded(value)}. ${why}`),
    ]),
    ...(importing.length === 0
      ? []
      : [t`## How, with a file`, numbered(importing), `\`\`\`json\n${importable.trim()}\n\`\`\``]),
    t`## How, by hand`,
    numbered(byHand),
    t`## What to send back`,
    list([
      provider.givesOutIds
        ? t`The client ID that ${terms.client} ${code(client)} has been given.`
        : t`That ${terms.client} ${code(client)} is there, or the client ID that it has instead.`,
      t`The address of ${terms.realm} ${plain(realm)} as browsers see it: the \`issuer\` in its OpenID configuration.`,
      flow === 'implicit'
        ? t`No secret: the ${terms.client} has none.`
        : t`The client secret, by a way that is meant for secrets (a password manager, a vault), not by mail or chat.`,
    ]),
    t`Nothing else is needed: no administrator account, and no password of anyone.`,
  ]);
}

const knownBy = (client: string, { label, givesOutIds }: Addressee['provider']): string =>
  givesOutIds
    ? t`**Name**: ${code(client)}. The client ID, which OpenMetadata is configured with, comes from ${label}.`
    : t`**Client ID**: ${code(client)}. OpenMetadata is configured with this name.`;

/** Values as code, a list item by item. */
const coded = (value: string): string => value.split(', ').map(code).join(', ');
