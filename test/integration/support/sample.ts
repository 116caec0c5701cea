import * as vscode from 'vscode';
import { newPerson } from './person';

/** Opens the sample as a person does who wants it in this workspace. Returns the file that is shown then. */
export async function openSampleHere(): Promise<vscode.Uri | undefined> {
  const person = newPerson();
  const opened = vscode.commands.executeCommand<vscode.Uri | undefined>('openmetadata-sso.openSample');
  await person.choose('In this workspace');
  return opened;
}
