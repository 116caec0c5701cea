import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../../src/core/analyze';
import { detectLens } from '../../../../src/core/formats/formats';
import { realFiles } from '../../../support/realFiles';

/** Hints are no mistakes, and what a page leaves out for brevity is none either. */
const isMistake = (severity: string): boolean => severity === 'error' || severity === 'warning';

describe("OpenMetadata's own documentation", () => {
  const snippets = realFiles('docs-snippets');
  if (snippets.length === 0) return;
  const codes = new Set(
    snippets.flatMap(({ name, text }) => {
      const lens = detectLens(name, text);
      const findings = lens === undefined ? [] : analyze(lens, text).findings;
      return findings.filter(({ severity }) => isMistake(severity)).map(({ code }) => code);
    }),
  );

  it('shows mistakes of many kinds', () => {
    assert.ok(codes.size >= 10, [...codes].join(', '));
  });

  for (const code of codes)
    it(`${code}: the rule's page says which page shows the mistake`, () => {
      const page = readFileSync(join(import.meta.dirname, `../../../../docs/rules/${code}.md`), 'utf8');
      assert.match(page, /^## OpenMetadata's documentation\n\nOpenMetadata's own/m);
    });
});
