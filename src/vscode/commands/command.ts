import type { Connections } from '../../provisioning/connections';
import type { Known } from '../../provisioning/known';
import type { ProviderEntry } from '../../provisioning/providers';
import type { Prompts } from '../platform/ask';
import type { Notify } from '../platform/notify';
import type { Services } from '../platform/services';
import type { Surface } from '../platform/surface';
import type { Configurations } from '../workspace/configurations';
import type { EffectivePages } from './effective/effectivePages';
import type { Previews } from './files/previews';

/** What commands work with. */
export interface CommandServices extends Services {
  readonly configurations: Configurations;
  readonly connections: Connections;
  /** What clients are listed as. */
  readonly known: Pick<Known, 'label'>;
  readonly providers: readonly ProviderEntry[];
  readonly prompts: Prompts;
  readonly surface: Surface;
  readonly notify: Notify;
  readonly previews: Previews;
  readonly effectivePages: EffectivePages;
}

/** A command of the extension. `arguments` come from the tree, from other rooms or from scripts, so they are looked at first. */
export interface Command {
  readonly id: `openmetadata-sso.${string}`;
  run(services: CommandServices, ...args: readonly unknown[]): Promise<unknown>;
}
