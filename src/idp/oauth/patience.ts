import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { cancelled } from '../httpFailures';
import { t } from '../../l10n/l10n';

/** How long somebody may take to sign in on a page. */
export const usualPatience = 5 * 60_000;

/** Waits for something that the user does, for as long as they may take and have not given up. */
export async function withPatience<T>(
  deed: Promise<T>,
  signal: AbortSignal,
  patience: number,
): Promise<Result<T, Failure>> {
  let stop = (): void => undefined;
  const over = new Promise<Result<T, Failure>>((resolve) => {
    const timer = setTimeout(() => {
      resolve(err(tooLate(patience)));
    }, patience);
    const cancel = (): void => {
      resolve(err(cancelled));
    };
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
  });
  try {
    return await Promise.race([deed.then(ok), over]);
  } finally {
    stop();
  }
}

export const tooLate = (patience: number): Failure => ({
  kind: 'timeout',
  message: t`Nobody signed in within ${Math.max(1, Math.round(patience / 60_000)).toString()} min.`,
  nextStep: t`Try again when you are at the browser.`,
});
