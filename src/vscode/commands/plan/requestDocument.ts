import type { SetUpRequest } from '../../../idp/change';
import type { Instructions } from '../../../idp/provider';
import { code, list, page, plain } from '../pages/markdown';

/** Where the request is for. */
export interface Addressee {
  /** "Keycloak" */
  readonly provider: string;
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
  const { realm, client: clientId, flow, openMetadataUrl } = request;
  const at = url === undefined ? provider : `${provider} at ${plain(url)}`;
  return page([
    `# Single sign-on for OpenMetadata: client ${plain(clientId)} in ${provider}`,
    `Please create a client in realm **${plain(realm)}** of ${at}. With it, the people of that realm sign in to OpenMetadata ` +
      `at ${plain(openMetadataUrl)} with the account that they have. OpenMetadata gets to know their name and e-mail, and no password.`,
    '## What to create, and why',
    ...(request.description === undefined ? [] : [plain(request.description)]),
    list([
      `**Client ID**: ${code(clientId)}. OpenMetadata is configured with this name.`,
      ...settings.map(({ setting, value, why }) => `**${setting}**: ${coded(value)}. ${why}`),
    ]),
    '## How, with a file to import',
    numbered(importing),
    `\`\`\`json\n${importable.trim()}\n\`\`\``,
    '## How, by hand',
    numbered(byHand),
    '## What to send back',
    list([
      `That client ${code(clientId)} is there, or the client ID that it has instead.`,
      `The address of realm ${plain(realm)} as browsers see it: the \`issuer\` in its OpenID configuration.`,
      flow === 'implicit'
        ? 'No secret: the client has none.'
        : 'The client secret, by a way that is meant for secrets (a password manager, a vault), not by mail or chat.',
    ]),
    'Nothing else is needed: no administrator account, and no password of anyone.',
  ]);
}

const numbered = (steps: readonly string[]): string =>
  steps.map((step, index) => `${(index + 1).toString()}. ${step}`).join('\n');

/** Values as code, a list item by item. */
const coded = (value: string): string => value.split(', ').map(code).join(', ');
