import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../../../../../src/core/catalogue/catalogue';
import type { Change } from '../../../../../src/core/finding';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../../../src/core/text/range';
import { sharedPath } from '../../../../support/shared';

const setUp: readonly Change[] = [
  { key: 'authn.clientType', set: 'confidential' },
  { key: 'authn.provider', set: 'custom-oidc' },
  { key: 'authn.providerName', set: 'Keycloak' },
  {
    key: 'authn.publicKeyUrls',
    set: ['https://om.acme.example/api/v1/system/config/jwks', 'https://kc.acme.example/certs'],
  },
  { key: 'authn.authority', set: 'https://kc.acme.example/realms/acme' },
  { key: 'oidc.enabled', set: true },
  { key: 'oidc.id', set: 'open-metadata' },
  { key: 'oidc.secret', secret: 'secret-of-nobody' },
  { key: 'oidc.discoveryUri', set: 'https://kc.acme.example/realms/acme/.well-known/openid-configuration' },
  { key: 'authz.adminPrincipals', set: ['admin', 'jane'] },
];

describe('real YAML files', () => {
  const corpus = sharedPath('corpus');
  if (corpus === undefined) return;
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json|tftpl|env|md)$/.test(name))
    .map((name) => join(corpus, name));

  for (const file of files) {
    it(`${basename(file)} is read, and edited or refused`, () => {
      const text = readFileSync(file, 'utf8');
      for (const lens of [serverYaml, helmValues]) {
        const view = lens.read(text);
        if (!view.readable) continue;
        const result = lens.edit(text, setUp);
        assert.ok(result.ok, result.ok ? '' : result.error.message);
        assert.equal(lens.read(applyEdits(text, result.value.edits)).get('authn.provider').value, 'custom-oidc');
        assert.ok(!applyEdits(text, result.value.edits).includes('secret-of-nobody'));
      }
    });
  }

  it('no file is taken by two formats, and none that is not ours', () => {
    for (const file of files) {
      const [name, text] = [basename(file), readFileSync(file, 'utf8')];
      const taken = [serverYaml, helmValues].filter((lens) => lens.detect(name, text));
      assert.ok(taken.length <= 1, file);
      if (/docker-compose|templates__|deployments__|\.(?:json|tftpl|env|md)$/.test(file))
        assert.equal(taken.length, 0, file);
    }
  });

  const shipped = readdirSync(join(corpus, 'openmetadata-conf-modern'));
  for (const name of shipped) {
    it(`${name}: every placeholder of ours is the shipped one`, () => {
      const view = serverYaml.read(readFileSync(join(corpus, 'openmetadata-conf-modern', name), 'utf8'));
      const set = catalogue.filter(({ key, env }) => env !== undefined && view.get(key).source === 'file');
      assert.ok(set.length > 50);
      assert.deepEqual(
        set.filter(({ key }) => view.get(key).stock !== true).map(({ key }) => key),
        [],
      );
    });
  }

  it('a long values file is readable, and one that is not ours is let go', () => {
    const text = readFileSync(
      join(corpus, 'third-party', 'clemlabprojects__trino-charts__charts__openmetadata__values.yaml'),
      'utf8',
    );
    const foreign = text.replaceAll('openmetadata:', 'other:').repeat(10);
    assert.ok(helmValues.read(text).readable);
    assert.equal(helmValues.detect('values.yaml', foreign), false);
    assert.equal(serverYaml.detect('values.yaml', foreign), false);
  });
});
