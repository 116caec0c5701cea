import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { request } from '../../http';
import { authorize } from '../../oauth/authorize';
import { callbackPath } from '../../oauth/loopback';
import { newProof } from '../../oauth/pkce';
import type { Session } from '../../provider';
import { realmRefuses, serverWords } from '../failures';
import { profileOf, type Attended } from '../surroundings';
import { redeem } from '../tokens';
import { discoverPages, type SignInPages } from './discovery';
import { noSignInClient, signInScope, usualClientId } from './signInClient';
import { userSession } from './userSession';
import { isUrl } from '../../isUrl';
import { t } from '../../../l10n/l10n';

/** Signs in on Keycloak's own page in the user's browser, with whatever the page asks for: a second factor, another provider. */
export async function connectInBrowser(
  url: string,
  answers: Readonly<Record<string, string>>,
  surroundings: Attended,
): Promise<Result<Session, Failure>> {
  const { realm = '', clientId = usualClientId } = answers;
  const { host, signal, timeout, patience } = surroundings;
  const pages = await discoverPages(url, realm, { signal, timeout });
  if (!pages.ok) return pages;
  const usable = await tryClient(pages.value, clientId, realm, surroundings);
  if (!usable.ok) return usable;
  const { authorization: endpoint, issuer, namesItself } = pages.value;
  const attempt = { url, realm, clientId, account: t`the user`, method: 'browser', signal, timeout } as const;
  const grant = await authorize(
    { endpoint, issuer, namesItself, clientId, scope: signInScope },
    (page) => host.openPage(page),
    (code) => redeem(attempt, code),
    signal,
    patience,
  );
  if (!grant.ok) return grant;
  const profile = profileOf(url, 'browser', { realm, clientId }, grant.value.account ?? clientId);
  return userSession(profile, realm, grant.value, '', surroundings);
}

/**
 * Asks without a page whether the client signs in this way: Keycloak would tell the user's browser only, and that is no
 * place to mend it. Whoever is not signed in yet gets `login_required`, which says that all else is right.
 */
async function tryClient(
  { authorization }: SignInPages,
  clientId: string,
  realm: string,
  { signal, timeout }: Attended,
): Promise<Result<void, Failure>> {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `http://127.0.0.1:1${callbackPath}`,
    response_type: 'code',
    scope: signInScope,
    prompt: 'none',
    code_challenge: newProof().challenge,
    code_challenge_method: 'S256',
  });
  const url = `${authorization}?${query.toString()}`;
  const answer = await request({ url, inDetail: true, signal, timeout });
  if (!answer.ok) return answer;
  const { status, location, body } = answer.value;
  // As JSON, which is what is asked for, the reason is one of Keycloak's own sentences.
  const words = serverWords(body);
  if (words === 'HTTPS required' || words === 'Realm not enabled') return err(realmRefuses(realm, words));
  if (status === 400) return err(noSignInClient(clientId, realm, 'browser', words));
  const back = location !== undefined && isUrl(location) ? new URL(location).searchParams : undefined;
  if (back?.get('error') === 'unauthorized_client') {
    return err(noSignInClient(clientId, realm, 'browser', back.get('error_description') ?? undefined));
  }
  // Anything else is for the page to say: it is the realm's own.
  return ok(undefined);
}
