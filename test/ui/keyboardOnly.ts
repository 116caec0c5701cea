import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { waitUntil } from '../support/wait';
import { Workbench } from './workbench';

/** The workbench for somebody who has keys and nothing else: every character is typed to whatever has the focus. */
export class KeyboardOnly extends Workbench {
  /** Begins to note down every use of a pointer. A click that a key makes is none. */
  async watchPointers(): Promise<void> {
    await this.page.evaluate(`
      globalThis.pointerUses = [];
      for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
        addEventListener(kind, (event) => event.isTrusted && pointerUses.push(kind), { capture: true });
    `);
  }

  /** What pointers were used for since `watchPointers`. */
  pointerUses(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>('pointerUses');
  }

  /** Resolves once something in the page has the focus, so that the next key goes somewhere. */
  async hasFocus(): Promise<void> {
    await waitUntil('something has the focus', () =>
      this.page.evaluate<boolean>('![null, document.body, document.documentElement].includes(document.activeElement)'),
    );
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  override async type(text: string): Promise<void> {
    // Not the box alone has to be there: whoever types has no way to put the cursor into it.
    await this.page.locator('.quick-input-widget:visible .quick-input-box input:focus').waitFor();
    await this.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** What a screen reader says of the element that has the focus, or of the line that a list in it stands at. */
  focused(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const active = document.activeElement;
      const id = active?.getAttribute('aria-activedescendant');
      const said = id ? document.getElementById(id) : active;
      return said?.getAttribute('aria-label') ?? said?.textContent ?? '';
    })()`);
  }

  /** Goes down a tree, line by line, to the one that a screen reader calls so. */
  async goDownTo(name: RegExp): Promise<void> {
    await this.page.locator('.part.sidebar').getByRole('treeitem', { name }).first().waitFor();
    await this.press('Home');
    const passed: string[] = [];
    for (let line = await this.focused(); !name.test(line); line = await this.focused()) {
      assert.ok(passed.length < 200, `${name.source} is none of ${passed.join(' | ')}`);
      passed.push(line);
      await this.press('ArrowDown');
      // The first use of a key may wait for extensions. Where two lines are called the same, nothing is seen to change.
      const isNext = async (): Promise<boolean> => (await this.focused()) !== line;
      await waitUntil('the next line has the focus', isNext, { seconds: 3 }).catch(() => undefined);
    }
  }

  /** Opens the menu of what has the focus, and runs its entry of this name. */
  async runFromMenu(name: string): Promise<void> {
    await this.press('Shift+F10');
    await this.page.getByRole('menu').getByRole('menuitem').first().waitFor();
    await this.press('Home');
    const focused = this.page.locator('.monaco-menu .action-item.focused');
    const passed: string[] = [];
    for (let entry = await focused.innerText(); entry.trim() !== name; entry = await focused.innerText()) {
      assert.ok(passed.length < 50, `${name} is none of ${passed.join(' | ')}`);
      passed.push(entry.trim());
      await this.press('ArrowDown');
    }
    await this.press('Enter');
  }

  /** Whether what is typed goes into the editor. */
  editorHasFocus(): Locator {
    return this.page.locator('.editor-instance .monaco-editor.focused');
  }
}
