import * as vscode from 'vscode';
import type { Frame } from './ask';

/** What every box shows of its question. Clicking elsewhere keeps it open. */
export function frame(box: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] }, question: Frame): void {
  box.title = question.title;
  box.step = question.step?.number;
  box.totalSteps = question.step?.of;
  box.ignoreFocusOut = true;
  box.buttons = question.canGoBack ? [vscode.QuickInputButtons.Back] : [];
}

interface Shown {
  readonly box: vscode.QuickInput;
  /** Another question is open over it. */
  covered: boolean;
}

const shown: Shown[] = [];

/**
 * Shows a box. One that is open already is covered, not dismissed, and comes back when this one ends: somebody who has
 * to sign in again in the middle of a question finds that question as they left it.
 * @param dismissed told when the user closes the box
 * @returns what ends it
 */
export function showOnTop(box: vscode.QuickInput, dismissed: () => void): () => void {
  const below = shown.at(-1);
  const own: Shown = { box, covered: false };
  if (below !== undefined) below.covered = true;
  shown.push(own);
  box.onDidHide(() => {
    if (!own.covered) dismissed();
  });
  box.show();
  return () => {
    shown.splice(shown.indexOf(own), 1);
    box.dispose();
    if (below === undefined || !shown.includes(below)) return;
    below.covered = false;
    below.box.show();
  };
}

/** The icon of a row. In the label, a screen reader would read out its name. */
export const iconOf = (icon: string | undefined): { readonly iconPath?: vscode.ThemeIcon } =>
  icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) };
