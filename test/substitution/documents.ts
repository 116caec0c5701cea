import fc from 'fast-check';

const list = (texts: string): readonly string[] => texts.split(' ¦ ');

/** Texts that mean something to YAML 1.1, to SnakeYAML or to Jackson, where a person may have wanted plain text. */
const traps = [
  ...['', ' ', ' public', 'a  b '],
  ...list(
    String.raw`Public ¦ v # c ¦ p#w ¦ a: b ¦ a: ¦ : a ¦ - a ¦ ? a ¦ #a ¦ a b ¦ | ¦ > ¦ %x ¦ @x ¦ = ¦ << ¦ --- ¦ ...`,
  ),
  ...list(
    String.raw`{a ¦ a} ¦ {a} ¦ {} ¦ {a: b} ¦ {"k":"v"} ¦ {a: {b: [c]}} ¦ {a:b} ¦ {http://a:8080/x} ¦ {a: b,} ¦ {a: 1, b}`,
  ),
  ...list(
    String.raw`[ ¦ ] ¦ [] ¦ [a, b] ¦ [a,b] ¦ [a b] ¦ ["a","b"] ¦ ['a'] ¦ [a, ] ¦ [{d}/x, b] ¦ [https://{x}/api] ¦ [a, b] # n`,
  ),
  ...list(
    String.raw`"a" ¦ 'a' ¦ "" ¦ '' ¦ 'it''s' ¦ "a\nb" ¦ "\x41" ¦ "\z" ¦ "a ¦ 'a ¦ a" ¦ a'b ¦ "a"b ¦ '[a,b]' ¦ "[a,b]" ¦ "\"`,
  ),
  ...list(String.raw`yes ¦ No ¦ ON ¦ off ¦ y ¦ N ¦ true ¦ True ¦ tRue ¦ ~ ¦ null ¦ NULL ¦ nUll ¦ -- ¦ . ¦ +`),
  ...list(
    String.raw`0 ¦ -0 ¦ 012 ¦ 08 ¦ -017 ¦ 0o17 ¦ 0x1F ¦ 0b101 ¦ 1_000 ¦ _1 ¦ 1_ ¦ 0_ ¦ +1 ¦ 3600 ¦ 3600.5 ¦ 3600s`,
  ),
  ...list(
    String.raw`1. ¦ .5 ¦ -.5 ¦ 1e3 ¦ 1E-5 ¦ 1e ¦ e1 ¦ 1.5e3 ¦ 1e3_0 ¦ 1.2.3 ¦ 1:30 ¦ 1:30.5 ¦ 2001-12-14 ¦ .inf ¦ -.Inf ¦ .nan`,
  ),
  ...list(String.raw`12345678901234567890 ¦ -9223372036854775808 ¦ 0xffffffffffffffffff ¦ 1e400 ¦ ._5`),
  ...list(
    String.raw`http://a:8080/x?y=z&q#f ¦ a?b ¦ a@b.c ¦ C:\x ¦ ünï ¦ 🙂 ¦ a,b ¦ ,a ¦ a$b ¦ $x ¦ \ ¦ a\ ¦ a*b ¦ a&b ¦ a!b`,
  ),
];

/** In brackets SnakeYAML takes commas for part of a tag, and a lone dash for text, unlike our parser. Nobody writes either. */
const outsideBrackets = list(
  String.raw`*a ¦ *a-b ¦ *a.b ¦ &a ¦ &a x ¦ &a [x] ¦ !a ¦ !a x ¦ !!str 1 ¦ !!int 5 ¦ !!bool yes ¦ - ¦ $ ¦ $$`,
);

/** Few names, so that documents and environments meet; nobody sets `UNSET`. */
const variable = fc.constantFrom('A', 'B', 'C', 'UNSET');

/** A default ends at the first brace, whatever was meant. */
const placeholderOf = (trap: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    variable.map((name) => `\${${name}}`),
    fc.tuple(variable, trap).map(([name, text]) => `\${${name}:-${text}}`),
    fc.tuple(variable, variable, trap).map(([name, other, text]) => `\${${name}:-\${${other}:-${text}}}`),
    variable.map((name) => `$\${${name}}`),
    variable.map((name) => `$\${${name}:-x}`),
    variable.map((name) => `\${A\${${name}}}`),
    variable.map((name) => `\${${name}:-{}}`),
    fc.constantFrom(
      ...list(
        '${ ¦ ${A ¦ ${} ¦ ${:-x} ¦ ${A:} ¦ ${A:- ¦ ${ A } ¦ ${A:-a:-b} ¦ $${ ¦ $$${A} ¦ $${A ¦ ${A:-$${B}} ¦ ${A}}',
      ),
    ),
  );

