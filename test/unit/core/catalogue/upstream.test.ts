import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { catalogue } from '../../../../src/core/catalogue/catalogue';
import { settingAtHelmPath, settingAtPath } from '../../../../src/core/catalogue/lookup';
import { compareReleases, isKnownIn } from '../../../../src/core/catalogue/releases';
import type { SettingType } from '../../../../src/core/catalogue/setting';
import { sharedPath } from '../../../support/shared';

/** A row of the list of keys that was read from OpenMetadata's schemas. `?`: only the shipped file is known. */
interface Key {
  readonly path: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly itemPattern?: string;
  readonly schemaDefault?: unknown;
  readonly confDefault?: string;
  readonly env?: string;
  readonly helm?: readonly string[];
  readonly requiredIn?: readonly string[];
  readonly firstSeen: string;
  readonly desc: string | null;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const typeNames: Readonly<Record<string, SettingType>> = { 'array<string>': 'list' };
const maps = ['authenticationConfiguration.oidcConfiguration.customParams'];

const data = sharedPath('data', 'openmetadata');
const conf = sharedPath('corpus', 'openmetadata-conf-modern');
const charts = sharedPath('corpus', 'helm-chart-values');

(data === undefined ? describe.skip : describe)('catalogue and the list of upstream keys', () => {
  const keys = data === undefined ? [] : (read(join(data, 'keys.json')) as readonly Key[]);

  it('agrees row by row', () => {
    for (const key of keys) {
      const setting = settingAtPath(key.path);
      assert.ok(setting !== undefined, `${key.path} is missing`);
      const type = maps.includes(key.path) ? 'map' : (typeNames[key.type] ?? key.type);
      if (key.type !== '?') {
        assert.equal(setting.type, type, key.path);
        assert.deepEqual(setting.enum, key.enum, key.path);
        assert.equal(setting.minimum, key.minimum, key.path);
        assert.deepEqual(setting.serverDefault, key.schemaDefault ?? undefined, key.path);
      }
      assert.equal(setting.env, key.env, key.path);
      assert.equal(setting.itemPattern, key.itemPattern, key.path);
      assert.equal(setting.required !== undefined, (key.requiredIn ?? []).length > 0, key.path);
    }
  });

  it('holds no more keys than that, but for old ones and switches of the chart', () => {
    const listed = new Set(keys.map(({ path }) => path));
    const more = catalogue.filter(({ path, until }) => path !== undefined && until === undefined && !listed.has(path));
    assert.deepEqual(more, []);
  });

  it('names the same places in the chart', () => {
    for (const { path, helm = [] } of keys) {
      const places = settingAtPath(path)?.helm?.map((location) => location.path) ?? [];
      const named = helm.map((place) => place.replace(/\.\{secretRef,secretKey\}$/, ''));
      // Two trust store switches share a variable, and so the list gives both places to each.
      assert.deepEqual(
        places.filter((place) => !named.includes(place)),
        [],
        path,
      );
      assert.equal(places.length, Math.min(named.length, 1), path);
    }
  });

  it('says which releases require a key', () => {
    for (const { path, requiredIn = [] } of keys) {
      const required = settingAtPath(path)?.required;
      for (const release of ['1.5.0', '1.6.0', '1.8.0', '1.9.0', '1.10.0', '1.11.0', '1.12.0', '1.13.1', '2.0.7']) {
        const since = required !== undefined && compareReleases(release, required.since) >= 0;
        const until = required?.until === undefined || compareReleases(release, required.until) <= 0;
        assert.equal(since && until, requiredIn.includes(release), `${path} in ${release}`);
      }
    }
  });

  it('describes in words of its own', () => {
    for (const { path, desc } of keys) {
      if (desc !== null) assert.notEqual(plain(settingAtPath(path)?.description ?? ''), plain(desc), path);
    }
  });
});

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

(data === undefined ? describe.skip : describe)('catalogue and the schemas of each release', () => {
  const folder = data === undefined ? '' : join(data, 'schemas', 'derived');
  const roots = {
    authenticationConfiguration: 'authenticationConfiguration',
    authorizerConfiguration: 'authorizerConfiguration',
    jwtTokenConfiguration: 'jwtTokenConfiguration',
  };

  for (const release of folder === '' ? [] : readdirSync(folder)) {
    it(`${release}: the same keys`, () => {
      const known = Object.entries(roots).flatMap(([root, file]) =>
        pathsOf(read(join(folder, release, `${file}.json`)) as Schema, root),
      );
      const expected = catalogue.filter((setting) => setting.path !== undefined && isKnownIn(setting, release));
      // Shipped with a later patch of 1.8, although the schema of 1.8.0 lacks it.
      const ahead = release === '1.8.0' ? ['authenticationConfiguration.oidcConfiguration.sessionExpiry'] : [];
      assert.deepEqual(expected.map(({ path }) => path ?? '').sort(), [...known, ...ahead].sort());
    });
  }
});

/** Every path of a schema below its root, blocks included. */
function pathsOf(schema: Schema, root: string): readonly string[] {
  const visit = (part: Schema, path: string): readonly string[] => {
    const alternatives = [part, ...(part.anyOf ?? [])].map(({ $ref, ...rest }) =>
      $ref === undefined ? rest : (schema.$defs?.[$ref.replace('#/$defs/', '')] ?? {}),
    );
    const children = alternatives.flatMap(({ properties = {} }) => Object.entries(properties));
    return children.flatMap(([key, child]) => [`${path}.${key}`, ...visit(child, `${path}.${key}`)]);
  };
  return visit(schema, root);
}

/** Every leaf of parsed YAML by its dotted path; a Secret reference is a leaf. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'secretRef' in value)
    return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, path === '' ? key : `${path}.${key}`));
}

(conf === undefined ? describe.skip : describe)('catalogue and the shipped openmetadata.yaml', () => {
  for (const file of conf === undefined ? [] : readdirSync(conf)) {
    it(`${file}: every key, variable and default`, () => {
      // A placeholder is taken for a text here, so that its variable and default can be compared as they stand.
      const text = readFileSync(join(conf ?? '', file), 'utf8').replace(/\$\{[^}]*\}/g, (match) =>
        JSON.stringify(match),
      );
      const root = parseDocument(text, { uniqueKeys: false }).toJS() as Readonly<Record<string, unknown>>;
      const ours = Object.entries(root).filter(([name]) =>
        /^(?:auth\w+Configuration|jwtTokenConfiguration|configSource)$/.test(name),
      );
      assert.ok(ours.length >= 3);
      for (const [path, value] of ours.flatMap(([name, block]) => leavesOf(block, name))) {
        const setting = settingAtPath(path);
        assert.ok(setting?.env !== undefined && setting.shippedDefault !== undefined, `${path} is missing`);
        const shipped = [setting.shippedDefault, ...(setting.olderShippedDefaults ?? [])];
        assert.ok(
          shipped.map((text) => `\${${setting.env ?? ''}:-${text}}`).includes(String(value)),
          `${path}: ${String(value)}`,
        );
      }
    });
  }
});

(charts === undefined ? describe.skip : describe)('catalogue and the values of the chart', () => {
  const files = charts === undefined ? [] : readdirSync(charts).filter((name) => /^values@openmetadata-1\./.test(name));

  for (const file of files) {
    it(`${file}: every key`, () => {
      const values = parse(readFileSync(join(charts ?? '', file), 'utf8')) as Values;
      for (const [path] of leavesOf(ours(values), '')) assert.ok(settingAtHelmPath(path), `${path} is missing`);
    });
  }

  it('the newest has the types and allowed values of the catalogue', () => {
    const schema = read(join(charts ?? '', 'values.schema@openmetadata-1.13.1.json')) as Schema;
    for (const { type, helm = [] } of catalogue.filter(({ until }) => until === undefined)) {
      for (const location of helm) {
        const inChart = location.path
          .split('.')
          .reduce<Schema | undefined>((part, key) => part?.properties?.[key], schema);
        assert.ok(inChart !== undefined, location.path);
        assert.equal(inChart.properties?.['secretRef'] !== undefined, location.reference ?? false, location.path);
        assert.deepEqual([...(inChart.enum ?? [])].sort(), [...(location.enum ?? [])].sort(), location.path);
        const types = [inChart.type].flat().filter((name) => name !== 'null');
        const expected = location.type ?? type;
        if (!location.reference) assert.deepEqual(types, [expected === 'list' ? 'array' : expected], location.path);
      }
    }
  });

  it('the newest has the defaults of the catalogue', () => {
    const [newest] = files.sort(compareReleases).reverse();
    const values = parse(readFileSync(join(charts ?? '', newest ?? ''), 'utf8')) as Values;
    const defaults = new Map(leavesOf(ours(values), ''));
    assert.ok(defaults.size > 60);
    for (const { until, helm = [] } of catalogue) {
      for (const { path, default: value } of helm) {
        if (until === undefined) assert.deepEqual(value, defaults.get(path), path);
      }
    }
  });
});

interface Values {
  readonly openmetadata?: { readonly config: Readonly<Record<string, unknown>> };
}

/** The blocks of the chart's values that the catalogue is about; none in charts of the days of `global:`. */
const ours = ({ openmetadata }: Values): unknown =>
  openmetadata === undefined
    ? {}
    : {
        openmetadata: {
          config: Object.fromEntries(
            ['authentication', 'authorizer', 'jwtTokenConfiguration'].map((name) => [name, openmetadata.config[name]]),
          ),
        },
      };
