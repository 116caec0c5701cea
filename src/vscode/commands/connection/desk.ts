import type { Connections } from '../../../provisioning/connections';
import type { Prompts } from '../../platform/ask';
import type { Surface } from '../../platform/surface';

/** What is at hand where connections are made. */
export interface ConnectionDesk {
  readonly prompts: Prompts;
  readonly connections: Connections;
  readonly surface: Surface;
}
