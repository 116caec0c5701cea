import type { Core } from './core';
import type { Log } from './log';
import type { SecretStore } from './secrets';

/** What every room of the extension is given. Composed once, in extension.ts. */
export interface Services {
  readonly log: Log;
  readonly secrets: SecretStore;
  /** Loads the parser and everything built on it; later calls return the same. */
  readonly core: () => Promise<Core>;
}
