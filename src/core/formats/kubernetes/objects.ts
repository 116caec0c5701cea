import { mapText, plainText, type Segment, verbatim } from '../../text/mappedText';
import type { YamlNode } from '../yaml/node';
import { parseYaml } from '../yaml/tree';

/** The line that says what an object is. */
export const kindLine = (...kinds: readonly string[]): RegExp =>
  new RegExp(`^\\uFEFF?["']?kind["']?[ \\t]*:[ \\t]*["']?(?:${kinds.join('|')})["']?[ \\t]*(?:#.*)?\\r?$`, 'm');

/** Whether a file is a manifest with an object of a kind that passes a test. Nothing is parsed. */
export const hasObject = (name: string, text: string, kind: RegExp, test: (object: string) => boolean): boolean =>
  /\.ya?ml$|^[^.]*$/i.test(name) && kind.test(text) && partsOf(text, kind).some((part) => test(part.text));

/**
 * The Kubernetes objects in a text that are of a kind, in text order, with ranges of the whole text. One that cannot be
 * read, as the template of a chart, is left out and harms no other.
 * @param asText keys, with their colons, whose contents need not be parsed: they are read as blocks of text where they can be
 */
export const objectsIn = (text: string, kind: RegExp, asText?: RegExp): readonly YamlNode[] =>
  partsOf(text, kind).flatMap((part) => {
    const parsed = asText === undefined ? undefined : parseYaml(mapText(withBars(part, asText)), 'helm');
    const object = parsed?.ok === true ? parsed : parseYaml(plainText(part.text, part.start), 'helm');
    return object.ok && object.value?.entries !== undefined ? [object.value] : [];
  });

/** A bar behind each of these keys makes a text of what is below it. */
function withBars({ text, start }: Part, keys: RegExp): readonly Segment[] {
  const ends = [...text.matchAll(keys)].map(({ 0: key, index }) => index + key.length);
  return [0, ...ends].flatMap((at, index) => {
    const place = start + at;
    const bar: Segment = { text: ' |', source: { start: place, end: place }, verbatim: false };
    return [...(index === 0 ? [] : [bar]), ...verbatim(text.slice(at, ends[index]), place)];
  });
}

interface Part {
  readonly text: string;
  readonly start: number;
}

/** Objects stand one after another, separated by `---`. */
function partsOf(text: string, kind: RegExp): readonly Part[] {
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index)];
  return starts
    .map((start, index) => ({ start, text: text.slice(start, starts[index + 1]) }))
    .filter((part) => kind.test(part.text));
}
