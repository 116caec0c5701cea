import type { View } from '../core/view';
import type { Connections } from './connections';
import { locateRealm, providerIn } from './located';
import type { ProviderEntry } from './providers';

/** Which configurations a connection leads from. Asks nobody. */
export interface Reach {
  /** Whether a connection leads to where its users sign in, or they sign in with what nothing is set up at from here. */
  isConnected(view: View): boolean;
  onDidChange(listener: () => void): { dispose(): void };
}

/** What OpenMetadata does without a provider: it is yet to be set up. */
const withoutProvider: readonly unknown[] = [undefined, 'basic', 'no-auth'];

export const createReach = (
  connections: Pick<Connections, 'list' | 'onDidChange'>,
  providers: readonly ProviderEntry[],
): Reach => ({
  isConnected: (view) =>
    locateRealm(view, connections.list(), providers) !== undefined ||
    (providerIn(view, providers) === undefined && !withoutProvider.includes(view.get('authn.provider').value)),
  onDidChange: (listener) => connections.onDidChange(listener),
});
