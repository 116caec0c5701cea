import * as vscode from 'vscode';
import type { CommandServices } from '../command';
import type { Reviewed } from './askReview';
import { administratorRequest } from './planPage';

/** Ends a review of someone who lacks the rights: what they need others to do is on the clipboard. */
export async function copyRequest({ notify }: CommandServices, { connected, plan }: Reviewed): Promise<void> {
  if (connected === undefined || plan === undefined) return;
  await vscode.env.clipboard.writeText(administratorRequest(plan, connected.session));
  notify('info', 'The request is on the clipboard. Nothing has been changed.');
}
