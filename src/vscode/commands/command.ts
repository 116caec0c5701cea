import type { Uri } from 'vscode';
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

/** What commands work with that need nothing but an editor: they run in a browser as well. */
export interface EditingServices extends Pick<Services, 'log' | 'core'> {
  readonly configurations: Configurations;
  readonly prompts: Prompts;
  readonly notify: Notify;
  readonly effectivePages: EffectivePages;
  /** Where the extension is installed, with what ships beside its code. */
  readonly extension: Uri;
  /** Whether git would track a file. Undefined where that cannot be known. */
  gitTracks(file: Uri): Promise<boolean | undefined>;
}

/** What commands work with. */
export interface CommandServices extends Services, EditingServices {
  readonly connections: Connections;
  /** What clients are listed as. */
  readonly known: Pick<Known, 'label'>;
  readonly providers: readonly ProviderEntry[];
  readonly surface: Surface;
  readonly previews: Previews;
}

/** A command of the extension. `arguments` come from the tree, from other rooms or from scripts, so they are looked at first. */
export interface Command<Needs = CommandServices> {
  readonly id: `openmetadata-sso.${string}`;
  run(services: Needs, ...args: readonly unknown[]): Promise<unknown>;
}

/** A command that runs wherever there is an editor. */
export type EditingCommand = Command<EditingServices>;
