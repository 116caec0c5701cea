import { err, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { textField } from '../../http';
import { strangerFailure } from '../../httpFailures';
import { signInWithDevice } from '../../oauth/deviceCode';
import type { Session } from '../../provider';
import { realmRefuses, serverWords } from '../failures';
import { profileOf, type Attended } from '../surroundings';
import { endpoint, grantIn, type Grant } from '../tokens';
import { discoverPages } from './discovery';
import { noSignInClient, signInScope, usualClientId } from './signInClient';
import { userSession } from './userSession';
import { t } from '../../../l10n/l10n';

/** Signs in on any browser, with a code: where this machine has none, or none that reaches it. */
export async function connectWithCode(
  url: string,
  answers: Readonly<Record<string, string>>,
  surroundings: Attended,
): Promise<Result<Session, Failure>> {
  const { realm = '', clientId = usualClientId } = answers;
  const { host, signal, timeout } = surroundings;
  const pages = await discoverPages(url, realm, { signal, timeout });
  if (!pages.ok) return pages;
  const { device } = pages.value;
  if (device === undefined) return err(noDeviceCodes);
  const attempt = { url, realm, clientId, account: t`the user`, method: 'device-code' } as const;
  const grant = await signInWithDevice<Grant>(
    { endpoint: device, tokenEndpoint: endpoint(url, realm, 'token'), clientId, scope: signInScope, timeout },
    (code) => host.showCode(code),
    {
      refused: (answer) => {
        const error = textField(answer.body, 'error');
        const words = serverWords(answer.body);
        if (answer.body === undefined) return strangerFailure(device, answer.status, answer.redirect);
        return error === 'invalid_client' || error === 'unauthorized_client'
          ? noSignInClient(clientId, realm, 'code', words)
          : realmRefuses(realm, words);
      },
      tokens: (answer, secrets) => grantIn(attempt, answer, secrets),
    },
    signal,
  );
  if (!grant.ok) return grant;
  const profile = profileOf(url, 'device-code', { realm, clientId }, grant.value.account ?? clientId);
  return userSession(profile, realm, grant.value, '', surroundings);
}

const noDeviceCodes: Failure = {
  kind: 'not-found',
  message: t`This Keycloak gives no codes to sign in with.`,
  nextStep: t`Sign in in the browser, or with a service account.`,
};
