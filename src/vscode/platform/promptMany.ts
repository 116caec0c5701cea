import * as vscode from 'vscode';
import { back, type Answer, type ManyQuestion, type Ticked } from './ask';
import { frame, iconOf, showOnTop } from './quickInput';

/** A row, and the choice that it stands for; the last row of all stands for none. */
type Row<T> = vscode.QuickPickItem & { readonly choice?: { readonly value: T } };

/** Asks for any number of choices. Ticking the row for more ends the question at once: what it leads to comes next. */
export async function pickMany<T>(question: ManyQuestion<T>): Promise<Answer<Ticked<T>>> {
  const box = vscode.window.createQuickPick<Row<T>>();
  frame(box, question);
  box.placeholder = question.placeholder;
  box.canSelectMany = true;
  box.matchOnDescription = true;
  const rows = question.choices.map(({ label, description, detail, icon, value }): Row<T> => ({
    label,
    choice: { value },
    ...iconOf(icon),
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
  }));
  const more: Row<T> | undefined =
    question.more === undefined ? undefined : { label: question.more, ...iconOf('add'), alwaysShow: true };
  box.items = more === undefined ? rows : [...rows, more];
  box.selectedItems = rows.filter((_row, index) => question.choices[index]?.ticked === true);

  const ticked = (): Ticked<T> => ({
    values: box.selectedItems.flatMap(({ choice }) => (choice === undefined ? [] : [choice.value])),
    more: more !== undefined && box.selectedItems.includes(more),
  });
  let end = (): void => undefined;
  const answer = await new Promise<Answer<Ticked<T>>>((resolve) => {
    box.onDidAccept(() => {
      resolve(ticked());
    });
    box.onDidChangeSelection(() => {
      if (ticked().more) resolve(ticked());
    });
    box.onDidTriggerButton(() => {
      resolve(back);
    });
    end = showOnTop(box, () => {
      resolve(undefined);
    });
  });
  end();
  return answer;
}
