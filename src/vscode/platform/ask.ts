import type { Result } from '../../core/result';

/** The answer of someone who wants the question before this one again. */
export const back = Symbol('back');

/** An answer, a wish to go back, or undefined where the user pressed Escape. */
export type Answer<T> = T | typeof back | undefined;

/** What every question shows of where it stands. */
export interface Frame {
  readonly title: string;
  /** "2 of 7". Left out where there is nothing to count. */
  readonly step?: { readonly number: number; readonly of: number };
  /** Whether there is a question before this one. */
  readonly canGoBack: boolean;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Name of a codicon. */
  readonly icon?: string;
  readonly value: T;
  /** Why it cannot be chosen. Choosing it says so and the question stays. */
  readonly refusal?: string;
}

export interface PickQuestion<T> extends Frame {
  readonly placeholder: string;
  /** The choices, or why there are none. Asked again on "Try again", and for every text typed if `searches`. */
  choices(typed: string, signal: AbortSignal): Promise<Result<readonly Choice<T>[], string>>;
  /** The provider looks for what is typed; without it, VS Code filters the choices. */
  readonly searches?: true;
  /** The choice that Enter takes unless another is selected. */
  isCurrent?(value: T): boolean;
}

/** What is wrong with an answer, or, with `doubt`, what is merely unusual about it. */
export interface Remark {
  readonly message: string;
  readonly doubt?: true;
}

export interface InputQuestion extends Frame {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Typed behind dots. */
  readonly secret?: boolean;
  check(answer: string): Remark | undefined;
  /** Tries the answer before the question closes; the words of what went wrong keep it open. */
  submit?(answer: string, signal: AbortSignal): Promise<string | undefined>;
}

/** Any number of choices, ticked or not. */
export interface ManyQuestion<T> extends Frame {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> & { readonly ticked: boolean })[];
  /** A last row that ends the question as soon as it is ticked: "Add…". */
  readonly more?: string;
}

export interface Ticked<T> {
  readonly values: readonly T[];
  /** The last row was ticked: there is to be another choice. */
  readonly more: boolean;
}

/** Something that cannot be taken back: everything else waits until it is answered. */
export interface Confirmation {
  /** The question, one sentence. */
  readonly message: string;
  /** What will happen. */
  readonly detail: string;
  /** Named by what they do; the first is what was asked for. Cancel is always there. */
  readonly buttons: readonly string[];
}

/** Asks the user. Everything that asks takes this, so that tests can answer. */
export interface Prompts {
  pick<T>(question: PickQuestion<T>): Promise<Answer<T>>;
  pickMany<T>(question: ManyQuestion<T>): Promise<Answer<Ticked<T>>>;
  input(question: InputQuestion): Promise<Answer<string>>;
  /** The button that was pressed; undefined where the user would rather not. */
  confirm(question: Confirmation): Promise<string | undefined>;
}
