import type { Result } from '../../core/result';
import type { Failure } from '../../idp/failure';
import type { ProviderId } from '../../idp/connection';
import type { Session } from '../../idp/provider';
import type { Connections } from '../../provisioning/connections';
import { failureDetail } from '../../provisioning/failureText';
import type { Place } from '../../provisioning/place';
import type { ProviderEntry } from '../../provisioning/providers';
import type { Log } from '../platform/log';
import type { ExplorerNode } from './node';
import { failureNode } from './nodes/failureNode';

/** What every node that has children needs to get them. */
export interface Branch {
  readonly connections: Connections;
  labelOf(provider: ProviderId): string;
  readonly now: () => Date;
  /** Opens the connection and reads; a failure becomes the only child. */
  childrenOf(
    place: Place,
    read: (session: Session, signal: AbortSignal) => Promise<Result<readonly ExplorerNode[], Failure>>,
  ): Promise<readonly ExplorerNode[]>;
}

export interface BranchHost {
  readonly connections: Connections;
  readonly providers: readonly ProviderEntry[];
  readonly now: () => Date;
  readonly log: Pick<Log, 'warn'>;
  /** The network is used in a workspace that the user trusts, and nowhere else. */
  readonly isTrusted: () => boolean;
}

export const createBranch = ({ connections, providers, now, log, isTrusted }: BranchHost): Branch => ({
  connections,
  labelOf: (provider) => providers.find(({ id }) => id === provider)?.label ?? provider,
  now,
  async childrenOf(place, read) {
    if (!isTrusted()) return [failureNode(place, untrusted)];
    // What failed is not tried again until somebody asks: unfolding must not hang on a dead server each time.
    const known = connections.failure(place.connection);
    if (known !== undefined) return [failureNode(place, known)];
    const { signal } = new AbortController();
    const session = await connections.session(place.connection, signal);
    const found = session.ok ? await read(session.value, signal) : session;
    if (found.ok) return found.value;
    log.warn(failureDetail(found.error));
    return [failureNode(place, found.error)];
  },
});

const untrusted: Failure = {
  kind: 'forbidden',
  message: 'Connections need a trusted workspace.',
  nextStep: 'Trust this workspace, then refresh.',
};
