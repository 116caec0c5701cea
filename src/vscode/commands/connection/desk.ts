import type { Connections } from '../../../provisioning/connections';
import type { ProviderEntry } from '../../../provisioning/providers';
import type { Prompts } from '../../platform/ask';
import type { Surface } from '../../platform/surface';
import type { Previews } from '../files/previews';

/** What is at hand where connections are made. */
export interface ConnectionDesk {
  readonly prompts: Prompts;
  readonly connections: Connections;
  readonly providers: readonly ProviderEntry[];
  readonly surface: Surface;
  /** Where a page to read is shown. */
  readonly previews: Pick<Previews, 'show' | 'close'>;
}
