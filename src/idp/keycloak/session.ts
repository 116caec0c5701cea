import { err, ok, type Result } from '../../core/result';
import type { ChangeKind, ChangeRequest, PlanStep } from '../change';
import type { Failure } from '../failure';
import { request, textField } from '../http';
import { strangerFailure } from '../httpFailures';
import type { ConnectionProfile, SessionHost } from '../connection';
import type { Endpoints, Realm, User } from '../directory';
import type { Session } from '../provider';
import { keycloakAdmin, type KeycloakRealm, type KeycloakUser } from './admin';
import { adminApi } from './adminApi';
import { changes } from './changes';
import { applyPlan } from './changes/applyPlan';
import type { Change, ChangeHost } from './changes/change';
import { noSuchClient } from './changes/parts/presentClient';
import { remembering } from './changes/remembering';
import { detailsOf, isKeycloaksOwn, isOidc, summaryOf } from './client/summary';
import { allClients } from './clientPages';
import { unknownRealm } from './failures';
import { administrationRealm, masterRefusal } from './fields';
import { inspect } from './inspections/inspect';
import { exampleIdToken } from './idToken';
import { missingRoles } from './missingRoles';
import type { AccessTokens } from './tokens';

/** A signed-in account and how it signs out. */
export interface SignedIn {
  readonly profile: ConnectionProfile;
  /** The realm that the account belongs to. */
  readonly realm: string;
  readonly tokens: AccessTokens;
  readonly host: SessionHost;
  readonly timeout: number;
  /** What to keep for the next start. */
  credential(): string;
  signOut(): Promise<void>;
}

/** Keycloak's side of the contract. Fails only if the caller cancels: an account that may see nothing is still signed in. */
export async function openSession(account: SignedIn, signal: AbortSignal): Promise<Result<Session, Failure>> {
  const { profile, tokens, timeout, host } = account;
  const log = (line: string): void => {
    host.log(line);
  };
  const api = adminApi({ url: profile.url, account: profile.account, tokens, timeout, log });
  const admin = keycloakAdmin(api);
  const release = await admin.release(signal);
  if (!release.ok && release.error.kind === 'cancelled') return release;
  const serverLabel = release.ok && release.value !== undefined ? `Keycloak ${release.value}` : 'Keycloak';
  const discovered = new Map<string, Endpoints>();
  /** Asked once for each realm: it names no more than an administrator rarely changes. */
  const endpoints = async (realm: string, signal: AbortSignal): Promise<Result<Endpoints, Failure>> => {
    const known = discovered.get(realm);
    if (known !== undefined) return ok(known);
    const found = await discover(profile.url, realm, timeout, signal);
    if (found.ok) discovered.set(realm, found.value);
    return found;
  };
  const tried = new WeakSet<PlanStep>();
  const signsInWith: ChangeHost['signsInWith'] = ({ realm, clientId }) =>
    realm === account.realm && clientId === profile.answers['clientId'];
  /** For one plan, or one run of it. */
  const changeHost = (): ChangeHost => ({ admin: remembering(admin), api, tried, endpoints, signsInWith });
  const ids = new Map<string, string>();

  return ok({
    profile,
    get credential() {
      return account.credential();
    },
    serverLabel,
    endpoints,
    async realms(signal) {
      const found = await admin.realms(signal);
      if (!found.ok) return found;
      const master = ({ name }: Realm): number => (name === administrationRealm ? 1 : 0);
      return ok(found.value.map(realmOf).sort((a, b) => master(a) - master(b) || a.name.localeCompare(b.name)));
    },
    missingRoles: (realm, signal) => missingRoles(admin, realm, signal),
    async clients(realm, signal) {
      const found = await allClients(admin, realm, signal);
      if (!found.ok) return found;
      for (const { clientId = '', id = '' } of found.value) ids.set(`${realm} ${clientId}`, id);
      return ok(found.value.filter((client) => isOidc(client) && !isKeycloaksOwn(client)).map(summaryOf));
    },
    async client(realm, clientId, signal) {
      const found = await admin.client(realm, clientId, signal);
      if (found.ok && found.value !== undefined) ids.set(`${realm} ${clientId}`, found.value.id);
      return found.ok ? ok(found.value === undefined ? undefined : detailsOf(found.value)) : found;
    },
    async clientSecret(realm, clientId, signal) {
      const found = await admin.client(realm, clientId, signal);
      if (!found.ok) return found;
      if (found.value === undefined) return err(noSuchClient(realm, clientId));
      return found.value.publicClient === true ? ok(undefined) : admin.secret(realm, found.value, signal);
    },
    async users(realm, query, signal) {
      const found = await admin.users(realm, query, signal);
      return found.ok ? ok(found.value.map(userOf)) : found;
    },
    idToken: (...args) => exampleIdToken(admin, ...args),
    inspect: (subject, realm, signal) => inspect({ admin, api }, subject, realm, signal),
    changes: new Set(Object.keys(changes) as ChangeKind[]),
    plan: (request, signal) => changeOf(request).plan(changeHost(), request, signal),
    apply: (plan, onStep, signal) => applyPlan(changeOf(plan.request), changeHost(), plan, onStep, signal),
    consoleUrl(realm, clientId) {
      const id = clientId === undefined ? undefined : ids.get(`${realm} ${clientId}`);
      const page = clientId === undefined ? '' : id === undefined ? '/clients' : `/clients/${id}/settings`;
      const console = `${profile.url}/admin/${encodeURIComponent(account.realm)}/console`;
      return `${console}/#/${encodeURIComponent(realm)}${page}`;
    },
    signOut: () => account.signOut(),
  });
}

/** Where a realm's sign-in is, in its own words: its issuer may be another host than the one that is administered. */
async function discover(
  base: string,
  realm: string,
  timeout: number,
  signal: AbortSignal,
): Promise<Result<Endpoints, Failure>> {
  const wellKnown = '/.well-known/openid-configuration';
  const url = `${base}/realms/${encodeURIComponent(realm)}${wellKnown}`;
  const answer = await request({ url, signal, timeout });
  if (!answer.ok) return answer;
  const { status, body, redirect } = answer.value;
  const issuer = textField(body, 'issuer');
  const jwksUri = textField(body, 'jwks_uri');
  if (issuer !== undefined && jwksUri !== undefined) return ok({ issuer, jwksUri, discoveryUri: issuer + wellKnown });
  return err(status === 404 ? unknownRealm(realm, textField(body, 'error')) : strangerFailure(url, status, redirect));
}

/** The table holds for each kind the change for its requests, which the compiler cannot follow through an index. */
const changeOf = <Request extends ChangeRequest>(request: Request): Change<Request> =>
  changes[request.kind] as unknown as Change<Request>;

function realmOf({ realm: name = '', displayName, enabled }: KeycloakRealm): Realm {
  return {
    name,
    ...(displayName === undefined || displayName === '' ? {} : { displayName }),
    // An account with few roles is not told.
    enabled: enabled !== false,
    ...(name === administrationRealm ? { refusal: masterRefusal } : {}),
  };
}

function userOf({ username = '', email, firstName, lastName, enabled }: KeycloakUser): User {
  const named = Object.entries({ email, firstName, lastName }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return { username, ...Object.fromEntries(named), ...(enabled === undefined ? {} : { enabled }) };
}
