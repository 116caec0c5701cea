import type * as vscode from 'vscode';
import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../../idp/failure';
import type { CheckReport } from '../../../provisioning/checks/checkSignIn';
import type { Configuration } from '../../workspace/analyses';
import { nameOf } from '../../workspace/documents';
import type { CommandServices } from '../command';
import { t } from '../../../l10n/l10n';

/** What a check of a document came to, and the problems of the document once they include what failed. */
export interface Checked {
  readonly report: CheckReport;
  readonly configuration: Configuration;
}

/**
 * Checks live what a document says, and puts what failed among its problems. Only for trusted workspaces, and only where
 * the user asked for it: the caller sees to both.
 */
export async function runCheck(
  {
    configurations,
    connections,
    providers,
    known,
    log,
  }: Pick<CommandServices, 'configurations' | 'connections' | 'providers' | 'known' | 'log'>,
  document: vscode.TextDocument,
  signal: AbortSignal,
  onProgress?: (doing: string) => void,
): Promise<Result<Checked, Failure>> {
  const name = nameOf(document.uri);
  const before = await configurations.analyses.of(document);
  if (before === undefined) return err(notOurs(name));
  const { checkSignIn } = await import('../../../provisioning/checks/checkSignIn');
  const report = await checkSignIn(before.view, { connections, providers, known }, signal, (doing) => {
    log.info(`${name}: ${doing}.`);
    onProgress?.(doing);
  });
  if (!report.ok) return report;
  const { passed, failed, skipped, milliseconds } = report.value;
  log.info(
    `${name}: ${passed.toString()} checks passed, ${failed.toString()} failed, ${skipped.toString()} skipped, in ${milliseconds.toString()} ms.`,
  );
  configurations.liveChecks.keep(document, report.value);
  const after = await configurations.analyses.of(document);
  return ok({ report: report.value, configuration: after ?? before });
}

const notOurs = (name: string): Failure => ({
  kind: 'invalid',
  message: t`${name} is not a configuration of OpenMetadata.`,
  nextStep: t`Open one first.`,
});
