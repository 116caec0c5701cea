import type { View } from '../../../core/view';
import { withoutSlash } from '../../../core/webUrl';
import { isInsecureUrl } from '../../../idp/insecureUrl';
import { parseUrl } from '../../../provisioning/urls';
import type { Remark } from '../../platform/ask';
import { t } from '../../../l10n/l10n';

const usual = 'http://localhost:8585';

/** OpenMetadata's address as the file has it; where it has none, the one that OpenMetadata has on the user's machine. */
export function openMetadataUrlIn(view: View | undefined): string {
  if (view === undefined) return usual;
  const server = written(view, 'oidc.serverUrl');
  const callback = written(view, 'oidc.callbackUrl') ?? written(view, 'authn.callbackUrl');
  // Two addresses that are often taken for the callback: the page that users land on, and the one under the API.
  const known = server ?? callback?.replace(/(\/auth|\/api\/v1)?\/callback\/?$/, '');
  if (known === undefined) return usual;
  const remark = checkOpenMetadataUrl(known);
  return remark === undefined || remark.doubt ? normalUrl(known) : usual;
}

function written(view: View, key: 'oidc.serverUrl' | 'oidc.callbackUrl' | 'authn.callbackUrl'): string | undefined {
  const { source, stock, value } = view.get(key);
  return source === 'file' && !stock && typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** What is wrong with an address of OpenMetadata: it is the origin, and perhaps a base path, that browsers see. */
export function checkOpenMetadataUrl(answer: string): Remark | undefined {
  const url = parseUrl(answer);
  if (url === undefined) return { message: t`Write an address such as https://openmetadata.example.com.` };
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    return { message: t`Only the scheme, the host and a base path belong here.` };
  }
  if (/\/(silent-)?callback\/?$|\/api\/|\/signin\/?$/.test(url.pathname)) {
    return { message: t`Only OpenMetadata’s own address belongs here, without ${url.pathname}.` };
  }
  if (isInsecureUrl(url.href)) {
    return {
      message: t`Over http, anyone on the way can read the tokens. Use https if others can reach it.`,
      doubt: true,
    };
  }
  return undefined;
}

/** Without the slash at the end, which would double in `/callback`. */
export const normalUrl = (answer: string): string => withoutSlash(answer.trim());
