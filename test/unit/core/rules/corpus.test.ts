import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../../src/core/analyze';
import type { Finding } from '../../../../src/core/finding';
import { detectLens } from '../../../../src/core/formats/formats';
import { sharedPath } from '../../../support/shared';

interface Examined {
  readonly format: string | undefined;
  readonly readable: boolean;
  readonly findings: readonly Finding[];
}

function examine(folder: string, file: string): Examined {
  const text = readFileSync(join(folder, file), 'utf8');
  const lens = detectLens(file, text);
  if (lens === undefined) return { format: undefined, readable: false, findings: [] };
  const { view, findings } = analyze(lens, text);
  for (const { range } of findings) assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
  return { format: lens.id, readable: view.readable, findings };
}

const shown = ({ findings }: Examined): readonly string[] => findings.map(({ code, message }) => `${code}: ${message}`);

/** Real files: nobody's mistake must be reported as one, and the mistakes that people made must be found. */
describe('real files', () => {
  const corpus = sharedPath('corpus');
  if (corpus === undefined) return;

  for (const [folder, files, format] of [
    ['openmetadata-conf-modern', /\.yaml$/, 'server-yaml'],
    ['openmetadata-compose-modern', /sso-test.*\.env$/, 'env-file'],
    ['openmetadata-compose-modern', /docker-compose@.*\.yml$/, 'compose'],
    // Chart 1.0.0 still has the layout of before 1.0, which is not ours to judge.
    ['helm-chart-values', /^values@openmetadata-1\.(?!0\.0).*\.yaml$/, 'helm-values'],
  ] as const)
    for (const file of readdirSync(join(corpus, folder)).filter((name) => files.test(name)))
      it(`${folder}/${file} ships like this: no error, no warning`, () => {
        const examined = examine(join(corpus, folder), file);
        assert.equal(examined.format, format);
        assert.ok(examined.readable);
        const serious = examined.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(shown({ ...examined, findings: serious }), []);
      });

  for (const folder of readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    it(`${folder.name}: every file can be examined`, () => {
      const path = join(corpus, folder.name);
      for (const file of readdirSync(path)) examine(path, file);
    });

  for (const [file, expected] of [
    ['docs-snippets/v1.12.x__keycloak__docker__2-authcode.env', ['unreadable-value', 'placeholder-text']],
    ['docs-snippets/v1.12.x__custom-oidc__docker__1.env', ['unreadable-value', 'placeholder-text']],
    [
      'docs-snippets/v1.10.x__okta__bare-metal__2-authcode.openmetadata.yaml',
      ['placeholder-text', 'confidential-without-oidc'],
    ],
    [
      'docs-snippets/v1.12.x__keycloak__kubernetes__1-implicit.helm.yaml',
      ['authority-is-endpoint', 'placeholder-text'],
    ],
    ['docs-snippets/v1.12.x__auth0__kubernetes__1-implicit.helm.yaml', ['placeholder-text']],
    ['docs-snippets/v1.12.x__custom-oidc__kubernetes__1.helm.yaml', ['helm-global-values']],
    ['docs-snippets/v1.12.x__keycloak__bare-metal__1-implicit.openmetadata.yaml', ['authorizer-incomplete']],
    [
      'docs-snippets/v1.12.x__azure__kubernetes__2-authcode.helm.yaml',
      ['provider-endpoints', 'azure-tenant', 'azure-offline-access'],
    ],
    ['docs-snippets/v1.12.x__saml__azure__1.openmetadata.yaml', ['saml-incomplete']],
    ['openmetadata-demo/keycloak-sso__env-keycloak.env', ['key-urls-without-openmetadata', 'obsolete-class-name']],
    [
      'third-party/bcgov__nr-data-catalogue__charts__openmetadata__values.yaml',
      ['key-urls-without-openmetadata', 'default-jwt-keys', 'default-fernet-key'],
    ],
  ] as const)
    it(`${file}: ${expected.join(', ')}`, () => {
      const codes = new Set(examine(corpus, file).findings.map(({ code }) => code));
      for (const code of expected) assert.ok(codes.has(code), `found ${[...codes].join(', ')}`);
    });
});
