import type { SessionHost } from '../../connection';
import { t } from '../../../l10n/l10n';

/** What is said of one request that may have to wait. */
export interface Wait {
  /** @param milliseconds until its turn comes, as far as is known by now */
  readonly tells: (milliseconds: number) => void;
  /** It goes on, or nobody wants it any more. */
  readonly over: () => void;
}

/** A wait that is not worth a word. Milliseconds. */
const moment = 1000;

/** Tells a host once for all its requests how long they wait, and when they go on. */
export function waitsOf(host: SessionHost): () => Wait {
  const waiting = new Map<Wait, number>();
  let said: string | undefined;
  const say = (): void => {
    const longest = Math.max(0, ...waiting.values());
    const why = longest < moment ? undefined : t`Auth0 asks to wait ${durationText(longest)}`;
    if (why === said) return;
    said = why;
    host.waits?.(why);
  };
  return () => {
    const wait: Wait = {
      tells(milliseconds) {
        waiting.set(wait, milliseconds);
        say();
      },
      over() {
        if (waiting.delete(wait)) say();
      },
    };
    return wait;
  };
}

/** "1 second", "90 seconds", "15 minutes" */
export function durationText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds === 1) return t`1 second`;
  return seconds < 120 ? t`${seconds.toString()} seconds` : t`${Math.ceil(seconds / 60).toString()} minutes`;
}
