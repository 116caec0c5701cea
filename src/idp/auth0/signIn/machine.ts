import { err, ok, type Result } from '../../../core/result';
import type { ConnectionProfile } from '../../connection';
import type { Failure } from '../../failure';
import { field, request, textField } from '../../http';
import { accessTokens, forever, type TimedToken } from '../../oauth/accessTokens';
import type { Session } from '../../provider';
import { withoutSecrets } from '../../serverWords';
import { howToTick } from '../guide';
import { allScopes, missingScopes, scopesOf } from '../scopes';
import { openSession } from '../session';
import type { Access } from './access';
import { profileOf, type Surroundings } from './surroundings';
import { factsOf, managementAudience } from './token';
import { tokenFailure } from './tokenFailure';

/** Signs in as a machine-to-machine application of the tenant. */
export const connectMachine = (
  url: string,
  { loginDomain = '', clientId = '', clientSecret = '' }: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> => {
  const account = clientId.trim();
  const profile = profileOf(url, 'machine', { loginDomain, clientId: account }, account);
  return reconnectMachine(profile, clientSecret.trim(), surroundings);
};

/** A machine has no session at Auth0: it signs in again each time, with its secret. */
export async function reconnectMachine(
  profile: ConnectionProfile,
  clientSecret: string,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> {
  const { host, signal, timeout, pace, now } = surroundings;
  const { url, account } = profile;
  let scopes: ReadonlySet<string> = allScopes;
  let obtained = now();
  const obtain = async (asking: AbortSignal): Promise<Result<TimedToken, Failure>> => {
    const grant = await askForToken({ url, clientId: account, clientSecret, signal: asking, timeout });
    if (grant.ok) ({ scopes } = grant.value);
    obtained = now();
    return grant;
  };
  const first = await obtain(signal);
  if (!first.ok) return first;
  const tokens = accessTokens(() => obtain(forever), first.value);
  const access: Access = {
    account: { name: account, howToGive: howToTick(account) },
    tokens,
    renews: true,
    scopes: () => scopes,
    async latestScopes(asking) {
      if (missingScopes(scopes).length === 0 || now() - obtained < lately) return ok(scopes);
      tokens.forget();
      const token = await tokens.get(asking);
      return token.ok ? ok(scopes) : token;
    },
  };
  return ok(openSession({ profile, access, pace, host, timeout, credential: () => clientSecret }));
}

/** Nobody ticks a scope faster. Milliseconds. */
const lately = 10_000;

interface TokenRequest {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signal: AbortSignal;
  readonly timeout: number;
}

interface MachineToken extends TimedToken {
  readonly scopes: ReadonlySet<string>;
}

async function askForToken({
  url,
  clientId,
  clientSecret,
  signal,
  timeout,
}: TokenRequest): Promise<Result<MachineToken, Failure>> {
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: managementAudience(url),
  };
  const address = `${url}/oauth/token`;
  const answer = await request({ url: address, form, signal, timeout });
  if (!answer.ok) return answer;
  const accessToken = answer.value.status === 200 ? textField(answer.value.body, 'access_token') : undefined;
  if (accessToken === undefined)
    return err(withoutSecrets(tokenFailure(url, clientId, { ...answer.value, url: address }), [clientSecret]));
  const expires = field(answer.value.body, 'expires_in');
  const facts = factsOf(accessToken);
  const granted = textField(answer.value.body, 'scope');
  // No scope at all is not said; of a token that cannot be read nothing is known.
  const scopes = granted === undefined ? (facts?.scopes ?? allScopes) : scopesOf(granted);
  return ok({ accessToken, lifetime: typeof expires === 'number' ? expires : shortest, scopes });
}

/** Seconds that a token lasts of which nothing is said. */
const shortest = 60;
