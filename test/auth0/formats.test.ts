import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import type { Finding } from '../../src/core/finding';
import { detectLens } from '../../src/core/formats/formats';
import type { Lens } from '../../src/core/formats/lens';
import { applyEdits } from '../../src/core/text/range';
import { configureText } from '../../src/provisioning/configureText';
import { realFiles } from '../support/realFiles';
import { regularWeb, singlePage } from '../unit/provisioning/samples';

/** What OpenMetadata ships and documents, and what people have made of it: small files and big ones. */
const folders = [
  'docs-snippets',
  'helm-chart-values',
  'openmetadata-conf-modern',
  'openmetadata-compose-modern',
  'openmetadata-demo',
];

/** Another provider's name, where the server or a person would take it for the one that signs users in. */
const another = /keycloak|google|azure|okta|cognito/i;

const settings = ['authn.provider', 'authn.providerName', 'authn.authority', 'oidc.type', 'oidc.discoveryUri'] as const;

describe('real files that are set up for an application at Auth0', () => {
  for (const [type, wanted] of Object.entries({ 'Regular Web': regularWeb, 'Single Page': singlePage })) {
    it(`have no error or warning that they did not have, and need nothing more (${type})`, function () {
      const files = realFiles(...folders).flatMap(({ name, text }) => {
        const lens = detectLens(name, text);
        return lens?.read(text).readable === true ? [{ name, text, lens }] : [];
      });
      if (files.length === 0) this.skip();
      for (const { name, text, lens } of files) {
        const findings = (of: string): readonly Finding[] => analyze(lens, of).findings;
        const configured = (of: string): string => {
          const result = configureText(lens, of, wanted, findings);
          assert.ok(result.ok, `${name}: ${JSON.stringify(result)}`);
          return applyEdits(of, result.value.edits);
        };
        const after = configured(text);
        const before = new Set(findings(text).map(({ code }) => code));
        const added = findings(after).filter(
          ({ code, severity }) => /error|warning/.test(severity) && !before.has(code),
        );
        assert.deepEqual(
          added.map(({ code, message }) => `${name}: ${code}: ${message}`),
          [],
        );
        assert.equal(configured(after), after, name);
        assert.deepEqual(othersIn(lens, after), [], name);
      }
    });
  }
});

function othersIn(lens: Lens, text: string): readonly unknown[] {
  const view = lens.read(text);
  return settings
    .map((key) => view.get(key))
    .filter(({ stock, value }) => stock === undefined && typeof value === 'string' && another.test(value))
    .map(({ key, value }) => [key, value]);
}
