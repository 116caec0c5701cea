import * as vscode from 'vscode';
import type { Mending } from '../../idp/check';
import { checkAndTell } from './check/checkAndTell';
import type { Command, CommandServices } from './command';
import { connectFor } from './connection/connectTo';
import { makeChange } from './plan/makeChange';
import { t } from '../../l10n/l10n';

const title = t`Apply Remedy`;

/**
 * Mends at the provider what a live check found, after showing what changes there, and checks again: (uri, connection,
 * request). Only what the last check of that file offered is carried out.
 */
export const applyRemedy: Command = {
  id: 'openmetadata-sso.applyRemedy',
  async run(services, uri, connection, request) {
    if (!(uri instanceof vscode.Uri)) return;
    const mending = offered(services, uri, connection, request);
    if (mending === undefined) {
      services.notify('info', t`This has been checked again since. Check sign-in once more.`);
      return;
    }
    const opened = await connectFor(services, title, { connection });
    if (opened === undefined) return;
    const checkAgain = async (): Promise<void> => {
      await checkAndTell(services, await vscode.workspace.openTextDocument(uri));
    };
    await makeChange(services, opened.session, {
      request: mending.request,
      title: mending.title,
      then: checkAgain,
      // Somebody else has mended it: what the last check found is out of date.
      unneeded: checkAgain,
    });
  },
};

function offered(
  { configurations }: CommandServices,
  uri: vscode.Uri,
  connection: unknown,
  request: unknown,
): Mending | undefined {
  const report = configurations.liveChecks.of(uri);
  const isOffered = report?.observed.observations.some(({ remedies }) =>
    remedies.some((remedy) => remedy.connection === connection && isSame(remedy.request, request)),
  );
  if (!isOffered) return undefined;
  return report?.outcomes
    .flatMap((outcome) => (outcome.state === 'failed' ? outcome.fault.remedies : []))
    .find((mending) => isSame(mending.request, request));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
