import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { analyze, type Analysis } from '../../../src/core/analyze';
import { detectLens } from '../../../src/core/formats/formats';
import { suppress, type SuppressionScope } from '../../../src/core/suppress';
import { applyEdits } from '../../../src/core/text/range';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** Every fixture with a finding, read as the format that it is found out to be. */
const bad = readdirSync(fixtures).flatMap((code) =>
  readdirSync(join(fixtures, code))
    .filter((name) => name.startsWith('bad.'))
    .map((name) => ({
      title: `${code}/${name}`,
      name: name.replace('bad.', ''),
      text: readFileSync(join(fixtures, code, name), 'utf8').replaceAll(/[⟦⟧]/g, ''),
    })),
);

function analysisOf(name: string, text: string): Analysis {
  const lens = detectLens(name, text);
  assert.ok(lens, name);
  return analyze(lens, text);
}

const said = ({ findings }: Analysis): readonly string[] => findings.map(({ code, message }) => `${code} ${message}`);

function suppressed(name: string, text: string, code: string, scope: SuppressionScope): string {
  const finding = analysisOf(name, text).findings.find((each) => each.code === code);
  assert.ok(finding, code);
  return applyEdits(text, [suppress(text, finding.range, code, scope)]);
}

describe('suppress', () => {
  it('silences what it is asked to, in every format, and nothing that stands elsewhere', () => {
    for (const { title, name, text } of bad) {
      const before = analysisOf(name, text);
      for (const { code, range } of before.findings) {
        const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
        const inLine = before.findings.filter(
          (each) => each.code === code && lineOf(each.range.start) === lineOf(range.start),
        );
        const ofCode = before.findings.filter((each) => each.code === code);
        for (const [scope, gone] of [
          ['line', inLine],
          ['file', ofCode],
        ] as const) {
          const after = analysisOf(name, applyEdits(text, [suppress(text, range, code, scope)]));
          const left = { ...before, findings: before.findings.filter((each) => !gone.includes(each)) };
          assert.deepEqual(said(after), said(left), `${title}: ${code} in this ${scope}`);
        }
      }
    }
  });

  const text = 'authenticationConfiguration:\r\n  provider: google\r\n  clientID: a\r\n  clientID2: b\r\n';
  const name = 'openmetadata.yaml';

  it('stands above the line, as far in, with the line ends of the file', () => {
    assert.match(
      suppressed(name, text, 'unknown-key', 'line'),
      /google\r\n {2}# openmetadata-sso-disable-next-line unknown-key\r\n {2}clientID: a\r\n/,
    );
  });

  it('stands at the top for the whole file, below the first line of a script', () => {
    assert.match(suppressed(name, text, 'unknown-key', 'file'), /^# openmetadata-sso-disable unknown-key\r\nauth/);
    const script = '#!/bin/sh\nAUTHENTICATION_PROVIDER=gogle\n';
    assert.match(
      suppressed('.env', script, 'enum-value', 'file'),
      /^#!\/bin\/sh\n# openmetadata-sso-disable enum-value\n/,
    );
  });

  it('joins a comment that is there already', () => {
    for (const scope of ['line', 'file'] as const) {
      const once = applyEdits(text, [
        suppress(text, { start: text.indexOf('clientID:'), end: 0 }, 'other-code', scope),
      ]);
      const twice = suppressed(name, once, 'unknown-key', scope);
      assert.match(twice, /other-code unknown-key\r\n/);
      assert.equal(twice.length, once.length + ' unknown-key'.length);
    }
  });
});
