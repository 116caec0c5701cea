import fc from 'fast-check';

/** Pieces of text that mean something to YAML, to the server's substitution, to templates or to Git. */
const scraps = [
  ...[
    '"',
    "'",
    ':',
    '\t',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '${',
    '# ${',
    '#',
    '&a ',
    '*a',
    '<<: *a',
    '!!int ',
    '{{ x }}',
  ],
  ...['\n', '\r', '\r\n', '\n\n', '  ', '---\n', '...\n', '? ', '|\n', ' >-\n', '\0', '\uFEFF', '<<<<<<< HEAD\n'],
  ...['\n- a\n', '\nfoo: [\n', '\n]\n', '\nfoo: {\n', '\n}\n', '\nfoo: "\n', '"quoted": 1\n', 'a: b\n'],
  ...['authenticationConfiguration:\n', 'openmetadata:\n', '  config:\n', '    authentication:\n', '  clientId: x\n'],
  ...[
    'image:\n  tag: 1.2.3\n',
    'extraEnvs:\n- name: A\n  value: b\n',
    'OIDC_CLIENT_ID=x\n',
    'services:\n',
    'kind: Secret\n',
  ],
];

/** Characters taken from a place of a text, or from the beginning of its line, and others put there. */
interface Cut {
  readonly at: number;
  readonly atLine: boolean;
  readonly removed: number;
  readonly added: string;
}

/** What somebody does to a file in the middle of typing, or a merge, or a careless script. */
export const damage: fc.Arbitrary<readonly Cut[]> = fc.array(
  fc.record({
    at: fc.nat(100_000),
    atLine: fc.boolean(),
    removed: fc.oneof(fc.constant(0), fc.nat(20)),
    added: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...scraps) },
      { weight: 1, arbitrary: fc.string({ maxLength: 5, unit: 'binary' }) },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

export const damaged = (text: string, cuts: readonly Cut[]): string =>
  cuts.reduce((rest, { at, atLine, removed, added }) => {
    const place = at % (rest.length + 1);
    const start = atLine ? rest.lastIndexOf('\n', place - 1) + 1 : place;
    return rest.slice(0, start) + added + rest.slice(start + removed);
  }, text);
