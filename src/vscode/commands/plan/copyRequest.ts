import * as vscode from 'vscode';
import type { Plan } from '../../../idp/change';
import type { Session } from '../../../idp/provider';
import type { CommandServices } from '../command';
import { requestText } from './requestText';

/** Ends a review of someone who lacks the rights: what they need others to do is on the clipboard. */
export async function copyRequest({ notify }: CommandServices, plan: Plan, session: Session): Promise<void> {
  await vscode.env.clipboard.writeText(requestText(plan, session));
  notify('info', 'The request is on the clipboard. Nothing has been changed.');
}
