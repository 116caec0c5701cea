import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../support/cache';
import { waitUntil } from '../support/wait';

/** Where the pictures of a run are. */
export const screenshots = join(projectRoot, 'test-results/screenshots');

/** The picture of the extension's view container in the activity bar. */
export const activityBarPicture = '.activitybar .action-label[class*="openmetadata-sso"]';

/** The icons in the views of the side bar that are of VS Code's own icon font. */
export const treeIcons = '.part.sidebar .custom-view-tree-node-item-icon.codicon';

/** VS Code's workbench as a person sees it. Every selector of the tests stands here. */
export class Workbench {
  protected readonly quickInput: Locator;
  protected readonly quickInputBox: Locator;
  protected readonly editor: Locator;

  constructor(protected readonly page: Page) {
    // What waits for a server takes its time on a busy machine.
    page.setDefaultTimeout(60_000);
    this.quickInput = page.locator('.quick-input-widget:visible');
    this.quickInputBox = this.quickInput.locator('.quick-input-box input');
    this.editor = page.locator('.editor-instance .monaco-editor:visible').first();
  }

  /** Opens the address and waits until the folder's files are there. */
  async open(url: string, file: string): Promise<void> {
    await this.page.goto(url);
    const files = this.page.locator('.explorer-folders-view .monaco-list-row');
    await files.filter({ hasText: file }).first().waitFor();
  }

