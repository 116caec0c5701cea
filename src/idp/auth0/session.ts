import { err, ok, type Result } from '../../core/result';
import type { ChangeKind, PlanStep } from '../change';
import { applyPlan } from '../changes/applyPlan';
import { changeOf, noSuchChange } from '../changes/changeOf';
import type { ConnectionProfile, SessionHost } from '../connection';
import { markedOwn } from '../connectionsOwn';
import type { ClientSummary, User } from '../directory';
import type { Failure } from '../failure';
import type { Session } from '../provider';
import { loginDomainField, loginUrlOf, tenantOf } from './addresses';
import { applicationSettings } from './application/changed';
import { detailsOf, isTenantsOwn, summaryOf } from './application/summary';
import { changes } from './changes';
import type { ChangeHost } from './changes/change';
import { remembering } from './changes/remembering';
import { dashboardPage } from './dashboard';
import { exampleIdToken } from './directory/idToken';
import { loginSources } from './directory/loginSources';
import { endpointsOf } from './endpoints';
import { missingScope } from './failures';
import { inspect } from './inspections/inspect';
import { managementApi } from './managementApi';
import { managementTenant } from './managementTenant';
import type { Pace } from './pace';
import { missingScopes } from './scopes';
import { readSecret } from './secret';
import type { Access } from './signIn/access';
import { managementAudience } from './signIn/token';
import type { Application, Auth0User } from './tenant';
import { t } from '../../l10n/l10n';

/** A signed-in account. */
export interface SignedIn {
  readonly profile: ConnectionProfile;
  readonly access: Access;
  readonly pace: Pace;
  readonly host: SessionHost;
  readonly timeout: number;
  /** What to keep for the next start; undefined if it is over. */
  readonly credential: () => string | undefined;
}

/** Auth0's side of the contract. The tenant is the one realm. */
export function openSession({ profile, access, pace, host, timeout, credential }: SignedIn): Session {
  const { url } = profile;
  const loginUrl = loginUrlOf(profile);
  const realmName = tenantOf(url);
  const tenant = managementTenant(
    managementApi({ url, access, pace, timeout, host }),
    profile.answers[loginDomainField] ?? '',
  );
  const endpoints = endpointsOf(loginUrl, timeout);
  const tried = new WeakSet<PlanStep>();
  const signsInWith = (clientId: string): boolean => clientId === profile.answers['clientId'];
  const lacking: ChangeHost['lacking'] = (doing, scope) => {
    if (access.scopes().has(scope)) return undefined;
    // It may be ticked by the time that somebody tries again.
    if (access.renews) access.tokens.forget();
    return missingScope(doing, scope, access.account);
  };
  const summaries = (applications: readonly Application[]): readonly ClientSummary[] =>
    summariesOf(applications).map((each) => markedOwn(each, signsInWith(each.clientId)));
  /** For one plan, or one run of it. */
  const changeHost = (): ChangeHost => ({
    tenant: remembering(tenant),
    tried,
    endpoints,
    managementAudience: managementAudience(url),
    loginUrl,
    signsInWith,
    lacking,
  });

  /** Every call names its realm, and there is one. */
  const here = <T>(realm: string, call: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> =>
    realm === realmName ? call() : Promise.resolve(err(noSuchTenant(realm, realmName)));

  return {
    profile,
    get credential() {
      return credential();
    },
    serverLabel: 'Auth0',
    realms: () => Promise.resolve(ok([{ name: realmName, enabled: true }])),
    missingRoles: (realm, signal) =>
      here(realm, async () => {
        const scopes = await access.latestScopes(signal);
        return scopes.ok ? ok(missingScopes(scopes.value)) : scopes;
      }),
    clients: (realm, signal, onFirst) =>
      here(realm, async () => {
        const found = await tenant.applications(signal, (first) => onFirst?.(summaries(first)));
        return found.ok ? ok(summaries(found.value)) : found;
      }),
    client: (realm, clientId, signal) =>
      here(realm, async () => {
        const found = await tenant.application(clientId, signal);
        if (!found.ok || found.value === undefined) return found.ok ? ok(undefined) : found;
        const connections = await tenant.connectionsOf(clientId, signal);
        if (!connections.ok && connections.error.kind !== 'forbidden') return connections;
        const details = detailsOf(found.value, connections.ok ? connections.value : undefined);
        return ok(markedOwn(details, signsInWith(clientId)));
      }),
    clientSecret: (realm, clientId, signal) =>
      here(realm, () => readSecret(tenant, lacking, { realm, clientId }, signal)),
    users: (realm, query, signal) =>
      here(realm, async () => {
        const found = await tenant.users(query, signal);
        return found.ok ? ok(found.value.map(userOf)) : found;
      }),
    loginSources: (realm, clientId, signal) => here(realm, () => loginSources(tenant, clientId, signal)),
    endpoints: (realm, signal) => here(realm, () => endpoints(signal)),
    idToken: (realm, clientId, username, scope, signal) =>
      here(realm, async () => {
        const at = await endpoints(signal);
        if (!at.ok) return at;
        return exampleIdToken(tenant, { realm, clientId, username, scope, issuer: at.value.issuer }, signal);
      }),
    inspect: (subject, realm, signal) =>
      here(realm, () => inspect({ tenant, scopes: access.scopes(), loginUrl, tenantUrl: url }, subject, signal)),
    changes: new Set(Object.keys(changes) as ChangeKind[]),
    settings: applicationSettings,
    plan: (request, signal) =>
      here(
        request.realm,
        async () =>
          (await changeOf(changes, request)?.plan(changeHost(), request, signal)) ?? err(noSuchChange('Auth0')),
      ),
    apply: (plan, onStep, signal) =>
      here(plan.request.realm, async () => {
        const change = changeOf(changes, plan.request);
        return change === undefined
          ? err(noSuchChange('Auth0'))
          : applyPlan(change, changeHost(), plan, onStep, signal);
      }),
    consoleUrl: (_realm, clientId) =>
      dashboardPage(
        url,
        clientId === undefined ? 'applications' : `applications/${encodeURIComponent(clientId)}/settings`,
      ),
    // Neither a machine nor a token has a session at Auth0 that could be ended.
    signOut() {
      access.tokens.forget();
      return Promise.resolve();
    },
  };
}

const summariesOf = (applications: readonly Application[]): readonly ClientSummary[] =>
  applications.filter((application) => !isTenantsOwn(application)).map(summaryOf);

/** A user of a database has a name of its own only where the database asks for one; else the address is the name. */
function userOf(user: Auth0User): User {
  const { user_id: userId, username, email, given_name: firstName, family_name: lastName, blocked } = user;
  const named = Object.entries({ email, firstName, lastName }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return {
    username: username ?? email ?? userId,
    ...Object.fromEntries(named),
    ...(blocked === undefined ? {} : { enabled: !blocked }),
  };
}

const noSuchTenant = (realm: string, here: string): Failure => ({
  kind: 'not-found',
  message: t`This connection reaches the tenant ${here}, not ${realm}.`,
  nextStep: t`Connect to ${realm} as well, or correct the address in the configuration.`,
});
