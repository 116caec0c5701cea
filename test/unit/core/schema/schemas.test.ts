import { Ajv } from 'ajv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas, schemaText, type JsonSchema } from '../../../../scripts/schemas';
import { catalogue } from '../../../../src/core/catalogue/catalogue';
import {
  validEnvironment,
  validHelmValues,
  validServerYaml,
  type Validator,
} from '../../../../src/core/schema/validators.generated';

const folder = join(import.meta.dirname, '../../../../schemas');
const root = { authn: 'authenticationConfiguration', oidc: 'oidcConfiguration' } as const;

const compiled: ReadonlyMap<string, Validator> = new Map([
  ['openmetadata-yaml.schema.json', validServerYaml],
  ['helm-values.schema.json', validHelmValues],
  ['env.schema.json', validEnvironment],
]);

const read = (name: string): JsonSchema => JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonSchema;

describe('schemas', () => {
  it('are those of the catalogue: run `npx tsx scripts/generate-schemas.ts` if not', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...schemas.keys()].sort());
    for (const [name, schema] of schemas) {
      assert.equal(
        readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'),
        schemaText(schema),
        `${name} is stale`,
      );
    }
  });

  for (const name of schemas.keys()) {
    const ajv = new Ajv({ allowUnionTypes: true, strict: true });

    it(`${name} is a valid draft-07 schema`, () => {
      assert.equal(ajv.validateSchema(read(name)), true, ajv.errorsText(ajv.errors));
    });

    it(`${name} describes every setting and block`, () => {
      const undescribed: string[] = [];
      const visit = (schema: JsonSchema, path: string): void => {
        for (const [key, child] of Object.entries(schema.properties ?? {})) {
          if (child.description === undefined) undescribed.push(`${path}${key}`);
          visit(child, `${path}${key}.`);
        }
      };
      visit(read(name), '');
      assert.deepEqual(
        undescribed.filter((path) => !/^openmetadata(?:\.config)?$/.test(path)),
        [],
      );
    });

    it(`${name} and its compiled validator agree`, () => {
      const full = ajv.compile(read(name));
      const short = compiled.get(name);
      assert.ok(short !== undefined);
      const settings = fc.dictionary(keyOf(read(name)), value, { maxKeys: 6 });
      fc.assert(
        fc.property(settings, (flat) => {
          const data = nested(flat);
          assert.equal(short(data), full(data));
        }),
        { numRuns: 2000 },
      );
    });
  }
});

/** Values that lie near the borders of what the types accept. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'true',
    'False',
    'yes',
    '12',
    '1.5',
    ' public',
    'public',
    'Public',
    '[a]',
    'custom-oidc',
    '{}',
  ),
  fc.constantFrom(null, true, 0, 1, 2, 1.5),
  fc.constantFrom([], ['a'], ['a', 1, null], [['a']], [{ a: null }]),
  fc.constantFrom({}, { a: 'b' }, { a: ['b'] }, { secretRef: 'a', secretKey: 'b' }, { secretRef: 1 }, { foo: 'a' }),
);

/** Dotted paths of the schema, of blocks too, and some that it does not know. */
function keyOf(schema: JsonSchema): fc.Arbitrary<string> {
  const paths: string[] = [];
  const visit = ({ properties = {} }: JsonSchema, prefix: string): void => {
    for (const [key, child] of Object.entries(properties)) {
      paths.push(`${prefix}${key}`, `${prefix}${key}x`);
      visit(child, `${prefix}${key}.`);
    }
  };
  visit(schema, '');
  return fc.constantFrom(...paths);
}

function nested(flat: Readonly<Record<string, unknown>>): unknown {
  const data: Record<string, unknown> = {};
  for (const [path, leaf] of Object.entries(flat)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let block = data;
    for (const step of steps) {
      const child = block[step];
      block = block[step] = typeof child === 'object' && child !== null && !Array.isArray(child) ? { ...child } : {};
    }
    block[last] = leaf;
  }
  return data;
}

