import * as vscode from 'vscode';
import { failureDetail, failureText } from '../../provisioning/failureText';
import { readRunningServer } from '../../provisioning/runningOpenMetadata';
import { back } from '../platform/ask';
import { withProgress } from '../platform/progress';
import { requireTrust } from '../platform/trust';
import type { Command, CommandServices } from './command';
import { type Asked, configurationAsked } from './files/configurationAsked';
import { showPage } from './plan/showPage';
import { runningServerPage } from './server/runningServerPage';
import { checkOpenMetadataUrl, normalUrl, openMetadataUrlIn } from './setUp/openMetadataUrl';
import { t } from '../../l10n/l10n';

const title = t`Compare with Running OpenMetadata`;

/**
 * Shows what a configuration and the OpenMetadata that runs say differently: (uri, url). Without them the active editor's
 * file is meant, and the address is asked for.
 */
export const compareWithServer: Command = {
  id: 'openmetadata-sso.compareWithServer',
  async run(services, argument, address) {
    const asked = await configurationAsked(services, argument);
    if (asked === undefined || !(await requireTrust())) return;
    const url = isAddress(address) ? normalUrl(address) : await askUrl(services, asked);
    if (url !== undefined) await compare(services, asked, url);
  },
};

/** A doubt about an address is for who types it. */
function isAddress(argument: unknown): argument is string {
  const remark = typeof argument === 'string' ? checkOpenMetadataUrl(argument) : undefined;
  return typeof argument === 'string' && (remark === undefined || remark.doubt === true);
}

async function askUrl({ prompts }: CommandServices, { view }: Asked): Promise<string | undefined> {
  const answer = await prompts.input({
    title,
    canGoBack: false,
    prompt: t`The address of the OpenMetadata that runs. It is asked for what its sign-in page may know; no account is needed.`,
    placeholder: 'https://openmetadata.example.com',
    value: openMetadataUrlIn(view),
    check: checkOpenMetadataUrl,
  });
  return answer === undefined || answer === back ? undefined : normalUrl(answer);
}

async function compare(services: CommandServices, asked: Asked, url: string): Promise<void> {
  const { notify, log, configurations } = services;
  const served = await withProgress(t`Asking ${new URL(url).host}`, (signal) => readRunningServer(url, signal));
  if (!served.ok) {
    if (served.error.kind === 'cancelled') return;
    log.warn(failureDetail(served.error));
    notify('error', failureText(served.error));
    return;
  }
  const document = await vscode.workspace.openTextDocument(asked.uri);
  // The file may have been changed while the server was asked.
  const { view } = (await configurations.analyses.of(document)) ?? asked;
  const { compareWithServer: comparisonOf } = await services.core();
  const comparison = comparisonOf(view, served.value);
  configurations.liveChecks.keepCompared(document, comparison.observed);
  const { differences, same } = comparison;
  log.info(`Compared with ${url}: ${differences.length.toString()} differ, ${same.length.toString()} are the same.`);
  const page = runningServerPage({
    file: asked.name,
    format: view.format,
    url,
    release: served.value.release,
    comparison,
  });
  await showPage(services, t`Running OpenMetadata.md`, page, vscode.ViewColumn.Beside);
  if (differences.length === 0 && same.length === 0) {
    notify('info', t`Nothing of ${asked.name} can be compared: it says nothing that OpenMetadata tells about itself.`);
  } else if (differences.length === 0) {
    notify(
      'info',
      same.length === 1
        ? t`OpenMetadata runs with ${asked.name}, as far as it tells (one setting).`
        : t`OpenMetadata runs with ${asked.name}, as far as it tells (${same.length} settings).`,
    );
  } else {
    notify(
      'warning',
      t`OpenMetadata runs with other settings than ${asked.name}. The page says which, why, and the way out.`,
    );
  }
}
