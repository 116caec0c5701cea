import { Composer, Parser } from 'yaml';
import type { MappedText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';

/** Where a text stops being YAML. */
export interface Malformed {
  readonly range: TextRange;
  /** In a few words, none of them the file's own: it may hold secrets. */
  readonly problem: string;
}

/** The first place at which a text is no YAML; undefined where there is none, which says nothing of what is in it. */
export function malformedYaml(text: MappedText): Malformed | undefined {
  for (const document of new Composer({ version: '1.1', uniqueKeys: false, logLevel: 'error' }).compose(
    new Parser().parse(text.text),
    true,
    text.text.length,
  )) {
    const [error] = document.errors;
    if (error === undefined) continue;
    const [start] = error.pos;
    return {
      range: text.sourceRange({ start, end: Math.min(start + 1, text.text.length) }),
      problem: error.code.toLowerCase().replaceAll('_', ' '),
    };
  }
  return undefined;
}
