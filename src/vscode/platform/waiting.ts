/** Why requests wait at the moment, for whatever on the screen waits with them. */
export interface Waiting {
  /** "Auth0 asks to wait 3 seconds"; undefined while nothing waits. */
  readonly why: string | undefined;
  /**
   * One that makes requests wait says why, and undefined when they go on.
   * @param source who it is: others may wait at the same time
   */
  waits(source: object, why: string | undefined): void;
  /** Calls back whenever `why` changes, until the returned function is called. */
  watch(listener: () => void): () => void;
}

export function createWaiting(): Waiting {
  const reasons = new Map<object, string>();
  const listeners = new Set<() => void>();
  const latest = (): string | undefined => [...reasons.values()].at(-1);
  return {
    get why() {
      return latest();
    },
    waits(source, why) {
      const before = latest();
      reasons.delete(source);
      if (why !== undefined) reasons.set(source, why);
      if (latest() !== before) for (const listener of [...listeners]) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** All that waits in this window: every progress and every question shows it. */
export const waiting = createWaiting();
