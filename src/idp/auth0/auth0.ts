import { err, type Result } from '../../core/result';
import type { ConnectionProfile, SessionHost } from '../connection';
import type { Failure } from '../failure';
import { defaultTimeout } from '../http';
import type { IdentityProvider, Session } from '../provider';
import { loginDomainField } from './addresses';
import { addressOf, applicationNameField, methods, tenantProblem, urlField } from './fields';
import { instructions } from './instructions';
import { locateLogin } from './loginDomain';
import { createPace, freeTenant, type Pace, type PaceOptions } from './pace';
import { probeAuth0 } from './probes/probeAuth0';
import { connectMachine, reconnectMachine } from './signIn/machine';
import { connectWithToken, reconnectWithToken } from './signIn/pastedToken';
import type { MethodId, Surroundings } from './signIn/surroundings';
import { t } from '../../l10n/l10n';

export interface Auth0Options {
  /** Milliseconds that Auth0 may take over one answer. */
  readonly timeout: number;
  /** How fast a tenant may be asked. */
  readonly pace?: PaceOptions;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export const auth0: IdentityProvider = auth0Provider({ timeout: defaultTimeout });

export function auth0Provider({ timeout, pace = freeTenant, now = Date.now }: Auth0Options): IdentityProvider {
  // The limit is the tenant's, so its connections take turns with one another.
  const paces = new Map<string, Pace>();
  const paceOf = (url: string): Pace => {
    const known = paces.get(url) ?? createPace(pace);
    paces.set(url, known);
    return known;
  };
  const at = (url: string, host: SessionHost, signal: AbortSignal): Surroundings => ({
    host,
    signal,
    timeout,
    pace: paceOf(url),
    now,
  });
  return {
    id: 'auth0',
    label: 'Auth0',
    urlField,
    methods,
    clientIdField: applicationNameField,
    async connect(address, method, answers, host, signal) {
      if (!isMethod(method)) return err(unknownMethod(method));
      const problem = tenantProblem(address);
      if (problem !== undefined) return err(noTenant(problem));
      const url = addressOf(address);
      const loginDomain = await locateLogin(url, answers[loginDomainField] ?? '', { signal, timeout });
      if (!loginDomain.ok) return loginDomain;
      return ways[method].connect(url, { ...answers, loginDomain: loginDomain.value }, at(url, host, signal));
    },
    async reconnect(profile, credential, host, signal) {
      const { method, url } = profile;
      if (!isMethod(method)) return err(unknownMethod(method));
      return ways[method].reconnect(profile, credential, at(url, host, signal));
    },
    probe: (subject, signal) => probeAuth0(subject, { signal, timeout }),
    instructions,
  };
}

/** How a connection is made, and opened again with what was kept. */
interface Way {
  connect(url: string, answers: Readonly<Record<string, string>>, at: Surroundings): Promise<Result<Session, Failure>>;
  reconnect(profile: ConnectionProfile, credential: string, at: Surroundings): Promise<Result<Session, Failure>>;
}

const ways: Readonly<Record<MethodId, Way>> = {
  machine: { connect: connectMachine, reconnect: reconnectMachine },
  token: { connect: connectWithToken, reconnect: reconnectWithToken },
};

const isMethod = (id: string): id is MethodId => Object.hasOwn(ways, id);

const noTenant = (problem: string): Failure => ({
  kind: 'invalid',
  message: t`This is no domain of an Auth0 tenant.`,
  nextStep: problem,
});

const unknownMethod = (method: string): Failure => ({
  kind: 'invalid',
  message: t`There is no way to sign in named ${method}.`,
  nextStep: t`Use one of ${Object.keys(ways).join(', ')}.`,
});
