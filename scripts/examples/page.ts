import { exampleOf, hasFixtures, type Block, type Example, type Wish } from './examples';

/** A part of a page whose text is made of a fixture: everything between its heading and the next one. */
const section = (heading: string): RegExp => new RegExp(`^(## ${heading}\\n)(.*?)(?=^## |$(?![^]))`, 'ms');

/**
 * A rule's page with its examples as the fixtures have them now. `## Wrong` and `## Right` show what is wrong and what is
 * right instead, `## Example` what is only worth knowing. A comment below a heading says what is not left to choice:
 * `<!-- bad.env -->`, `<!-- bad.env; besides OIDC_CLIENT_ID; only OIDC_CLIENT_SECRET -->`, or `<!-- by hand -->`.
 */
export function withExamples(code: string, page: string): string {
  return hasFixtures(code) ? withExample(page, exampleOf(code, wishIn(page))) : page;
}

/** A page with an example that is at hand already. */
export function withExample(page: string, example: Example): string {
  return filled(filled(filled(page, 'Wrong', example.wrong), 'Example', example.wrong), 'Right', example.right);
}

/** The headings of a page below which its fixtures are shown. */
export const headingsIn = (page: string): readonly string[] =>
  ['Wrong', 'Example', 'Right'].filter((heading) => section(heading).test(page) && !isByHand(page, heading));

/** Whether what stands below a heading is nobody's but the page's. */
export const isByHand = (page: string, heading: string): boolean =>
  section(heading).exec(page)?.[2]?.includes('<!-- by hand -->') === true;

/** The comment below the first example of a page. */
export function wishIn(page: string): Wish {
  const text = [section('Wrong'), section('Example')].map((pattern) => pattern.exec(page)?.[2]).join('');
  const words = (/<!-- (.*?) -->/.exec(text)?.[1] ?? '').split('; ');
  const after = (word: string): string | undefined =>
    words.find((each) => each.startsWith(`${word} `))?.slice(word.length + 1);
  return {
    fixture: words.find((each) => each.startsWith('bad.')),
    right: after('right'),
    besides: after('besides')?.split(', ') ?? [],
    only: after('only'),
  };
}

const filled = (page: string, heading: string, blocks: readonly Block[]): string =>
  page.replace(section(heading), (whole, title: string, text: string) => {
    if (isByHand(page, heading)) return whole;
    const [comment] = /<!-- .*? -->/.exec(text) ?? [];
    const fences = blocks.map(({ language, text: code }) => `\`\`\`${language}\n${code}\`\`\``);
    const end = page.endsWith(whole) ? '' : '\n';
    return `${title}\n${[...(comment === undefined ? [] : [comment]), ...fences].join('\n\n')}\n${end}`;
  });