const pieceOf = (trap: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: placeholderOf(trap) }, { weight: 2, arbitrary: trap });

const trap = fc.constantFrom(...traps);
const inner = pieceOf(trap);
const outer = pieceOf(fc.constantFrom(...traps, ...outsideBrackets));
const pair = fc.tuple(inner, inner);

const value = fc.oneof(
  { weight: 6, arbitrary: outer },
  { weight: 2, arbitrary: pair.map(([a, b]) => a + b) },
  { weight: 2, arbitrary: outer.map((text) => `"${text}"`) },
  { weight: 2, arbitrary: outer.map((text) => `'${text}'`) },
  { weight: 1, arbitrary: pair.map(([a, b]) => `[${a}, ${b}]`) },
  { weight: 1, arbitrary: pair.map(([a, b]) => `{k: ${a}, l: ${b}}`) },
  { weight: 1, arbitrary: pair.map(([a, b]) => `${a} # ${b}`) },
);
const values = fc.array(value, { minLength: 1, maxLength: 3 });

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('s', 't', 'list', 'map', 'on', '1', 'a b') },
  { weight: 1, arbitrary: fc.constantFrom('"q"', "'q'", '${A}', '${UNSET:-k}', '<<', 'k ') },
);

type Lines = readonly string[];
const indented = (lines: Lines): Lines => lines.map((line) => (line === '' ? '' : `  ${line}`));
const dashed = (items: Lines): Lines => items.map((item) => `- ${item}`);

/** The lines of an entry of a map. */
const leaf: fc.Arbitrary<Lines> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, value).map(([name, text]) => [`${name}: ${text}`]) },
  { weight: 1, arbitrary: value.map((text) => [`# ${text}`]) },
  { weight: 1, arbitrary: fc.constant(['']) },
  { weight: 1, arbitrary: fc.tuple(key, values).map(([name, items]) => [`${name}:`, ...dashed(items)]) },
  { weight: 1, arbitrary: fc.tuple(key, values).map(([name, items]) => [`${name}:`, ...indented(dashed(items))]) },
  { weight: 1, arbitrary: fc.tuple(key, value, value).map(([name, a, b]) => [`${name}: ${a}`, `  ${b}`]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(key, fc.constantFrom('|', '>', '|-', '>+'), values)
      .map(([name, header, texts]) => [`${name}: ${header}`, ...indented(texts)]),
  },
);
const mapOf = (entry: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> =>
  fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => entries.flat());
const orMap = (entry: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> =>
  fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: fc.tuple(key, mapOf(entry)).map(([name, below]) => [`${name}:`, ...indented(below)]) },
  );

/** A document as people write it, and as they should not. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(mapOf(orMap(orMap(leaf))), fc.constantFrom('\n', '\n', '\n', '\r\n'), fc.boolean())
  .map(([lines, ending, isEnded]) => lines.join(ending) + (isEnded ? ending : ''));

const environmentOf = (text: fc.Arbitrary<string>): fc.Arbitrary<ReadonlyMap<string, string>> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C'), text), { selector: ([name]) => name, maxLength: 3 })
    .map((entries) => new Map(entries));

/** What a variable may hold: with line ends, as a pasted certificate has them, and without. */
const valuesOfLines = fc.oneof(outer, fc.constantFrom('x\ny', 'x\ns: y', 'x\n  y', '"x\ny"', 'a\n# b', '\n', 'x\n'));

/** What somebody writes into a variable, with no other variable in it. */
export const plainValues = fc.oneof(
  fc.constantFrom(...traps, ...outsideBrackets),
  fc.tuple(trap, trap).map(([a, b]) => a + b),
  fc.tuple(trap, trap).map(([a, b]) => `[${a}, ${b}]`),
  trap.map((text) => `"${text}"`),
  trap.map((text) => `'${text}'`),
);

/** The variables that the server has. */
export const environments = environmentOf(outer);

/** Variables with line ends. */
export const environmentsOfLines = environmentOf(valuesOfLines);
