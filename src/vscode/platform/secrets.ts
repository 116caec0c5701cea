import type { SecretStorage } from 'vscode';

/** Where credentials are kept. Works on every host: one without a keyring keeps them until the window closes. */
export interface SecretStore {
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** False once the host has failed to keep a secret. */
  readonly durable: boolean;
}

export interface SecretStoreHost {
  /** Called with every secret that passes through, so that the log can mask it. */
  onSecret(value: string): void;
  /** Called once, when the host turns out to lose secrets. `cause` is what it threw, if it threw. */
  onNotDurable(cause: unknown): void;
}

/**
 * VS Code's secret storage throws on machines without a keyring, and some hosts forget what they were given.
 * Each value is therefore read back once; after the first failure values live in memory only.
 */
export function createSecretStore(storage: SecretStorage, host: SecretStoreHost): SecretStore {
  const inMemory = new Map<string, string>();
  let durable = true;

  async function attempt<T>(use: () => Thenable<T>): Promise<T | undefined> {
    try {
      return await use();
    } catch (cause) {
      notDurable(cause);
      return undefined;
    }
  }

  function notDurable(cause?: unknown): void {
    if (!durable) return;
    durable = false;
    host.onNotDurable(cause);
  }

  return {
    get durable() {
      return durable;
    },
    async get(key) {
      const value = inMemory.get(key) ?? (await attempt(() => storage.get(key)));
      if (value !== undefined) host.onSecret(value);
      return value;
    },
    async store(key, value) {
      host.onSecret(value);
      inMemory.set(key, value);
      if (!durable) return;
      await attempt(() => storage.store(key, value));
      const kept = await attempt(() => storage.get(key));
      if (kept === value) inMemory.delete(key);
      else notDurable();
    },
    async delete(key) {
      inMemory.delete(key);
      await attempt(() => storage.delete(key));
    },
  };
}
