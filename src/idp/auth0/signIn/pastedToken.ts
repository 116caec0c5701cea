import { err, ok, type Result } from '../../../core/result';
import type { ConnectionProfile, SessionHost } from '../../connection';
import type { Failure } from '../../failure';
import { accessTokens } from '../../oauth/accessTokens';
import type { Session } from '../../provider';
import { tenantOf } from '../addresses';
import { howToReplaceToken } from '../guide';
import { managementApi } from '../managementApi';
import { openSession } from '../session';
import { profileOf, type Surroundings } from './surroundings';
import { factsOf, managementAudience, type TokenFacts } from './token';
import { t } from '../../../l10n/l10n';

/** A token names nobody whom its owner would know. Kept with the connection, so it is the same in every language. */
const account = 'Management API token';

/** Uses a token that somebody copied from the dashboard. It is tried, since a look at it does not tell whether it is genuine. */
export const connectWithToken = (
  url: string,
  { loginDomain = '', token = '' }: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> =>
  open(profileOf(url, 'token', { loginDomain }, account), token, surroundings, true);

/** Takes up a token that was kept, as long as it lasts. */
export const reconnectWithToken = (
  profile: ConnectionProfile,
  token: string,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> => open(profile, token, surroundings, false);

async function open(
  profile: ConnectionProfile,
  pasted: string,
  { host, signal, timeout, pace }: Surroundings,
  tried: boolean,
): Promise<Result<Session, Failure>> {
  const { url } = profile;
  const token = pasted.trim().replace(/^bearer\s+/i, '');
  const read = readToken(url, token);
  if (!read.ok) {
    if (read.error.kind === 'unauthorized' && !tried) await forget(host, token);
    return read;
  }
  const { expires, scopes } = read.value;
  const isOver = (): boolean => Date.now() >= expires;
  const over = async (): Promise<Result<never, Failure>> => {
    if (!isOver()) return err(refused);
    await forget(host, token);
    return err(expired(expires));
  };
  const lifetime = (expires - Date.now()) / 1000;
  const access = {
    account: { name: t`this connection`, howToGive: howToReplaceToken },
    tokens: accessTokens(over, { accessToken: token, lifetime }),
    renews: false,
    scopes: () => scopes,
    latestScopes: () => Promise.resolve(ok(scopes)),
  };
  if (tried) {
    const api = managementApi({ url, access, pace, timeout, host });
    const operation = { doing: t`try the token`, scope: 'read:clients' } as const;
    const answer = await api.call(
      operation,
      signal,
      ({ clients }) => clients.list({ per_page: 1, fields: 'client_id', include_fields: true }),
      (body) => body ?? undefined,
    );
    // Who may not list applications may have another scope.
    if (!answer.ok && answer.error.kind !== 'forbidden') return answer;
  }
  return ok(openSession({ profile, access, pace, host, timeout, credential: () => (isOver() ? undefined : token) }));
}

/** What a token says, if it can be used with this tenant at all. Asks nobody. */
export function readToken(url: string, token: string): Result<TokenFacts, Failure> {
  // What is kept of a token that is over.
  if (token === '') return err(expired());
  const facts = factsOf(token);
  if (facts === undefined) return err(unreadable);
  const managed = facts.audiences.filter((audience) => /^https?:\/\/[^/]+\/api\/v2\/$/.test(audience));
  const [other] = managed;
  if (other === undefined) return err(forSomethingElse(url));
  if (!managed.includes(managementAudience(url))) return err(forAnotherTenant(other, url));
  return facts.expires <= Date.now() ? err(expired(facts.expires)) : ok(facts);
}

/**
 * A token that is over is not kept either, but a newer one is, of another window or another sign-in. A store that fails
 * keeps one that nobody can use.
 */
async function forget(host: SessionHost, token: string): Promise<void> {
  try {
    await host.keepCredential('', token);
  } catch {
    host.log(`the expired token could not be removed from the secret storage`);
  }
}

const again = t`Sign in again with a new token from the API Explorer, or with a machine-to-machine application.`;

const expired = (since?: number): Failure => ({
  kind: 'unauthorized',
  message:
    since === undefined
      ? t`The Management API token has expired.`
      : t`The Management API token expired at ${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
  nextStep: again,
});

const refused: Failure = {
  kind: 'unauthorized',
  message: t`Auth0 does not accept the Management API token, although it has not expired.`,
  nextStep: again,
};

const unreadable: Failure = {
  kind: 'invalid',
  message: t`This is no token of the Management API: it cannot be read.`,
  nextStep: t`Copy the whole token from the API Explorer: three parts with dots between them, beginning with ey.`,
};

const forSomethingElse = (url: string): Failure => ({
  kind: 'invalid',
  message: t`The token is not for the Management API.`,
  nextStep: t`Copy one from the API Explorer of Auth0 Management API: its audience is ${managementAudience(url)}.`,
});

const forAnotherTenant = (audience: string, url: string): Failure => ({
  kind: 'invalid',
  message: t`The token is for the tenant ${tenantOf(audience)}, not for ${tenantOf(url)}.`,
  nextStep: t`Copy one from the dashboard of the tenant, or correct the tenant domain.`,
});
