/** A fenced block of a page. */
export interface Fence {
  readonly language: string;
  readonly text: string;
}

/** The blocks that stand below a comment, such as `<!-- run -->`. */
export const blocksIn = (page: string, mark: string): readonly Fence[] =>
  [...page.matchAll(/<!-- (.+?) -->\n\n```(\w+)\n([^]*?)^```$/gm)].flatMap(([, said, language = '', text = '']) =>
    said === mark ? [{ language, text }] : [],
  );

/** What the comments above blocks say. */
export const marksIn = (page: string): readonly string[] =>
  [...page.matchAll(/<!-- (.+?) -->\n\n```/g)].map(([, said = '']) => said);
