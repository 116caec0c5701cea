import { callbackUrl } from '../../../provisioning/configuration';
import { parseUrl } from '../../../provisioning/urls';
import type { Remark } from '../../platform/ask';
import { t } from '../../../l10n/l10n';

/** What is wrong with a redirect URI for OpenMetadata: it is one exact address. */
export function redirectUriRemark(answer: string): Remark | undefined {
  return common(answer, 'https://om.acme.example/callback');
}

/** What is wrong with a web origin: scheme, host and port. `+` stands for the origins of the redirect URIs. */
export function webOriginRemark(answer: string): Remark | undefined {
  const text = answer.trim();
  if (text === '+') return undefined;
  const remark = common(text, 'https://om.acme.example');
  if (remark !== undefined && !remark.doubt) return remark;
  const origin = parseUrl(text)?.origin;
  return origin === text ? remark : { message: t`Only scheme, host and port belong here: ${origin ?? ''}.` };
}

function common(answer: string, example: string): Remark | undefined {
  const text = answer.trim();
  if (text.includes('*')) return { message: t`Without a wildcard: whatever address fits could be sent the sign-in.` };
  const url = parseUrl(text);
  if (url === undefined) return { message: t`Write an address such as ${example}.` };
  if (text.includes('#')) return { message: t`Without a fragment: leave out the # and what follows it.` };
  if (url.username !== '' || url.password !== '') return { message: t`Without a user and a password.` };
  return text.length > longest ? { message: t`At most ${longest.toString()} characters.` } : undefined;
}

/** What providers keep of an address. */
const longest = 255;

/** The redirect URIs that OpenMetadata uses: the callback of both flows, and the page that renews a public client's token. */
export const ownRedirectUris = (openMetadataUrl: string): readonly string[] => [
  callbackUrl(openMetadataUrl),
  `${openMetadataUrl}/silent-callback`,
];
