import * as vscode from 'vscode';
import {
  back,
  type Answer,
  type Choice,
  type Confirmation,
  type InputQuestion,
  type PickQuestion,
  type Prompts,
} from './ask';
import { withoutLinks } from './plainText';
import { pickMany } from './promptMany';
import { frame, iconOf, showOnTop } from './quickInput';
import { waiting } from './waiting';
import { t } from '../../l10n/l10n';

/**
 * Asks with VS Code's quick input. Clicking elsewhere keeps a question open: people look things up while they answer.
 * @param onSecret told of every secret answer before anything is done with it
 */
export const quickInputPrompts = (onSecret: (answer: string) => void): Prompts => ({
  pick,
  pickMany,
  confirm,
  input: (question) => input(question, onSecret),
});

type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T>; readonly retry?: true };

const searchDelay = 250;

async function pick<T>(question: PickQuestion<T>): Promise<Answer<T>> {
  const box = vscode.window.createQuickPick<Item<T>>();
  frame(box, question);
  box.placeholder = question.placeholder;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  let loading = new AbortController();
  let delay: NodeJS.Timeout | undefined;
  let isTold = false;

  /** Whoever waits for choices is told what they wait for. */
  function tellWaiting(): void {
    const why = box.busy ? waiting.why : undefined;
    if (why !== undefined) box.placeholder = why;
    else if (isTold) box.placeholder = question.placeholder;
    isTold = why !== undefined;
  }

  async function refresh(): Promise<void> {
    loading.abort();
    loading = new AbortController();
    const { signal } = loading;
    box.busy = true;
    tellWaiting();
    const choices = await question.choices(question.searches ? box.value : '', signal);
    if (signal.aborted) return;
    box.busy = false;
    tellWaiting();
    box.items = choices.ok ? choices.value.map((choice) => itemOf(choice, question)) : [retryItem(choices.error)];
    const current = box.items.filter(({ choice }) => choice !== undefined && question.isCurrent?.(choice.value));
    if (current.length > 0) box.activeItems = current;
  }

  let end = (): void => undefined;
  const unwatch = waiting.watch(tellWaiting);
  const answered = new Promise<Answer<T>>((resolve, reject) => {
    const load = (): void => void refresh().catch(reject);
    box.onDidAccept(() => {
      const [item] = [...box.selectedItems, ...box.activeItems];
      if (item?.retry) load();
      else if (item?.choice?.refusal !== undefined) explain(box, item.choice.refusal);
      else if (item?.choice !== undefined) resolve(item.choice.value);
    });
    box.onDidChangeValue(() => {
      if (!question.searches) return;
      clearTimeout(delay);
      delay = setTimeout(load, searchDelay);
    });
    box.onDidTriggerButton(() => {
      resolve(back);
    });
    end = showOnTop(box, () => {
      resolve(undefined);
    });
    load();
  });
  try {
    return await answered;
  } finally {
    clearTimeout(delay);
    loading.abort();
    unwatch();
    end();
  }
}

function itemOf<T>(choice: Choice<T>, question: PickQuestion<T>): Item<T> {
  return {
    label: choice.label,
    choice,
    // What the provider found for the typed text stays, however it matched.
    alwaysShow: question.searches === true,
    ...iconOf(choice.icon),
    ...(choice.description === undefined ? {} : { description: choice.description }),
    ...(choice.detail === undefined ? {} : { detail: choice.detail }),
  };
}

/** The placeholder is seen while nothing is typed. */
function explain<T>(box: vscode.QuickPick<Item<T>>, refusal: string): void {
  box.value = '';
  box.placeholder = refusal;
}

const retryItem = <T>(failure: string): Item<T> => ({
  label: t`Try again`,
  ...iconOf('refresh'),
  detail: failure,
  alwaysShow: true,
  retry: true,
});

async function input(question: InputQuestion, onSecret: (answer: string) => void): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  frame(box, question);
  box.prompt = withoutLinks(question.prompt);
  box.placeholder = question.placeholder;
  box.value = question.value ?? '';
  box.password = question.secret ?? false;
  const submission = new AbortController();

  /** Shows what is wrong or unusual; true if the answer may be given. */
  function remark(): boolean {
    const found = question.check(box.value);
    const severity = vscode.InputBoxValidationSeverity;
    box.validationMessage = found && {
      message: withoutLinks(found.message),
      severity: found.doubt ? severity.Warning : severity.Error,
    };
    return found === undefined || found.doubt === true;
  }

  async function submit(): Promise<string | undefined> {
    if (question.submit === undefined) return undefined;
    const tellWaiting = (): void => {
      box.prompt = withoutLinks(waiting.why ?? question.prompt);
    };
    const unwatch = waiting.watch(tellWaiting);
    tellWaiting();
    box.busy = true;
    box.enabled = false;
    const problem = await question.submit(box.value, submission.signal);
    unwatch();
    box.prompt = withoutLinks(question.prompt);
    box.busy = false;
    box.enabled = true;
    return problem;
  }

  async function accept(): Promise<boolean> {
    if (!remark() || box.busy) return false;
    if (question.secret) onSecret(box.value);
    const problem = await submit();
    if (problem !== undefined) box.validationMessage = withoutLinks(problem);
    return problem === undefined;
  }

  let end = (): void => undefined;
  const answered = new Promise<Answer<string>>((resolve, reject) => {
    box.onDidChangeValue(() => void remark());
    box.onDidAccept(() => {
      accept().then((accepted) => {
        if (accepted) resolve(box.value);
      }, reject);
    });
    box.onDidTriggerButton(() => {
      resolve(back);
    });
    if (box.value !== '') remark();
    end = showOnTop(box, () => {
      resolve(undefined);
    });
  });
  try {
    return await answered;
  } finally {
    submission.abort();
    end();
  }
}

/** A dialog over everything else. */
async function confirm({ message, detail, buttons }: Confirmation): Promise<string | undefined> {
  return vscode.window.showWarningMessage<string>(message, { modal: true, detail }, ...buttons);
}
