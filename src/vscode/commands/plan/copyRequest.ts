import * as vscode from 'vscode';
import type { Plan } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import { namesOf } from '../../../provisioning/names';
import type { CommandServices } from '../command';
import { requestText } from './requestText';
import { t } from '../../../l10n/l10n';

/**
 * For someone who lacks the rights: what they need others to do is on the clipboard.
 * @param besides what else to say about it
 */
export async function copyRequest(
  services: CommandServices,
  plan: Plan,
  session: Session,
  besides = t`Nothing has been changed.`,
): Promise<void> {
  await vscode.env.clipboard.writeText(requestText(plan, session, namesOf(services, session.profile)));
  services.notify('info', [t`The request is on the clipboard.`, besides].filter(Boolean).join(' '));
}
