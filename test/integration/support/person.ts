import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';

type Box = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

const isPick = (box: Box): box is vscode.QuickPick<vscode.QuickPickItem> => 'items' in box;

let present: Person | undefined;

const boxesShown: Box[] = [];
const messagesShown: string[] = [];

/** All that any person has been told in this window, by progress as well, and asked. What they typed is not in it. */
export const everythingShown = (): { readonly messages: string; readonly questions: string } => ({
  messages: messagesShown.join('\n'),
  questions: boxesShown.flatMap((box) => [describe(box), remarkOf(box), ...rowsOf(box)]).join('\n'),
});

const rowsOf = (box: Box): readonly string[] =>
  isPick(box) ? box.items.map(({ label, description = '', detail = '' }) => `${label} ${description} ${detail}`) : [];

/**
 * Makes every question and message of the extension pass by the person who is present. Call it before the extension is
 * active, because it may hold on to the functions it finds then.
 */
export function letPeopleAnswer(): void {
  const { createQuickPick, createInputBox, withProgress } = vscode.window;
  const message = (text: string, ...rest: readonly unknown[]) => {
    messagesShown.push(text, JSON.stringify(rest));
    return Promise.resolve(present?.read(text, rest));
  };
  Object.assign(vscode.window, {
    createQuickPick: () => seen(createQuickPick()),
    createInputBox: () => seen(createInputBox()),
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
    withProgress: ((options, task) =>
      withProgress(options, (progress, token) => {
        const report: typeof progress.report = (part) => {
          const line = [options.title, part.message].filter(Boolean).join(': ');
          messagesShown.push(line);
          present?.progress.push(line);
          progress.report(part);
        };
        return task({ report }, token);
      })) satisfies typeof withProgress,
  });
}

/** A box can be answered once it is shown, not when it is created. */
function seen<T extends Box>(box: T): T {
  const show = box.show.bind(box);
  return Object.assign(box, {
    show: () => {
      show();
      boxesShown.push(box);
      present?.see(box);
    },
  });
}

/** A message that stays on the screen until somebody presses one of its buttons. */
export interface OpenMessage {
  readonly text: string;
  readonly buttons: readonly unknown[];
  press(button: string): void;
}

/** Someone new answers from now on. */
export function newPerson(): Person {
  present = new Person();
  return present;
}

/**
 * Someone who sits in front of VS Code and answers what it asks. The boxes are real and on the screen; only the keys are
 * pressed by commands. Messages are noted down and, unless told otherwise, closed without pressing a button.
 */
export class Person {
  /** Every message shown so far. */
  readonly messages: string[] = [];
  /** What every progress has said so far, behind its title. */
  readonly progress: string[] = [];
  /** What dialogs said below their question. */
  readonly details: string[] = [];

  private readonly boxes: Box[] = [];
  private readonly answered = new Set<Box>();
  private readonly presses = new Map<string, string>();
  private awaited: { readonly part: string; readonly found: (message: OpenMessage) => void } | undefined;

  see(box: Box): void {
    this.boxes.push(box);
  }

  /** Notes a message down and returns the button to press, as a string or as VS Code was given it. */
  read(text: string, buttons: readonly unknown[]): unknown {
    this.messages.push(text);
    for (const part of buttons) if (isDialog(part)) this.details.push(part.detail);
    const { awaited } = this;
    if (awaited !== undefined && text.includes(awaited.part)) {
      this.awaited = undefined;
      return new Promise((press) => {
        awaited.found({ text, buttons, press });
      });
    }
    const wanted = [...this.presses].find(([part]) => text.includes(part))?.[1];
    return buttons.find((button) => button === wanted || (isItem(button) && button.title === wanted));
  }

  /** Will press `button` in every message that has `text` in it. */
  willPress(button: string, text: string): void {
    this.presses.set(text, button);
  }

  /** The next message that has `part` in it, as soon as it is shown. It stays open. */
  openMessage(part: string): Promise<OpenMessage> {
    return new Promise((found) => {
      this.awaited = { part, found };
    });
  }

