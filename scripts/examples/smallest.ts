import { analyze } from '../../src/core/analyze';
import type { Finding } from '../../src/core/finding';
import { detectLens } from '../../src/core/formats/formats';
import type { Lens } from '../../src/core/formats/lens';
import { surroundingsFor } from '../../src/core/nearby';
import { barePaths, type Excerpt, excerptOf, pathsAt, pathsOf, pathsThatDiffer, textOf } from './excerpt';

/** A file of an example: its name as the files beside it say it, and its text. */
export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** What shows a finding, what is right instead, and the files beside both. */
export interface Case {
  readonly code: string;
  readonly wrong: ExampleFile;
  readonly right: ExampleFile;
  /** Whether what is right is the wrong file mended, and not just another one. */
  readonly mended: boolean;
  readonly near: readonly ExampleFile[];
  /** The names of settings or variables that a reader needs besides. */
  readonly besides: readonly string[];
  /** The characters of the one finding that is shown, where not all are. */
  readonly only?: string | undefined;
}

/** A file of a case, and the paths that are left out of it. */
export interface Shortened {
  readonly name: string;
  readonly excerpt: Excerpt;
  readonly left: ReadonlySet<string>;
}

/** What is left of the files of a case. */
export interface Smallest {
  readonly wrong: Shortened;
  readonly right: Shortened;
  readonly near: readonly Shortened[];
}

/**
 * Leaves out of all files whatever the findings do without: they stay the same, at the same characters, and what is right
 * stays right. What a finding points to stays, and so does what was mended.
 */
export function smallest(given: Case): Smallest {
  const show = shownOf(given);
  const whole = (file: ExampleFile): Shortened => ({ name: file.name, excerpt: excerptOf(file.text), left: new Set() });
  let files: Smallest = { wrong: whole(given.wrong), right: whole(given.right), near: given.near.map(whole) };
  const all = show(files);
  const paths = [...new Set([files.wrong, files.right, ...files.near].flatMap(({ excerpt }) => pathsOf(excerpt)))];
  const needed = neededOf(given, files, paths);
  const isNeeded = (path: string): boolean => needed.some((other) => other === path || other.startsWith(`${path}/`));
  // Later ones first: what stands at the top says what the rest is about. Once more, since one can need another.
  for (const path of [...paths.toReversed(), ...paths.toReversed()]) {
    if (isNeeded(path)) continue;
    const without = changed(files, (file) => ({ ...file, left: new Set([...file.left, path]) }));
    if (show(without) === all) files = without;
  }
  // A heading with nothing below it any more says nothing, though another file may need it.
  const bared = changed(files, (file) => ({ ...file, left: new Set([...file.left, ...bareIn(file)]) }));
  return show(bared) === all ? bared : files;
}

const changed = ({ wrong, right, near }: Smallest, change: (file: Shortened) => Shortened): Smallest => ({
  wrong: change(wrong),
  right: change(right),
  near: near.map(change),
});

const bareIn = ({ excerpt, left }: Shortened): readonly string[] =>
  barePaths(excerpt.parts, left).filter((path) => !left.has(path));

/** The findings that a case is about, in words, and how many there are where all should be right. */
const shownOf = ({ code, wrong, right, only }: Case): ((files: Smallest) => string) => {
  const [wrongLens, rightLens] = [lensOf(wrong), lensOf(right)];
  return (files) => {
    const text = ({ excerpt, left }: Shortened): string => textOf(excerpt, left);
    const near = files.near.map((file) => ({ name: file.name, text: text(file) }));
    const shortened = { name: wrong.name, text: text(files.wrong) };
    const findings = findingsIn(code, wrongLens, shortened, near)?.map(quoted(shortened.text));
    const still = findingsIn(code, rightLens, { name: right.name, text: text(files.right) }, near)?.length;
    return JSON.stringify([findings?.filter((words) => only === undefined || words[0] === only), still]);
  };
};

/** What stays in all files: what findings are at and point to, what was mended, and what a reader needs besides. */
function neededOf(given: Case, { wrong, right }: Smallest, paths: readonly string[]): readonly string[] {
  const mended = [...pathsThatDiffer(wrong.excerpt, right.excerpt), ...pathsThatDiffer(right.excerpt, wrong.excerpt)];
  const besides = paths.filter((path) => given.besides.includes(path.replace(/^.*\//, '')));
  return [...pointedAt(given), ...(given.mended ? mended : []), ...besides];
}

/** The lens of an example's file. */
export const lensOf = ({ name, text }: ExampleFile): Lens => {
  const lens = detectLens(name, text);
  if (lens === undefined) throw new Error(`No format has files like ${name}.`);
  return lens;
};

/** The findings of a code; undefined where the text cannot be read. */
export function findingsIn(
  code: string,
  lens: Lens,
  { name, text }: ExampleFile,
  near: readonly ExampleFile[],
): readonly Finding[] | undefined {
  const nearby = near.map((file) => ({ path: file.name, text: file.text }));
  const { findings, view } = analyze(lens, text, surroundingsFor({ name, lens, text }, nearby));
  return view.readable ? findings.filter((finding) => finding.code === code) : undefined;
}

/** The characters that a finding is at, what it says, and what it says of the places that it points to. */
const quoted =
  (text: string) =>
  ({ range, message, related }: Finding): readonly string[] => [
    text.slice(range.start, range.end),
    message,
    ...related.map((place) => place.message),
  ];

/** The parts that findings are at and point to, in all files. */
function pointedAt({ code, wrong, near, only }: Case): readonly string[] {
  const findings = (findingsIn(code, lensOf(wrong), wrong, near) ?? []).filter(
    (finding) => only === undefined || quoted(wrong.text)(finding)[0] === only,
  );
  const places = findings.flatMap(({ range, related }) => [{ range, file: undefined }, ...related]);
  return [{ ...wrong, file: undefined }, ...near.map((file) => ({ ...file, file: file.name }))].flatMap(
    ({ text, file }) =>
      pathsAt(
        excerptOf(text),
        places
          .filter((place) => place.file === file)
          .map(({ range }) => text.slice(0, range.start).split('\n').length - 1),
      ),
  );
}
