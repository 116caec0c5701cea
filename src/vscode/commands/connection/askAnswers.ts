import type { Field } from '../../../idp/connection';
import { back, type Answer, type Frame, type Prompts } from '../../platform/ask';
import { walk, type Step } from '../../platform/walk';

export type Answers = Readonly<Record<string, string>>;

export interface FieldQuestions {
  readonly fields: readonly Field[];
  readonly answers: Answers;
  /** Why it is asked, before each question. */
  readonly reason?: string;
  /** Tries the answers before the last question closes, if that one is secret; words keep it open. */
  submit(answers: Answers, signal: AbortSignal): Promise<string | undefined>;
}

/** Asks the provider's questions, one after the other. */
export function askAnswers(prompts: Prompts, questions: FieldQuestions, frame: Frame): Promise<Answer<Answers>> {
  const { fields, reason } = questions;
  const last = fields.at(-1);
  const steps = fields.map((field): Step<Answers> => ({
    async ask(answers, at) {
      const withAnswer = (answer: string): Answers => ({ ...answers, [field.id]: completed(field, answer) });
      const question = inputFor(field, answers[field.id] ?? field.initial ?? '', at);
      const answer = await prompts.input({
        ...question,
        ...(reason === undefined ? {} : { prompt: `${reason} ${question.prompt}` }),
        ...(field === last && field.secret
          ? { submit: (value, signal) => questions.submit(withAnswer(value), signal) }
          : {}),
      });
      return answer === undefined || answer === back ? answer : withAnswer(answer);
    },
  }));
  return walk(steps, questions.answers, frame);
}

/** An answer with what people leave out. */
export const completed = (field: Field, answer: string): string => field.complete?.(answer) ?? answer;

/** A question as the provider words it. */
export const inputFor = (field: Field, value: string, frame: Frame): Parameters<Prompts['input']>[0] => ({
  ...frame,
  prompt: field.label,
  ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
  value,
  secret: field.secret,
  check: (answer) => {
    const message = field.validate(answer);
    return message === undefined ? undefined : { message };
  },
});
