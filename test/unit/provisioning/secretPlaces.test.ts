import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseAllDocuments } from 'yaml';
import { envFile } from '../../../src/core/formats/envFile/envFile';
import type { Elsewhere } from '../../../src/core/formats/lens';
import { applyEdits } from '../../../src/core/text/range';
import {
  createSecretCommands,
  environmentEdits,
  kubernetesSecrets,
  secretManifest,
  variables,
} from '../../../src/provisioning/secretPlaces';
import { awkwardSecret } from './samples';

const inKubernetes = (entry: string, value: string, name = 'oidc-secrets'): Elsewhere => ({
  key: 'oidc.secret',
  value,
  secret: true,
  home: { kind: 'kubernetes-secret', name, entry },
});

const inVariable = (variable: string, value: string): Elsewhere => ({
  key: 'oidc.secret',
  value,
  secret: true,
  home: { kind: 'environment-variable', variable },
});

const strings = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(awkwardSecret));

describe('kubernetesSecrets', () => {
  it('gathers the entries of each Secret and leaves variables out', () => {
    const places = [
      inKubernetes('id', 'a'),
      inVariable('X', 'x'),
      inKubernetes('k', 'b', 'other'),
      inKubernetes('s', 'c'),
    ];
    assert.deepEqual(kubernetesSecrets(places), [
      {
        name: 'oidc-secrets',
        entries: [
          { entry: 'id', value: 'a' },
          { entry: 's', value: 'c' },
        ],
      },
      { name: 'other', entries: [{ entry: 'k', value: 'b' }] },
    ]);
    assert.deepEqual(
      variables(places).map(({ home }) => home.variable),
      ['X'],
    );
  });
});

describe('secretManifest', () => {
  it('reads as a sentence of Kubernetes', () => {
    const manifest = secretManifest(kubernetesSecrets([inKubernetes('openmetadata-oidc-client-secret', 'sesame')]));
    assert.match(
      manifest,
      /apiVersion: v1\nkind: Secret\nmetadata:\n {2}name: oidc-secrets\ntype: Opaque\nstringData:\n {2}openmetadata-oidc-client-secret: sesame\n$/,
    );
  });

  it('holds every value as it is, whatever its characters, in YAML 1.1 and 1.2', () => {
    fc.assert(
      fc.property(strings, (value) => {
        const manifest = secretManifest(kubernetesSecrets([inKubernetes('entry', value)]));
        for (const version of ['1.1', '1.2'] as const) {
          const [document] = parseAllDocuments(manifest, { version });
          assert.deepEqual(document?.toJS(), {
            apiVersion: 'v1',
            kind: 'Secret',
            metadata: { name: 'oidc-secrets' },
            type: 'Opaque',
            stringData: { entry: value },
          });
        }
      }),
    );
  });

  it('quotes words that YAML would read as something else', () => {
    for (const value of ['true', 'no', 'null', '12', '1e3', '~', '']) {
      const [document] = parseAllDocuments(secretManifest(kubernetesSecrets([inKubernetes('e', value)])), {
        version: '1.1',
      });
      assert.deepEqual((document?.toJS() as { stringData: unknown }).stringData, { e: value });
    }
  });

  it('makes one document a Secret', () => {
    const secrets = kubernetesSecrets([inKubernetes('a', '1'), inKubernetes('b', '2', 'other')]);
    assert.equal(parseAllDocuments(secretManifest(secrets)).length, 2);
  });
});

describe('createSecretCommands', () => {
  it('is the command of the documentation', () => {
    const secrets = kubernetesSecrets([
      inKubernetes('openmetadata-oidc-client-id', 'open-metadata'),
      inKubernetes('s', "it's"),
    ]);
    assert.equal(
      createSecretCommands(secrets),
      `kubectl create secret generic oidc-secrets --from-literal=openmetadata-oidc-client-id=open-metadata --from-literal='s=it'\\''s'`,
    );
  });

  it('survives a POSIX shell, whatever the characters', function () {
    if (process.platform === 'win32') this.skip();
    fc.assert(
      fc.property(strings, (text) => {
        const value = Buffer.from(text).toString().replaceAll('\0', '');
        const command = createSecretCommands(kubernetesSecrets([inKubernetes('e', value)]));
        const script = `kubectl() { printf '%s\\0' "$@"; }; ${command}`;
        const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
        assert.deepEqual(words, ['create', 'secret', 'generic', 'oidc-secrets', `--from-literal=e=${value}`]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('environmentEdits', () => {
  const after = (text: string, ...places: readonly Elsewhere[]): string => {
    const edits = environmentEdits(envFile, text, variables(places));
    assert.ok(edits.ok, edits.ok ? '' : edits.error.message);
    return applyEdits(text, edits.value);
  };

  it('writes a line that the server reads unchanged', () => {
    const text = after('', inVariable('OIDC_CLIENT_SECRET', awkwardSecret));
    assert.equal(envFile.read(text).get('oidc.secret').value, awkwardSecret);
  });

  it('replaces the line that is there and leaves the others alone', () => {
    const text = after('# ours\nA=b\nOIDC_CLIENT_SECRET=old\nC=d\n', inVariable('OIDC_CLIENT_SECRET', 'sesame'));
    assert.match(text, /^# ours\nA=b\nOIDC_CLIENT_SECRET=.*sesame.*\nC=d\n$/);
  });

  it('takes a variable of another name', () => {
    const text = after('A=b', inVariable('KEYCLOAK_SECRET', awkwardSecret));
    assert.match(text, /^A=b\nKEYCLOAK_SECRET=/);
    const renamed = text.replace('KEYCLOAK_SECRET', 'OIDC_CLIENT_SECRET');
    assert.equal(envFile.read(renamed).get('oidc.secret').value, awkwardSecret);
  });

  it('keeps the line ends of the file', () => {
    assert.equal(after('A=b\r\n', inVariable('KEYCLOAK_SECRET', 'x')).replaceAll('\r\n', '').includes('\n'), false);
  });
});
