import * as vscode from 'vscode';
import { err, ok } from '../../../core/result';
import { expectedEndpoints } from '../../../provisioning/endpoints';
import { namesOf } from '../../../provisioning/names';
import { failureText } from '../../../provisioning/failureText';
import type { Endpoints } from '../../../idp/directory';
import type { Wanted } from '../../../provisioning/configureText';
import type { CommandServices } from '../command';
import { previewConfiguration, showDiff } from '../files/writeConfiguration';
import { planPage } from '../plan/planPage';
import { showPageBelowQuestion, type showPage } from '../plan/showPage';
import { entryOf, requestOf, type Answers } from './answers';
import type { ShowPlan } from './askReview';
import { fileSection } from './filePart';
import { t } from '../../../l10n/l10n';

const pageName = t`Plan.md`;

/**
 * Puts the plan on the screen, and beside it the file as it is and as it would be.
 * @param show how: below a question, or by itself
 */
export const showPlan =
  (services: CommandServices, show: typeof showPage = showPageBelowQuestion): ShowPlan =>
  async (answers, session, plan, signal) => {
    const { file, realm } = answers;
    const names = namesOf(services, session.profile);
    if (file === undefined) {
      await show(services, pageName, planPage(plan, session, names), vscode.ViewColumn.One);
      return ok(undefined);
    }
    const endpoints = await expectedEndpoints(session, realm ?? { name: plan.request.realm, create: false }, signal);
    if (!endpoints.ok) return err(failureText(endpoints.error));
    const wanted = wantedFrom(answers, endpoints.value, { clientId: plan.clientId ?? notGivenOut });
    if (wanted === undefined) return err(t`Something has not been answered yet.`);
    const preview = await previewConfiguration(services, file.uri, wanted);
    if (!preview.ok) return preview;
    if (signal.aborted) return ok(undefined);
    const { name, changes, edits, elsewhere, overriding } = preview.value;
    const count = edits.length === 0 ? 0 : changes.length;
    const section = fileSection({ name, changes: count, elsewhere, overriding });
    await show(services, pageName, planPage(plan, session, names, [section]), vscode.ViewColumn.One);
    await showDiff(file.uri, preview.value, vscode.ViewColumn.Two);
    return ok(undefined);
  };

/** Stands in a preview for an ID that the provider gives out when it creates the client. */
const notGivenOut = 'given-out-when-created';

/** What the answers mean for the file; undefined while something that it needs is not answered. */
export function wantedFrom(
  answers: Answers,
  endpoints: Endpoints,
  client: { readonly clientId: string; readonly clientSecret?: string },
): Wanted | undefined {
  const request = requestOf(answers);
  const entry = entryOf(answers);
  if (request === undefined || entry === undefined) return undefined;
  const { administrator } = answers;
  return {
    ...entry.names,
    endpoints,
    clientId: client.clientId,
    ...(client.clientSecret === undefined ? {} : { clientSecret: client.clientSecret }),
    flow: request.flow,
    openMetadataUrl: request.openMetadataUrl,
    ...(administrator === undefined || administrator.kind === 'nobody' ? {} : { administrator: administrator.user }),
  };
}
