import type { Connections } from '../../provisioning/connections';

/** Which welcome text the view shows instead of a tree, as a context key; `tree` for none, `browser` where there are no connections. */
export type ViewState = 'browser' | 'none' | 'unreachable' | 'unauthorized' | 'tree';

const unreachable: readonly string[] = ['unreachable', 'tls', 'timeout'];
const unauthorized: readonly string[] = ['unauthorized', 'forbidden'];

/** A view in which every connection has failed in the same way says so in words; one that still works is a tree. */
export function viewState(connections: Pick<Connections, 'list' | 'failure'>): ViewState {
  const profiles = connections.list();
  if (profiles.length === 0) return 'none';
  const kinds = profiles.map(({ id }) => connections.failure(id)?.kind ?? '');
  if (kinds.every((kind) => unreachable.includes(kind))) return 'unreachable';
  return kinds.every((kind) => unauthorized.includes(kind)) ? 'unauthorized' : 'tree';
}
