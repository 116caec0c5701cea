import { ok } from '../../../core/result';
import { isInsecureUrl } from '../../../idp/insecureUrl';
import type { IdentityProvider } from '../../../idp/provider';
import { parseUrl } from '../../../provisioning/urls';
import { back, type Answer, type Frame, type Prompts } from '../../platform/ask';
import { completed, inputFor } from './askAnswers';
import { t } from '../../../l10n/l10n';

/** Where the provider is, as the user can be trusted to mean it: plain http beyond this machine is asked about. */
export async function askUrl(
  prompts: Prompts,
  { urlField }: IdentityProvider,
  earlier: string,
  frame: Frame,
): Promise<Answer<string>> {
  for (let url = earlier; ;) {
    const answer = await prompts.input(inputFor(urlField, url, frame));
    if (answer === undefined || answer === back) return answer;
    url = completed(urlField, answer.trim());
    const confirmed = await confirmPlainHttp(prompts, url, frame);
    if (confirmed === undefined) return undefined;
    if (confirmed === true) return url;
  }
}

/** A password sent over http can be read by everyone on the way; on this machine there is no way. */
async function confirmPlainHttp(prompts: Prompts, answer: string, frame: Frame): Promise<Answer<boolean>> {
  const url = parseUrl(answer);
  if (url === undefined || !isInsecureUrl(url.href)) return true;
  return prompts.pick({
    ...frame,
    canGoBack: true,
    placeholder: t`Over http, anyone between here and ${url.host} can read what you type next`,
    choices: () =>
      Promise.resolve(
        ok([
          { label: t`Change the address`, icon: 'edit', value: false },
          { label: t`Connect to ${url.host} without encryption`, icon: 'warning', value: true },
        ]),
      ),
  });
}
