import { ago } from '../platform/ago';
import { t } from '../../l10n/l10n';

/** What a live check came to, as far as a lens says it. */
export interface CheckSummary {
  readonly failed: number;
  readonly passed: number;
  readonly at: Date;
  /** The settings that were checked say something else by now. */
  readonly outdated: boolean;
}

/** "✓ 12 checks passed 3 min ago", "2 checks failed 3 min ago", or that it says nothing about what stands there now. */
export function checkText({ failed, passed, at, outdated }: CheckSummary, now: Date): string {
  if (outdated) return t`Not checked since the last change`;
  if (failed > 0) return `${failedText(failed)} ${ago(at, now)}`;
  return passed === 0 ? t`Nothing could be checked` : `✓ ${passedText(passed)} ${ago(at, now)}`;
}

const passedText = (count: number): string => (count === 1 ? t`1 check passed` : t`${count} checks passed`);

const failedText = (count: number): string => (count === 1 ? t`1 check failed` : t`${count} checks failed`);
