import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { catalogue, settingOf } from '../../../../src/core/catalogue/catalogue';
import { settingsOfVariable, variables } from '../../../../src/core/catalogue/lookup';
import type { SettingType } from '../../../../src/core/catalogue/setting';
import { validEnvironment } from '../../../../src/core/schema/validators.generated';

const groups = /^(?:authn|oidc|ldap|saml|authz|jwt|configSource)(?:\.|$)/;

const unique = (names: readonly string[]): void => {
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
};

const typeOf = (value: unknown): SettingType => {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'integer';
  return typeof value === 'object' ? 'map' : (typeof value as 'string' | 'boolean');
};

describe('catalogue', () => {
  it('holds every key, path and Helm path once', () => {
    unique(catalogue.map(({ key }) => key));
    unique(catalogue.flatMap(({ path }) => path ?? []));
    unique(catalogue.flatMap(({ helm = [] }) => helm.map(({ path }) => path)));
  });

  it('names settings by group, and every one can be set somewhere', () => {
    for (const { key, path, helm } of catalogue) {
      assert.match(key, groups);
      assert.ok(path !== undefined || helm !== undefined, key);
      if (path !== undefined) assert.ok(path.endsWith(key.replace(/^\w+\./, '')) || !key.includes('.'), key);
    }
  });

  it('describes every setting in one or two short sentences', () => {
    for (const { key, description } of catalogue) {
      assert.match(description, /^[A-Z`].{15,}[.]$/, key);
      assert.ok(description.split(/[.] (?=[A-Z`])/).length <= 2 && description.length <= 230, key);
      assert.ok(!description.includes('TODO'), key);
    }
    unique(catalogue.map(({ description }) => description));
  });

  it('gives settings that share a variable the same type', () => {
    for (const variable of variables) {
      assert.equal(new Set(settingsOfVariable(variable).map(({ type }) => type)).size, 1, variable);
    }
  });

  it('ships defaults that the server accepts', () => {
    for (const { key, env, shippedDefault, olderShippedDefaults = [] } of catalogue) {
      assert.equal(env === undefined, shippedDefault === undefined, key);
      if (env === undefined || shippedDefault === undefined) continue;
      for (const text of [shippedDefault, ...olderShippedDefaults]) {
        assert.ok(validEnvironment({ [env]: parse(text) as unknown }), `${key}: ${text}`);
      }
    }
  });

  it('gives every Helm value a default of its type', () => {
    for (const { key, type, enum: values, helm = [] } of catalogue) {
      for (const location of helm) {
        if (location.reference)
          assert.deepEqual(Object.keys(location.default as object), ['secretRef', 'secretKey'], key);
        else assert.equal(typeOf(location.default), location.type ?? type, key);
        const allowed = location.enum ?? values;
        if (allowed !== undefined) assert.ok(allowed.includes(String(location.default)), key);
      }
    }
  });

  it('marks as secret what would let somebody in', () => {
    assert.deepEqual(
      catalogue.filter(({ secret }) => secret).map(({ key }) => key),
      [
        'oidc.secret',
        'ldap.dnAdminPassword',
        'ldap.trustStoreConfig.customTrustManagerConfig.trustStoreFilePassword',
        'saml.sp.spPrivateKey',
        'saml.security.keyStorePassword',
      ],
    );
    for (const { key, secret, helm = [] } of catalogue) {
      if (secret)
        assert.ok(
          helm.every(({ reference }) => reference),
          key,
        );
    }
  });

  it('holds the switches that only the chart knows', () => {
    for (const [key, on] of [
      ['authn.enabled', true],
      ['authz.enabled', true],
      ['jwt.enabled', true],
      ['oidc.enabled', false],
    ] as const) {
      const { path, type, helm } = settingOf(key);
      assert.equal(path, undefined);
      assert.equal(type, 'boolean');
      assert.equal(helm?.[0]?.default, on);
    }
  });
});
