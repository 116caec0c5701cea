import * as vscode from 'vscode';
import type { DeviceCode } from '../../idp/connection';
import { withProgress } from './progress';
import { t } from '../../l10n/l10n';

/** What signing in needs of the window and of the machine that it is shown on. */
export interface Surface {
  /** The browser is on another machine than this code, and may not reach its ports. */
  readonly remote: boolean;
  /** Shows a page in the user's browser. False if they would rather not. */
  openPage(url: string): Promise<boolean>;
  /** Shows a code, copies it and opens its page. False if the user would rather not. */
  showCode(code: DeviceCode): Promise<boolean>;
  /** Lets the user choose a certificate file; its URI, or undefined if they took none. */
  chooseCertificate(title: string): Promise<string | undefined>;
  /** Rejects if the file cannot be read. */
  readFile(uri: string): Promise<Uint8Array>;
  copy(text: string): Promise<void>;
  /** Shows that something is waited for, with a way to end it. */
  waiting<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

export const createSurface = (): Surface => ({
  remote: vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web,
  // A server says which page it is, and hosts open other addresses with other programs.
  openPage: async (url) => /^https?:/i.test(url) && vscode.env.openExternal(vscode.Uri.parse(url)),
  async showCode({ code, page, pageWithCode, minutes }) {
    const open = t`Copy Code and Open Page`;
    const detail = t`Sign in at ${page} on any device. The page shows this code or asks for it. It is good for ${minutes} minutes.`;
    const answer = await vscode.window.showInformationMessage(t`Your code is ${code}`, { modal: true, detail }, open);
    if (answer !== open) return false;
    await vscode.env.clipboard.writeText(code);
    await vscode.env.openExternal(vscode.Uri.parse(pageWithCode));
    return true;
  },
  async chooseCertificate(title) {
    const filters = { [t`Certificates`]: ['pem', 'crt', 'cer', 'der', 'ca'], '*': ['*'] };
    const chosen = await vscode.window.showOpenDialog({ title, canSelectMany: false, filters });
    return chosen?.[0]?.toString();
  },
  readFile: async (uri) => vscode.workspace.fs.readFile(vscode.Uri.parse(uri)),
  copy: async (text) => vscode.env.clipboard.writeText(text),
  waiting: (title, task) => withProgress(title, task),
});