/** One setting of each type, and what the server made of values of it (measured with its configuration library). */
const measured: readonly {
  readonly type: string;
  readonly path: readonly string[];
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
}[] = [
  {
    type: 'text',
    path: [root.authn, 'authority'],
    accepted: ['', null, 'abc', 'a$b${c}', 1234567890123, true, '${NOPE}', 'http://x"'],
    refused: [{ 'http://localhost:8081/auth/realms/data-sec': null }, { Domain: null }, ['a']],
  },
  {
    type: 'boolean',
    path: [root.authn, 'enableSelfSignup'],
    accepted: [true, false, 'true', 'True', 'TRUE', 'false', '', ' ', null, 1, 0],
    refused: ['maybe', 'yes', [true], {}],
  },
  {
    type: 'integer',
    path: [root.authn, root.oidc, 'tokenValidity'],
    accepted: [3600, '3600', ' 3600 ', '', null, 3600.5],
    refused: ['3600s', true, [3600], {}],
  },
  {
    type: 'list',
    path: [root.authn, 'publicKeyUrls'],
    accepted: [['http://a:1/x', 'http://b/y'], ['a b'], [], null, [1, true]],
    refused: ['[a, b]', 'a', 'a,b', '', [{ 'http://a:8080/x': null }], { a: null }],
  },
  {
    type: 'map',
    path: [root.authn, root.oidc, 'customParams'],
    accepted: [{}, { k: 'v' }, null],
    refused: ['', '{}', ['a'], { k: { v: 1 } }],
  },
  {
    type: 'enum',
    path: [root.authn, 'clientType'],
    accepted: ['public', ' public', 'confidential ', null],
    refused: ['Public', '', 'keycloak', true, ['public']],
  },
  {
    type: 'block',
    path: [root.authn, root.oidc],
    accepted: [{}, null],
    refused: ['x', [], 1, { unknown: 1 }],
  },
];

describe('what the server accepts', () => {
  for (const { type, path, accepted, refused } of measured) {
    const inYaml = (leaf: unknown): unknown => path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), leaf);
    const { env } = catalogue.find((setting) => setting.path === path.join('.')) ?? {};

    it(`${type} in openmetadata.yaml`, () => {
      assert.deepEqual(
        accepted.filter((leaf) => !validServerYaml(inYaml(leaf))),
        [],
      );
      assert.deepEqual(
        refused.filter((leaf) => validServerYaml(inYaml(leaf))),
        [],
      );
    });

    if (env === undefined) continue;
    it(`${type} in a variable`, () => {
      assert.deepEqual(
        accepted.filter((leaf) => !validEnvironment({ [env]: leaf })),
        [],
      );
      assert.deepEqual(
        refused.filter((leaf) => validEnvironment({ [env]: leaf })),
        [],
      );
    });
  }

  it('an unknown key nowhere in its blocks', () => {
    assert.equal(validServerYaml({ foo: 1 }), true);
    assert.equal(validServerYaml({ authorizerConfiguration: { foo: 1 } }), false);
    assert.equal(validEnvironment({ OIDC_FOO: 1 }), false);
  });
});

describe('what the chart accepts', () => {
  const valid = (settings: object): boolean =>
    validHelmValues({ openmetadata: { config: { authentication: { oidcConfiguration: settings } } } });

  it('text for numbers, and truth values without quotes', () => {
    for (const key of ['tokenValidity', 'sessionExpiry', 'maxAge', 'maxClockSkew']) {
      assert.equal(valid({ [key]: '3600' }), true, key);
      assert.equal(valid({ [key]: 3600 }), false, key);
    }
    assert.equal(valid({ useNonce: true, disablePkce: false }), true);
    assert.equal(valid({ useNonce: 'true' }), false);
    assert.equal(valid({ customParams: '{}' }), true);
    assert.equal(valid({ customParams: {} }), false);
  });

  it('a reference for a secret, and nothing else', () => {
    assert.equal(valid({ clientSecret: { secretRef: 'oidc-secrets', secretKey: 'secret' } }), true);
    assert.equal(valid({ clientSecret: 'abc' }), false);
    assert.equal(valid({ clientSecret: { value: 'abc' } }), false);
  });

  it('null for anything, which takes a default away', () => {
    assert.equal(valid({ clientSecret: null, scope: null, useNonce: null }), true);
    assert.equal(validHelmValues({ openmetadata: { config: { authorizer: { initialAdmins: null } } } }), true);
  });
});
