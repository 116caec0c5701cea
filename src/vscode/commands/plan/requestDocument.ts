import type { SetUpRequest } from '../../../idp/change';
import type { Instructions } from '../../../idp/provider';
import { a } from '../../../idp/terms';
import type { ProviderEntry } from '../../../provisioning/providers';
import { code, list, numbered, page, plain } from '../pages/markdown';

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
  const at = url === undefined || !provider.hasRealms ? label : `${label} at ${plain(url)}`;
  return page([
    `# Single sign-on for OpenMetadata: ${terms.client} ${plain(client)} in ${label}`,
    `Please create ${a(terms.client)} in ${terms.realm} **${plain(realm)}** of ${at}. With it, the people of that ${terms.realm} sign in to OpenMetadata ` +
      `at ${plain(openMetadataUrl)} with the account that they have. OpenMetadata gets to know their name and e-mail, and no password.`,
    '## What to create, and why',
    ...(request.description === undefined ? [] : [plain(request.description)]),
    list([
      knownBy(client, provider),
      ...settings.map(({ setting, value, why }) => `**${setting}**: ${coded(value)}. ${why}`),
    ]),
    ...(importing.length === 0
      ? []
      : ['## How, with a file', numbered(importing), `\`\`\`json\n${importable.trim()}\n\`\`\``]),
    '## How, by hand',
    numbered(byHand),
    '## What to send back',
    list([
      provider.givesOutIds
        ? `The client ID that ${terms.client} ${code(client)} has been given.`
        : `That ${terms.client} ${code(client)} is there, or the client ID that it has instead.`,
      `The address of ${terms.realm} ${plain(realm)} as browsers see it: the \`issuer\` in its OpenID configuration.`,
      flow === 'implicit'
        ? `No secret: the ${terms.client} has none.`
        : 'The client secret, by a way that is meant for secrets (a password manager, a vault), not by mail or chat.',
    ]),
    'Nothing else is needed: no administrator account, and no password of anyone.',
  ]);
}

const knownBy = (client: string, { label, givesOutIds }: Addressee['provider']): string =>
  givesOutIds
    ? `**Name**: ${code(client)}. The client ID, which OpenMetadata is configured with, comes from ${label}.`
    : `**Client ID**: ${code(client)}. OpenMetadata is configured with this name.`;

/** Values as code, a list item by item. */
const coded = (value: string): string => value.split(', ').map(code).join(', ');
