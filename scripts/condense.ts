import type { JsonSchema } from './schemas';

/**
 * The same schemas in fewer words, for the compiler: it writes code for every property, but only a loop for a pattern,
 * and compiles what stands in several places once for each. So descriptions are left out, properties of one type become
 * one pattern, and every distinct subschema gets a name and is referred to. Unchanged, the validators would be five times as long.
 * @returns schemas by name: those of `schemas` under their names, and what they refer to
 */
export function condense(schemas: ReadonlyMap<string, JsonSchema>): ReadonlyMap<string, object> {
  const names = new Map<string, string>();
  const condensed = new Map<string, object>();

  const refer = (schema: JsonSchema): { readonly $ref: string } => {
    const short = shorten(schema);
    const text = JSON.stringify(short);
    const name = names.get(text) ?? `part${names.size.toString()}`;
    names.set(text, name);
    condensed.set(name, short);
    return { $ref: name };
  };

  const shorten = ({ properties, items, additionalProperties, ...rest }: JsonSchema): object => ({
    ...constraints(rest),
    ...(properties === undefined ? {} : { patternProperties: patterns(properties) }),
    ...(items === undefined ? {} : { items: refer(items) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: refer(additionalProperties) } : {}),
    ...(additionalProperties === false ? { additionalProperties } : {}),
  });

  const patterns = (properties: Readonly<Record<string, JsonSchema>>): Record<string, object> => {
    const keys = new Map<string, string[]>();
    for (const [key, property] of Object.entries(properties)) {
      const { $ref } = refer(property);
      keys.set($ref, [...(keys.get($ref) ?? []), key]);
    }
    return Object.fromEntries([...keys].map(([$ref, group]) => [`^(?:${group.join('|')})$`, { $ref }]));
  };

  for (const [name, schema] of schemas) condensed.set(name, shorten(schema));
  return condensed;
}

/** What decides on validity, without what only explains. Of alternatives, the last covers the others: see `choice`. */
const constraints = ({ type, pattern, minimum, maximum, anyOf }: JsonSchema): JsonSchema => ({
  ...(type === undefined ? {} : { type }),
  ...(pattern === undefined ? {} : { pattern }),
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
  ...anyOf?.at(-1),
});
