import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../../src/core/analyze';
import { detectLens } from '../../../../src/core/formats/formats';
import { unmark } from '../../../support/marks';
import { type WrappedFixture, wrappedFixtures } from '../../../support/wrappedFixtures';

/*
 * A rule speaks of a configuration, not of a format: what it says of a values file it says of the same values in a
 * HelmRelease, at the same characters. Every fixture is wrapped mechanically into the formats that can say the same.
 */
const folder = join(import.meta.dirname, '../../../fixtures');

/** What cannot be said in another format, and why: a folder, a fixture, or a fixture as one format. */
const inexpressible: Readonly<Record<string, string>> = {
  'container-localhost/good.openmetadata.yaml': 'the file may be one of a machine, a ConfigMap is of a cluster',
  'default-fernet-key/bad.absent.env as variables.yaml': 'the key may stand in a Secret beside the ConfigMap',
  'saml-signing-key/bad.env as variables.yaml': 'the key may stand in a Secret beside the ConfigMap',
  'helm-global-values': 'charts that old are not looked for in manifests',
  'variable-not-forwarded': 'only Compose reads an env file in two ways',
  'secret-without-entry': 'what is wrapped has no files nearby',
};

/** What is said besides: an env file is where secrets are kept, a manifest is not. */
const isExtra = (code: string, { format }: WrappedFixture): boolean =>
  code === 'plain-text-secret' && ['workload', 'config-map', 'compose'].includes(format);

for (const code of readdirSync(folder).sort())
  describe(`wrapped fixtures of ${code}`, () => {
    for (const file of readdirSync(join(folder, code)).sort()) {
      if (code in inexpressible || `${code}/${file}` in inexpressible) continue;
      const source = readFileSync(join(folder, code, file), 'utf8');
      for (const fixture of wrappedFixtures(file, source)) {
        if (`${code}/${file} as ${fixture.name}` in inexpressible) continue;
        it(`${file} as ${fixture.name}`, () => {
          const { text, ranges } = unmark(fixture.marked);
          const lens = detectLens(fixture.name, text);
          assert.equal(lens?.id, fixture.format, text);
          const { view, findings } = analyze(lens, text);
          assert.ok(view.readable, text);
          const expected = ranges.map(({ start, end }) => ({ code, at: text.slice(start, end), start }));
          const found = findings
            .filter((finding) => finding.code === code || finding.severity !== 'hint')
            .filter((finding) => finding.code === code || !isExtra(finding.code, fixture))
            .map(({ code: found, range }) => ({
              code: found,
              at: text.slice(range.start, range.end),
              start: range.start,
            }));
          assert.deepEqual(found, expected, findings.map(({ message }) => message).join('\n'));
        });
      }
    }
  });
