import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturesFolder } from '../../test/support/fixtures';
import { unmark } from '../../test/support/marks';
import { shownText } from './excerpt';
import { type ExampleFile, type Shortened, smallest } from './smallest';

/** What a page says of its example. What it does not say is chosen. */
export interface Wish {
  /** The fixture to take: `bad.env`. */
  readonly fixture?: string | undefined;
  /** The fixture that is right, if it is not the one that is called alike. */
  readonly right?: string | undefined;
  readonly besides: readonly string[];
  readonly only?: string | undefined;
}

/** Text in a language, as a page shows it. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The blocks of a page that are made of a fixture. */
export interface Example {
  readonly fixture: string;
  readonly rightFixture: string;
  readonly wrong: readonly Block[];
  readonly right: readonly Block[];
}

/** Whether a code has fixtures at all; what live checks find has none. */
export const hasFixtures = (code: string): boolean => readdirSync(fixturesFolder).includes(code);

/**
 * The example of a code: of the fixture that is wished for, or else the shortest of those whose right says something that the
 * wrong does not.
 */
export function exampleOf(code: string, wish: Wish): Example {
  const names = readdirSync(join(fixturesFolder, code)).sort();
  const wanted = names.filter((name) => (wish.fixture === undefined ? isMarked(code, name) : name === wish.fixture));
  const examples = wanted.flatMap((name) => {
    const right = wish.right ?? rightOf(name, names);
    return right === undefined ? [] : [exampleFrom(code, name, right, wish)];
  });
  const [best] = examples.sort((a, b) => Number(saysMore(b)) - Number(saysMore(a)) || lengthOf(a) - lengthOf(b));
  if (best === undefined)
    throw new Error(`${code} has no ${wish.fixture ?? 'fixture'} with something right beside it.`);
  return best;
}

/** A fixture without a mark shows nothing. */
const isMarked = (code: string, name: string): boolean =>
  name.startsWith('bad.') && readFileSync(join(fixturesFolder, code, name), 'utf8').includes('⟦');

/** What its preferred fixes make of a fixture, or else the good one that is called like it, or that has its format. */
const rightOf = (bad: string, names: readonly string[]): string | undefined => {
  const rest = bad.slice('bad.'.length);
  const [format = rest] = /(?:env|values\.yaml|openmetadata\.yaml|docker-compose\.yml)$/.exec(rest) ?? [];
  return [`fixed.${rest}`, `good.${rest}`, `good.${format}`].find((name) => names.includes(name));
};

const saysMore = ({ wrong, right }: Example): boolean =>
  right.some(({ text }) => text.split('\n').some((line) => !wrong.some((block) => block.text.includes(line))));

const lengthOf = ({ wrong, right }: Example): number =>
  [...wrong, ...right].reduce((length, { text }) => length + text.length, 0);

/** The file of a fixture; `near.<name>` and `bad.<name>` are files beside one another. */
export const exampleFile = (code: string, fixture: string): ExampleFile => ({
  name: fixture.slice(fixture.indexOf('.') + 1),
  text: unmark(readFileSync(join(fixturesFolder, code, fixture), 'utf8')).text,
});

/** The files beside the fixtures of a code. */
export const filesNear = (code: string): readonly ExampleFile[] =>
  readdirSync(join(fixturesFolder, code))
    .filter((name) => name.startsWith('near.'))
    .sort()
    .map((name) => exampleFile(code, name));

function exampleFrom(code: string, fixture: string, right: string, { besides, only }: Wish): Example {
  const made = smallest({
    code,
    wrong: exampleFile(code, fixture),
    right: exampleFile(code, right),
    mended: right.startsWith('fixed.'),
    near: filesNear(code),
    besides,
    only,
  });
  const block = ({ name, excerpt, left }: Shortened): Block => {
    const language = name.endsWith('env') ? 'env' : 'yaml';
    // Of several files a reader has to know which is which.
    const caption = made.near.length > 0 ? `# ${name}\n` : '';
    return { language, text: caption + shownText(excerpt, left, language) };
  };
  return { fixture, rightFixture: right, wrong: [...made.near, made.wrong].map(block), right: [block(made.right)] };
}
