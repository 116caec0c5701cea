import { placeIn } from '../../provisioning/place';
import { requireTrust } from '../platform/trust';
import type { Command } from './command';

/** Reads again: one place of the tree, or all of it. Connections that failed are tried again. */
export const refresh: Command = {
  id: 'openmetadata-sso.refresh',
  async run({ connections }, argument) {
    if (await requireTrust()) connections.touch(placeIn(argument));
  },
};
