import { catalogue } from '../src/core/catalogue/catalogue';
import { settingsOfVariable, variables } from '../src/core/catalogue/lookup';
import type { HelmLocation, Setting } from '../src/core/catalogue/setting';
import { foreignVariables } from '../src/core/schema/otherNames';

/** The part of JSON Schema, draft 7, that the three schemas use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: true;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
}

const draft = 'http://json-schema.org/draft-07/schema#';

/** What no row of the catalogue describes: the blocks at the root of `openmetadata.yaml`. */
const rootBlocks: Readonly<Record<string, string>> = {
  authenticationConfiguration: 'Who signs users in, and how their tokens are checked.',
  authorizerConfiguration: 'Who may do what, and who is administrator.',
  jwtTokenConfiguration: 'The keys of OpenMetadata’s own tokens.',
  configSource: 'Whether files or the database win, in releases after 2.0.7.',
};

const scalar: JsonSchema = { type: ['string', 'number', 'boolean', 'null'] };

/**
 * What the server accepts for a type, after its coercions: Jackson reads `"3600"` as a number and an empty text as null.
 * Measured with the server's own configuration library; facts on substitution, points 4 to 10.
 */
const serverTypes: Readonly<Record<Setting['type'], JsonSchema>> = {
  string: scalar,
  boolean: {
    type: ['boolean', 'integer', 'string', 'null'],
    pattern: '^\\s*(true|True|TRUE|false|False|FALSE)?\\s*$',
    minimum: 0,
    maximum: 1,
  },
  integer: { type: ['number', 'string', 'null'], pattern: '^\\s*([+-]?\\d+)?\\s*$' },
  list: { type: ['array', 'null'], items: scalar },
  map: { type: ['object', 'null'], additionalProperties: scalar },
  object: { type: ['object', 'null'] },
};

/** What the chart's values.schema.json accepts: nothing is converted. Null takes a default of the chart away. */
const chartTypes: Readonly<Record<Setting['type'], JsonSchema>> = {
  string: { type: ['string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  integer: { type: ['integer', 'null'] },
  list: { type: ['array', 'null'], items: { type: 'string' } },
  map: { type: ['object', 'null'] },
  object: { type: ['object', 'null'] },
};

const secretReference: JsonSchema = {
  type: ['object', 'null'],
  properties: {
    secretRef: { description: 'Name of the Kubernetes Secret.', type: ['string', 'null'] },
    secretKey: { description: 'Entry of that Secret that holds the value.', type: ['string', 'null'] },
  },
  additionalProperties: false,
};

/** Enums are compared letter by letter, but blanks around them do no harm. The list is for editors, the pattern says it all. */
const choice = (values: readonly string[]): JsonSchema => ({
  anyOf: [
    { enum: values },
    { type: ['string', 'null'], pattern: `^\\s*(${values.join('|').replaceAll('.', '\\.')})\\s*$` },
  ],
});

const serverType = (setting: Setting): JsonSchema =>
  setting.enum === undefined ? serverTypes[setting.type] : choice(setting.enum);

function chartType(
  setting: Setting,
  { reference, type = setting.type, enum: values = setting.enum }: HelmLocation,
): JsonSchema {
  if (reference) return secretReference;
  return values === undefined ? chartTypes[type] : choice(values);
}

const described = (setting: Setting, schema: JsonSchema, value: unknown): JsonSchema => ({
  ...(setting.path === undefined ? {} : { title: setting.path }),
  description: setting.description,
  ...(setting.deprecated === undefined ? {} : { deprecated: true }),
  ...(value === undefined ? {} : { default: value }),
  ...schema,
});

/** Properties by dotted path, nested. A block is closed to other keys unless it is `open`. */
function nest(
  leaves: ReadonlyMap<string, JsonSchema>,
  blockOf: (path: string) => JsonSchema,
  open: readonly string[],
  parent = '',
): JsonSchema {
  const prefix = parent === '' ? '' : `${parent}.`;
  const names = [...leaves.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const children = [...new Set(names.map((name) => name.replace(/\..*/, '')))];
  const child = (name: string): JsonSchema => leaves.get(prefix + name) ?? nest(leaves, blockOf, open, prefix + name);
  return {
    ...blockOf(parent),
    type: ['object', 'null'],
    properties: Object.fromEntries(children.map((name) => [name, child(name)])),
    additionalProperties: open.includes(parent),
  };
}

const blockRows = new Map(catalogue.flatMap((row) => (row.type === 'object' ? [[row.path ?? '', row] as const] : [])));

function serverBlock(path: string): JsonSchema {
  const row = blockRows.get(path);
  const description = row?.description ?? rootBlocks[path];
  return description === undefined ? {} : { title: path, description };
}

/** A block of the chart is described as the block of `openmetadata.yaml` that its first setting belongs to. */
function chartBlock(block: string): JsonSchema {
  for (const { path, helm } of catalogue) {
    const inside = helm?.find((location) => location.path.startsWith(`${block}.`))?.path;
    if (path === undefined || inside === undefined) continue;
    const depth = inside.split('.').length - block.split('.').length;
    return serverBlock(path.split('.').slice(0, -depth).join('.'));
  }
  return {};
}

const document = (title: string, description: string, schema: JsonSchema): JsonSchema => ({
  $schema: draft,
  title,
  description,
  ...schema,
});

function serverYamlSchema(): JsonSchema {
  const leaves = catalogue.flatMap((row) =>
    row.path === undefined || row.type === 'object'
      ? []
      : [[row.path, described(row, serverType(row), row.serverDefault)] as const],
  );
  return document(
    'openmetadata.yaml',
    'The sign-in settings of an OpenMetadata server, once its placeholders are filled in. Other blocks are free.',
    nest(new Map(leaves), serverBlock, ['']),
  );
}

function helmValuesSchema(): JsonSchema {
  const leaves = catalogue.flatMap((row) =>
    (row.helm ?? []).map(
      (location) => [location.path, described(row, chartType(row, location), location.default)] as const,
    ),
  );
  return document(
    'Values of the Helm chart openmetadata',
    'The sign-in settings in the values of the chart. Other keys are free.',
    nest(new Map(leaves), chartBlock, ['', 'openmetadata', 'openmetadata.config']),
  );
}

function envSchema(): JsonSchema {
  // Where two settings share a variable, they share the type too, and the first one describes it.
  const leaves = variables.flatMap((name) =>
    settingsOfVariable(name)
      .slice(0, 1)
      .map((row) => [name, described(row, serverType(row), undefined)] as const),
  );
  const others = foreignVariables.map((name) => [name, { description: 'Not a sign-in setting.' }] as const);
  return document(
    'Environment of an OpenMetadata server',
    'Variables of sign-in settings, each with what its text is once it has been pasted into openmetadata.yaml and read as YAML.',
    nest(new Map<string, JsonSchema>([...leaves, ...others]), () => ({}), []),
  );
}

/** The schemas by file name: what schemas/ must hold. */
export const schemas: ReadonlyMap<string, JsonSchema> = new Map([
  ['openmetadata-yaml.schema.json', serverYamlSchema()],
  ['helm-values.schema.json', helmValuesSchema()],
  ['env.schema.json', envSchema()],
]);

/** The text of a schema file. */
export const schemaText = (schema: JsonSchema): string => `${JSON.stringify(schema, undefined, 2)}\n`;
