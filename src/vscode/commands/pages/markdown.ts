// Pages are made here and by providers, who know no pages: what others have written is escaped in one place.
export { code, plain } from '../../../core/markdown';

/** Paragraphs with an empty line between. */
export const page = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n') + '\n';

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Steps in their order. One that goes on in lines of its own has indented them. */
export const numbered = (steps: readonly string[]): string =>
  steps.map((step, index) => `${(index + 1).toString()}. ${step}`).join('\n');
