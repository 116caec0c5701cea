import type { Result } from '../../core/result';
import type { ProviderId } from '../../idp/connection';
import type { Failure } from '../../idp/failure';
import type { Session } from '../../idp/provider';
import { abilitiesOf, likelyAbilities, type Abilities } from '../../provisioning/abilities';
import type { Connections } from '../../provisioning/connections';
import { failureDetail } from '../../provisioning/failureText';
import type { Place } from '../../provisioning/place';
import type { ProviderEntry } from '../../provisioning/providers';
import { commonTerms, type Terms } from '../../idp/terms';
import type { Core } from '../platform/core';
import type { Log } from '../platform/log';
import type { ExplorerNode } from './node';
import { failureNode } from './nodes/failureNode';
import type { Shelf } from './shelf';
import type { Usage } from './usage';
import { t } from '../../l10n/l10n';

type Read<T> = (session: Session, signal: AbortSignal) => Promise<Result<T, Failure>>;

/** What every node that has children needs to get them. */
export interface Branch {
  readonly connections: Connections;
  /** What is known of a provider before its code is loaded. */
  entryOf(provider: ProviderId): ProviderEntry | undefined;
  /** How a connection's provider calls things. */
  termsOf(connection: string): Terms;
  /** What the account of a connection can do. */
  abilitiesOf(connection: string): Abilities;
  /** Claims that name users elsewhere and are in no token of a connection's provider. */
  absentClaims(connection: string): readonly string[];
  readonly now: () => Date;
  /** Which configurations use what. */
  usage(): Usage;
  readonly core: () => Promise<Pick<Core, 'identityOf'>>;
  /** Opens the connection and reads, but what has been read under this key since something changed there. */
  read<T>(place: Place, key: string, read: Read<T>): Promise<Result<T, Failure>>;
  /** The same, shown: a failure becomes the only child. */
  childrenOf<T>(
    place: Place,
    key: string,
    read: Read<T>,
    show: (value: T) => readonly ExplorerNode[] | Promise<readonly ExplorerNode[]>,
  ): Promise<readonly ExplorerNode[]>;
  /** How many lines of a long list are shown. */
  shown(id: string): number;
  /** Draws a line again, because what it shows besides its own place has changed. */
  redraw(node: ExplorerNode): void;
}

export interface BranchHost {
  readonly connections: Connections;
  readonly providers: readonly ProviderEntry[];
  readonly now: () => Date;
  readonly core: Branch['core'];
  readonly log: Pick<Log, 'warn'>;
  /** The network is used in a workspace that the user trusts, and nowhere else. */
  readonly isTrusted: () => boolean;
}

/** What the tree itself keeps for its branches. */
export interface Trunk extends Pick<Branch, 'usage' | 'shown' | 'redraw'> {
  readonly shelf: Shelf;
  /** Ends what is still being read when the tree goes. */
  readonly signal: AbortSignal;
}

export function createBranch(host: BranchHost, { shelf, signal, usage, shown, redraw }: Trunk): Branch {
  const { connections, providers, now, core, log, isTrusted } = host;

  async function read<T>(place: Place, key: string, read: Read<T>): Promise<Result<T, Failure>> {
    if (!isTrusted()) return { ok: false, error: untrusted };
    // What failed is not tried again until somebody asks: unfolding must not hang on a dead server each time.
    const known = connections.failure(place.connection);
    if (known !== undefined) return { ok: false, error: known };
    const session = await connections.session(place.connection, signal);
    return logged(session.ok ? await shelf.keep(key, () => read(session.value, signal)) : session);
  }

  const entryOf: Branch['entryOf'] = (provider) => providers.find(({ id }) => id === provider);

  function ofConnection(connection: string): ProviderEntry | undefined {
    const profile = connections.find(connection);
    return profile && entryOf(profile.provider);
  }

  function logged<T>(result: Result<T, Failure>): Result<T, Failure> {
    if (!result.ok && result.error.kind !== 'cancelled') log.warn(failureDetail(result.error));
    return result;
  }

  return {
    connections,
    entryOf,
    termsOf: (connection) => ofConnection(connection)?.terms ?? commonTerms,
    absentClaims: (connection) => ofConnection(connection)?.names.absentClaims ?? [],
    abilitiesOf(connection) {
      const session = connections.opened(connection);
      if (session !== undefined) return abilitiesOf(session);
      const entry = ofConnection(connection);
      return entry === undefined ? new Set() : likelyAbilities(entry);
    },
    now,
    usage,
    core,
    read,
    async childrenOf(place, key, readThere, show) {
      const found = await read(place, key, readThere);
      return found.ok ? show(found.value) : [failureNode(place, key, found.error)];
    },
    shown,
    redraw,
  };
}

const untrusted: Failure = {
  kind: 'forbidden',
  message: t`Connections need a trusted workspace.`,
  nextStep: t`Trust this workspace, then refresh.`,
};
