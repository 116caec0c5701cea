import { err, type Result } from '../../core/result';
import type { ConnectionProfile } from '../connection';
import type { Failure } from '../failure';
import { defaultTimeout } from '../http';
import { usualPatience } from '../oauth/patience';
import type { IdentityProvider, Session } from '../provider';
import { locate } from './address';
import { instructions } from './instructions';
import { administrationRealm, clientIdField, methods, realmNameField, urlField } from './fields';
import { connectWithPassword } from './password';
import { probeKeycloak } from './probes/probeKeycloak';
import { connectServiceAccount, reconnectServiceAccount } from './serviceAccount';
import { connectInBrowser } from './signIn/browser';
import { connectWithCode } from './signIn/device';
import { connectWithInitialAccess, noToken, reconnectInitialAccess, tokenFacts } from './signIn/initialAccess';
import { keycloakSignInClient } from './signIn/signInClient';
import { reconnectUser } from './signIn/userSession';
import type { Attended, MethodId, Surroundings } from './surroundings';
import { t } from '../../l10n/l10n';

export interface KeycloakOptions {
  /** Milliseconds that Keycloak may take over one answer. */
  readonly timeout: number;
  /** Milliseconds that the user may take to sign in on a page. */
  readonly patience?: number;
}

export const keycloak: IdentityProvider = keycloakProvider({ timeout: defaultTimeout });

export function keycloakProvider({ timeout, patience = usualPatience }: KeycloakOptions): IdentityProvider {
  return {
    id: 'keycloak',
    label: 'Keycloak',
    urlField,
    methods,
    clientIdField,
    realmNameField,
    signInClient: keycloakSignInClient,
    async connect(address, method, answers, host, signal) {
      if (!isMethod(method)) return err(unknownMethod(method));
      const token = answers['initialAccessToken']?.trim() ?? '';
      const facts = tokenFacts(token);
      if (method === 'initial-access-token' && facts === undefined) return err(noToken);
      const realm = facts?.realm ?? answers['realm']?.trim() ?? administrationRealm;
      const url = await locate(address, realm, { signal, timeout });
      if (!url.ok) return url;
      return ways[method].connect(url.value, { ...answers, realm }, { host, signal, timeout, patience });
    },
    instructions,
    probe: (subject, signal) => probeKeycloak(subject, { signal, timeout }),
    async reconnect(profile, credential, host, signal) {
      const { method } = profile;
      if (!isMethod(method)) return err(unknownMethod(method));
      const realm = profile.answers['realm'] ?? administrationRealm;
      return ways[method].reconnect(profile, realm, credential, { host, signal, timeout, patience });
    },
  };
}

type Outcome = Result<Session, Failure> | Promise<Result<Session, Failure>>;

/** How a connection is made, and opened again with what was kept. */
interface Way {
  connect(url: string, answers: Readonly<Record<string, string>> & { readonly realm: string }, at: Attended): Outcome;
  reconnect(profile: ConnectionProfile, realm: string, credential: string, at: Surroundings): Outcome;
}

const ways: Readonly<Record<MethodId, Way>> = {
  browser: { connect: connectInBrowser, reconnect: reconnectUser },
  'device-code': { connect: connectWithCode, reconnect: reconnectUser },
  'service-account': { connect: connectServiceAccount, reconnect: reconnectServiceAccount },
  password: { connect: connectWithPassword, reconnect: reconnectUser },
  'initial-access-token': {
    connect: (url, { realm, initialAccessToken = '' }, at) =>
      connectWithInitialAccess(url, realm, initialAccessToken.trim(), at),
    reconnect: reconnectInitialAccess,
  },
};

const isMethod = (id: string): id is MethodId => Object.hasOwn(ways, id);

const unknownMethod = (method: string): Failure => ({
  kind: 'invalid',
  message: t`There is no way to sign in named ${method}.`,
  nextStep: t`Use one of ${Object.keys(ways).join(', ')}.`,
});
