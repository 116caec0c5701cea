import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { cancelled } from '../httpFailures';

/** How fast a tenant may be asked. */
export interface PaceOptions {
  readonly perSecond: number;
  /** How many requests may go at once after a pause. */
  readonly burst: number;
  readonly clock?: Clock;
}

/** Time, which tests make pass by themselves. Milliseconds. */
export interface Clock {
  now(): number;
  /** @returns what calls it off */
  after(delay: number, run: () => void): () => void;
}

/**
 * Two requests a second are what Auth0 grants a free tenant's Management API (Rate Limit Policy, "Free"); others get more. It
 * grants a burst of two as well, which is left as a reserve: requests do not arrive at the distances at which they are sent,
 * the first on a connection least of all, and one that is sent back costs more than half a second.
 */
export const freeTenant: PaceOptions = { perSecond: 2, burst: 1 };

/** The turns of everybody who asks one tenant, in the order in which they came. */
export interface Pace {
  /**
   * Comes back when a request may be sent, or when its caller gives up: then nobody has to wait for it any more.
   * @param tells is told how long there is to wait, in milliseconds, whenever that becomes known anew
   * @param again a request that Auth0 has sent back goes before those that wait for their first turn
   */
  turn(signal: AbortSignal, tells: (wait: number) => void, again?: boolean): Promise<Result<void, Failure>>;
  /** Nobody's turn comes for so many milliseconds: Auth0 has said so. */
  rest(wait: number): void;
}

interface Waiter {
  readonly go: () => void;
  readonly tells: (wait: number) => void;
}

export function createPace({ perSecond, burst, clock = systemClock }: PaceOptions): Pace {
  const interval = 1000 / perSecond;
  const queue: Waiter[] = [];
  /** When the next request may go; before now, as far as something is saved up. */
  let next = Number.NEGATIVE_INFINITY;
  let restsUntil = 0;
  let callOff: (() => void) | undefined;

  const wait = (): number => Math.max(0, Math.ceil(Math.max(next, restsUntil) - clock.now()));

  /** Lets go whoever may, and comes back for the others. */
  function admit(): void {
    callOff?.();
    callOff = undefined;
    for (let [first] = queue; first !== undefined; [first] = queue) {
      const remaining = wait();
      if (remaining > 0) {
        callOff = clock.after(remaining, admit);
        queue.forEach(({ tells }, ahead) => {
          tells(remaining + ahead * interval);
        });
        return;
      }
      // What nobody used is saved up, to the size of a burst and no further.
      next = Math.max(next, clock.now() - (burst - 1) * interval) + interval;
      queue.shift();
      first.go();
    }
  }

  return {
    turn: (signal, tells, again = false) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve(err(cancelled));
          return;
        }
        const giveUp = (): void => {
          queue.splice(queue.indexOf(waiter), 1);
          resolve(err(cancelled));
          admit();
        };
        const go = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(ok(undefined));
        };
        const waiter = { go, tells };
        signal.addEventListener('abort', giveUp, { once: true });
        if (again) queue.unshift(waiter);
        else queue.push(waiter);
        admit();
      }),
    rest(pause) {
      restsUntil = Math.max(restsUntil, clock.now() + pause);
      if (queue.length > 0) admit();
    },
  };
}

const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, run) {
    const timer = setTimeout(run, delay);
    return () => {
      clearTimeout(timer);
    };
  },
};
