import * as vscode from 'vscode';
import { withoutPassword } from '../../core/webUrl';
import type { Log } from './log';
import { withoutLinks } from './plainText';

/** A button of a message. */
export interface Action {
  readonly title: string;
  run(): Promise<void> | void;
}

/** Tells the user something. Waits for nobody: a message may stay unread. */
export type Notify = (level: 'info' | 'warning' | 'error', message: string, ...actions: readonly Action[]) => void;

/** What goes wrong behind a button is logged: there is nobody left to tell. */
export const createNotify =
  (log: Log): Notify =>
  (level, message, ...actions) => {
    const answered = async (): Promise<void> => {
      const title = await shower(level)<string>(textOf(message), ...actions.map((action) => action.title));
      await actions.find((action) => action.title === title)?.run();
    };
    answered().catch((cause: unknown) => {
      log.error(message, cause);
    });
  };

/** Messages quote URLs, and a URL may hold a password. */
const textOf = (message: string): string => withoutLinks(withoutPassword(message));

const shower = (level: Parameters<Notify>[0]): typeof vscode.window.showInformationMessage =>
  ({
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
  })[level];
