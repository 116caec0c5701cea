import { l10n } from 'vscode';
import { ago } from '../platform/ago';

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
  if (outdated) return l10n.t('Not checked since the last change');
  if (failed > 0) return `${failedText(failed)} ${ago(at, now)}`;
  return passed === 0 ? l10n.t('Nothing could be checked') : `✓ ${passedText(passed)} ${ago(at, now)}`;
}

const passedText = (count: number): string =>
  count === 1 ? l10n.t('1 check passed') : l10n.t('{0} checks passed', count);

const failedText = (count: number): string =>
  count === 1 ? l10n.t('1 check failed') : l10n.t('{0} checks failed', count);
