import { err, ok, type Result } from '../../core/result';
import type { ChangeKind, PlanStep } from '../change';
import { markedOwn } from '../connectionsOwn';
import type { Failure } from '../failure';
import type { AccessTokens } from '../oauth/accessTokens';
import type { ConnectionProfile, SessionHost } from '../connection';
import type { ClientSummary, Realm, User } from '../directory';
import type { Session } from '../provider';
import { keycloakAdmin, type KeycloakClient, type KeycloakRealm, type KeycloakUser } from './admin';
import { adminApi } from './adminApi';
import { changes } from './changes';
import { applyPlan } from '../changes/applyPlan';
import { changeOf, noSuchChange } from '../changes/changeOf';
import type { ChangeHost } from './changes/change';
import { remembering } from './changes/remembering';
import { clientSettings } from './client/changed';
import { detailsOf, isKeycloaksOwn, isOidc, summaryOf } from './client/summary';
import { allClients } from './directory/allClients';
import { endpointsOf } from './directory/endpoints';
import { exampleIdToken } from './directory/idToken';
import { missingRoles } from './directory/missingRoles';
import { noSuchClient } from './directory/presentClient';
import { administrationRealm, masterRefusal } from './fields';
import { inspect } from './inspections/inspect';

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
  const endpoints = endpointsOf(profile.url, timeout);
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
    async clients(realm, signal, onFirst) {
      const summaries = (clients: readonly KeycloakClient[]): readonly ClientSummary[] => {
        for (const { clientId = '', id = '' } of clients) ids.set(`${realm} ${clientId}`, id);
        return clients
          .filter((client) => isOidc(client) && !isKeycloaksOwn(client))
          .map(summaryOf)
          .map((each) => markedOwn(each, signsInWith({ realm, clientId: each.clientId })));
      };
      const found = await allClients(admin, realm, signal, (first) => onFirst?.(summaries(first)));
      return found.ok ? ok(summaries(found.value)) : found;
    },
    async client(realm, clientId, signal) {
      const found = await admin.client(realm, clientId, signal);
      if (found.ok && found.value !== undefined) ids.set(`${realm} ${clientId}`, found.value.id);
      if (!found.ok || found.value === undefined) return found.ok ? ok(undefined) : found;
      return ok(markedOwn(detailsOf(found.value), signsInWith({ realm, clientId })));
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
    settings: clientSettings,
    plan: async (request, signal) =>
      (await changeOf(changes, request)?.plan(changeHost(), request, signal)) ?? err(noSuchChange('Keycloak')),
    apply: async (plan, onStep, signal) => {
      const change = changeOf(changes, plan.request);
      return change === undefined
        ? err(noSuchChange('Keycloak'))
        : applyPlan(change, changeHost(), plan, onStep, signal);
    },
    consoleUrl(realm, clientId) {
      const id = clientId === undefined ? undefined : ids.get(`${realm} ${clientId}`);
      const page = clientId === undefined ? '' : id === undefined ? '/clients' : `/clients/${id}/settings`;
      const console = `${profile.url}/admin/${encodeURIComponent(account.realm)}/console`;
      return `${console}/#/${encodeURIComponent(realm)}${page}`;
    },
    signOut: () => account.signOut(),
  });
}

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
