import { err } from '../../core/result';
import { defaultTimeout } from '../http';
import type { IdentityProvider } from '../provider';
import { instructions } from './instructions';
import { probeAuth0 } from './probes/probeAuth0';

export interface Auth0Options {
  /** Milliseconds that Auth0 may take over one answer. */
  readonly timeout: number;
}

export const auth0: IdentityProvider = auth0Provider({ timeout: defaultTimeout });

export function auth0Provider({ timeout }: Auth0Options): IdentityProvider {
  const notYet = { kind: 'invalid', message: 'There is no way to sign in yet.', nextStep: 'Wait.' } as const;
  const field = { id: 'url', label: 'Tenant domain', secret: false, validate: () => undefined };
  return {
    id: 'auth0',
    label: 'Auth0',
    urlField: field,
    methods: [],
    clientIdField: { ...field, id: 'client', label: 'Application name', initial: 'OpenMetadata' },
    connect: () => Promise.resolve(err(notYet)),
    reconnect: () => Promise.resolve(err(notYet)),
    probe: (subject, signal) => probeAuth0(subject, { signal, timeout }),
    instructions,
  };
}