  /** Saves what is on the screen as test-results/screenshots/<name>.png. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  /** Whether the text is on the screen, or in the page behind it. Editors wrap lines, so white space does not count. */
  async shows(text: string): Promise<boolean> {
    const page = (await this.page.locator('body').innerText()) + (await this.page.content());
    return withoutSpaces(page).includes(withoutSpaces(text));
  }

  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.type(name);
    await this.focusedRow(name).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.editor.locator('.view-lines').waitFor();
  }

  /** Shows a file that is open. On the pages of a walkthrough keys mean something of their own. */
  async goToTab(name: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${name}"]`).click();
    await this.editor.locator('.view-lines').click();
  }

  /** Runs a command from the palette by its title, as soon as it is offered. */
  async command(title: string): Promise<void> {
    await waitUntil(`the palette offers ${title}`, () => this.isInPalette(title), { seconds: 60 });
    await this.accept();
  }

  /** Opens the palette, which lists what is possible at that moment, and closes it again if it lacks the command. */
  private async isInPalette(title: string): Promise<boolean> {
    // F1 works whatever has the focus; Ctrl+Shift+P does not in every Chromium.
    await this.page.keyboard.press('F1');
    await this.type(`>${title}`);
    const listed = await this.focusedRow(title)
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
    if (!listed) await this.dismiss();
    return listed;
  }

  /** The text of the active editor's visible lines. */
  async editorText(): Promise<string> {
    return (await this.editor.locator('.view-lines').innerText()).replaceAll('\u00a0', ' ');
  }

  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** The text that stands beside what the cursor or the pointer is at. */
  hover(text: string | RegExp = '', { without }: { readonly without?: RegExp } = {}): Locator {
    return this.page
      .locator('.monaco-hover:visible')
      .filter({ hasText: text, ...(without && { hasNotText: without }) })
      .first();
  }

  /** The problem that the editor shows between its lines. */
  problemBeside(): Locator {
    return this.page.locator('.marker-widget .descriptioncontainer');
  }

  /** The open list of quick fixes. */
  quickFixes(): Locator {
    return this.page.locator('.action-widget:visible .monaco-list-row.focused').last();
  }

  /** Text of a lens above the lines of the editor. */
  lens(title: string): Locator {
    return this.editor.locator('.codelens-decoration').getByText(title, { exact: true });
  }

  /** A lens that can be clicked. */
  lensLink(title: string): Locator {
    return this.editor.locator('.codelens-decoration').getByRole('button', { name: title, exact: true });
  }

  /** A row of the list of suggestions. */
  suggestion(label: string): Locator {
    return this.page.locator('.suggest-widget .monaco-list-row').filter({ hasText: label }).first();
  }

  /** Puts the cursor at the end of a line; lines count from 1. */
  async goToEndOf(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.answer(`:${line.toString()}`);
    // A key that is pressed at once still goes to the box.
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.page.keyboard.press('End');
  }

  /** Types into the editor, a key at a time. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** The text of the editor whose tab has this name, as far as it is on the screen. */
  async textBeside(name: string): Promise<string> {
    const group = this.page
      .locator('.editor-group-container')
      .filter({ has: this.page.locator(`.tab[data-resource-name="${name}"]`) });
    return (await group.locator('.view-lines').innerText()).replaceAll('\u00a0', ' ');
  }

  /** The editor whose tab has this name. */
  editorBeside(name: string): Locator {
    return this.page
      .locator('.editor-group-container')
      .filter({ has: this.page.locator(`.tab.active[data-resource-name="${name}"]`) })
      .locator('.editor-container');
  }

  /** Shows what is said of the first problem of this severity. */
  async hoverOverProblem(severity: 'error' | 'warning'): Promise<void> {
    await this.squiggles(severity).first().hover({ force: true });
  }

  /** The rows of the views that are open, as they are read out. */
  treeRows(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('.part.sidebar [role="treeitem"]')].map((row) => row.getAttribute('aria-label') ?? '')`,
    );
  }

  /** Waits for the question that says this: above the list, in its empty box or below the input box. */
  async question(text: string): Promise<void> {
    await this.quickInput.and(this.page.locator(`:has-text("${text}"), :has([placeholder*="${text}"])`)).waitFor();
  }

  /** Chooses a row of the open list by typing its label: a click might hit the tooltip of the row above. */
  async choose(label: string): Promise<void> {
    await this.quickPickRow(label).waitFor();
    await this.type(label);
    await this.focusedRow(label).waitFor();
    await this.accept();
  }

  /** Waits until the open list has a row of this label. */
  async offers(label: string): Promise<void> {
    await this.quickPickRow(label).waitFor();
  }

  /** Fills the open input box. */
  async type(text: string): Promise<void> {
    await this.quickInputBox.waitFor();
    await this.quickInputBox.fill(text);
  }

  /** Fills the open input box and accepts it. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Accepts the open input box as it is. */
  async accept(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  /** Whether the open input box shows dots instead of what is typed. */
  async isMasked(): Promise<boolean> {
    return (await this.quickInputBox.getAttribute('type')) === 'password';
  }

  /** The text below the open input box: what is wrong with the answer, or what it is for. */
  quickInputMessage(): Promise<string> {
    return this.quickInput.locator('.quick-input-message').innerText();
  }

  /** The row that Enter chooses, if it has this label. */
  private focusedRow(label: string): Locator {
    return this.quickInput.locator('.monaco-list-row.focused').filter({ hasText: label });
  }

  private quickPickRow(label: string): Locator {
    return this.quickInput.locator('.monaco-list-row').filter({ hasText: label }).first();
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  button(within: Locator, name: string): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Opens the view container of this title. A click on its icon would close it where it is open already. */
  async openContainer(title: string): Promise<void> {
    await this.command(`View: Show ${title}`);
  }

  treeItem(name: string | RegExp): Locator {
    return this.page.locator('.part.sidebar').getByRole('treeitem', { name }).first();
  }

  /** Goes to the first tab of the editors that have the focus. */
  async showFirstTab(): Promise<void> {
    await this.page.keyboard.press('Alt+1');
  }

  /** Closes the open question. */
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** What the context menu of a row offers. Closes it again. */
  async menuOf(row: Locator): Promise<readonly string[]> {
    await row.click({ button: 'right' });
    const entries = this.page.getByRole('menu').getByRole('menuitem');
    await entries.first().waitFor();
    const names = await entries.allInnerTexts();
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('menu').waitFor({ state: 'detached' });
    return names.map((name) => name.trim());
  }

  /** The rows of the Problems panel, which this opens. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.command('Problems: Focus on Problems View');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** Waits until this stands in the open input box. */
  async stands(text: string): Promise<void> {
    await this.quickInput.and(this.page.locator(`:has(input)`)).waitFor();
    await waitUntil(`${text} stands in the box`, async () => (await this.quickInputBox.inputValue()) === text);
  }

  /** A step of the open walkthrough, by its title. */
  walkthroughStep(title: string): Locator {
    return this.page.locator('.getting-started-step').filter({ hasText: title });
  }

  /** A click on the step that is unfolded already would fold it. */
  async unfoldWalkthroughStep(title: string): Promise<void> {
    const step = this.walkthroughStep(title);
    await step.waitFor();
    if ((await step.and(this.page.locator('.expanded')).count()) === 0) await step.click();
  }

  /** Opens VS Code's welcome page. The first time ever 1.100 shows a walkthrough of its own, from which this goes back. */
  async openWelcome(): Promise<void> {
    await this.command('Help: Welcome');
    const back = this.page.locator('.gettingStartedContainer .prev-button:visible');
    await back.or(this.page.locator('.getting-started-category:visible')).first().waitFor();
    if (await back.isVisible()) await back.click();
  }

  /** A walkthrough on the welcome page. */
  walkthroughCard(title: string): Locator {
    return this.page.locator('.getting-started-category').filter({ hasText: title });
  }

  /** The buttons of the step that is unfolded. */
  walkthroughButton(): Locator {
    return this.page.locator('.getting-started-step.expanded .monaco-button');
  }

  /** Whether the picture beside the steps is there and can be read. */
  walkthroughPictureIsDrawn(): Promise<boolean> {
    return this.page.evaluate<boolean>("document.querySelector('.getting-started-media img')?.naturalWidth > 0");
  }

  async isWalkthroughStepDone(title: string): Promise<boolean> {
    return (await this.walkthroughStep(title).locator('.codicon-getting-started-step-checked').count()) > 0;
  }

  /** Unfolds what is said of the language of the active editor. */
  async openLanguageStatus(): Promise<void> {
    await this.page.locator('[id="status.languageStatus"]').hover();
  }

  languageStatusLink(title: string): Locator {
    return this.page.locator('.hover-language-status').getByRole('button', { name: title });
  }

  clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  async undo(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+Z');
  }

  /** Presses Ctrl+S. The file is written a moment later. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
  }

  async focusEditor(): Promise<void> {
    await this.editor.locator('.view-lines').click();
  }
}

const withoutSpaces = (text: string): string => text.replaceAll(/\s|&nbsp;/g, '');
