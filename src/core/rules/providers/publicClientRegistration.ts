import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { anchor, isClientType, textOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** How a provider wants to know a client that signs in from the browser; otherwise it refuses the code that it sent there. */
const registrations = new Map<unknown, (callback: string, origin: string) => string>([
  [
    'azure',
    (callback) =>
      t`A public client redeems its code in the browser, which Azure allows to single-page applications only (AADSTS9002326). Register ${callback} under the platform Single-page application, not under Web.`,
  ],
  [
    'auth0',
    (callback, origin) =>
      t`A public client redeems its code in the browser, which Auth0 allows to single-page applications only. Create a Single Page Application there, with ${callback} among its callback URLs and ${origin} among its web origins.`,
  ],
]);

/** Nothing is wrong in the file: it is what people forget at the provider (OpenMetadata#18865, OpenMetadata#7868). */
export const publicClientRegistration: Rule = {
  code: 'public-client-registration',
  severity: 'hint',
  check({ view, report }) {
    const say = registrations.get(view.get('authn.provider').value);
    if (say === undefined || !isClientType(view, 'public')) return;
    const callback = textOf(view, 'authn.callbackUrl');
    const origin = parseWebUrl(callback ?? '')?.origin;
    const isShown = callback !== undefined && origin !== undefined && callback.length <= 60;
    report({
      at: anchor(view, 'authn.clientType', 'authn.provider'),
      message: isShown ? say(callback, origin) : say(t`the callback URL`, t`OpenMetadata’s address`),
    });
  },
};