  /** Chooses the row with `label` in the next list, once it is there. */
  async choose(label: string): Promise<void> {
    const box = await this.nextBox();
    if (!isPick(box)) throw new Error(`Asked to type (${describe(box)}), not to choose ${label}.`);
    const row = () => box.items.find((item) => item.label.includes(label));
    await waitUntil(
      `${label} can be chosen; there is ${box.items.map((item) => item.label).join(', ')}`,
      () => row() !== undefined,
    );
    box.activeItems = box.items.filter((item) => item === row());
    await this.accept(box);
  }

  /** Ticks the rows with these labels in the next list, and no others, and accepts; ticking the last row for more needs no Enter. */
  async tick(...labels: readonly string[]): Promise<void> {
    const box = await this.nextBox();
    if (!isPick(box) || !box.canSelectMany) throw new Error(`Not asked to tick anything (${describe(box)}).`);
    const rows = labels.map((label) => box.items.find((item) => item.label.includes(label)));
    if (rows.includes(undefined)) {
      throw new Error(`Not all of ${labels.join(', ')} are among ${box.items.map((item) => item.label).join(', ')}.`);
    }
    box.selectedItems = box.items.filter((item) => rows.includes(item));
    await this.accept(box);
  }

  /** The rows of the open list, ticked ones with an x. */
  async rows(): Promise<readonly string[]> {
    const box = await this.nextBox();
    if (!isPick(box)) throw new Error(`Asked to type (${describe(box)}), not to choose.`);
    return box.items.map((item) => `${box.selectedItems.includes(item) ? 'x' : '-'} ${item.label}`);
  }

  /** Types `text` into the next input box, or takes what stands there already. */
  async type(text?: string): Promise<void> {
    const box = await this.nextBox();
    if (isPick(box)) throw new Error(`Asked to choose (${describe(box)}), not to type.`);
    if (text !== undefined) box.value = text;
    await this.accept(box);
  }

  /** What stands in the open input box. */
  async typed(): Promise<string> {
    return (await this.nextBox()).value;
  }

  /** What the open input box says is wrong with the answer, once it says so. */
  async remark(): Promise<string> {
    const box = last(this.boxes);
    if (isPick(box)) throw new Error(`Asked to choose (${describe(box)}), not to type.`);
    await waitUntil('there is a remark', () => Boolean(box.validationMessage), { seconds: 20 });
    return remarkOf(box);
  }

  /** Types into the box that stayed open because the answer before was refused. */
  async typeAgain(text: string): Promise<void> {
    this.answered.delete(last(this.boxes));
    await this.type(text);
  }

  async goBack(): Promise<void> {
    this.answered.add(await this.nextBox());
    await vscode.commands.executeCommand('workbench.action.quickInputBack');
  }

  async escape(): Promise<void> {
    this.answered.add(await this.nextBox());
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }

  /** The title of the box that waits for an answer. */
  async question(): Promise<string> {
    return describe(await this.nextBox());
  }

  private async nextBox(): Promise<Box> {
    await waitUntil('there is a question', () => this.boxes.some((box) => !this.answered.has(box)), { seconds: 20 });
    return last(this.boxes.filter((box) => !this.answered.has(box)));
  }

  private async accept(box: Box): Promise<void> {
    this.answered.add(box);
    // VS Code sends what was set on a box with the next turn of the event loop; Enter must come after it.
    await new Promise((resolve) => setTimeout(resolve));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
}

function last<T>(list: readonly T[]): T {
  const found = list.at(-1);
  if (found === undefined) throw new Error('The list is empty.');
  return found;
}

const describe = (box: Box): string =>
  [box.title, isPick(box) ? box.placeholder : box.prompt].filter(Boolean).join(': ');

function remarkOf(box: Box): string {
  if (isPick(box)) return '';
  const { validationMessage: remark } = box;
  return typeof remark === 'object' ? remark.message : (remark ?? '');
}

const isDialog = (value: unknown): value is { readonly detail: string } =>
  typeof value === 'object' && value !== null && 'detail' in value && typeof value.detail === 'string';

const isItem = (value: unknown): value is vscode.MessageItem =>
  typeof value === 'object' && value !== null && 'title' in value;
