import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksIn } from '../../../src/core/blocks';
import { catalogue } from '../../../src/core/catalogue/catalogue';
import { completeAt } from '../../../src/core/complete';
import { convert, conversionTargets } from '../../../src/core/convert';
import { effectiveConfiguration } from '../../../src/core/effective';
import { fixAll } from '../../../src/core/fixAll';
import { detectLens } from '../../../src/core/formats/formats';
import type { Lens } from '../../../src/core/formats/lens';
import { linksIn } from '../../../src/core/links';
import { occurrencesIn } from '../../../src/core/occurrences';
import { sharedPath } from '../../support/shared';

interface Real {
  readonly name: string;
  readonly lens: Lens;
  readonly text: string;
}

/** What people really write: no feature may fail on it, and none may give a secret away. */
describe('language features on real files', () => {
  const corpus = sharedPath('corpus');
  if (corpus === undefined) return;

  const filesIn = (folder: string): readonly Real[] =>
    readdirSync(join(corpus, folder)).flatMap((name) => {
      const text = readFileSync(join(corpus, folder, name), 'utf8');
      const lens = detectLens(name, text);
      return lens === undefined ? [] : [{ name, lens, text }];
    });

  /** The secrets that a file holds, but for those that are too short to be told from other words. */
  const secretsOf = ({ lens, text }: Real): readonly string[] => {
    const view = lens.read(text);
    return catalogue.flatMap(({ key, secret }) => {
      const { value } = view.get(key);
      return secret && typeof value === 'string' && value.length > 8 ? [value] : [];
    });
  };

  for (const folder of readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(folder.name, () => {
      for (const file of filesIn(folder.name)) {
        const { lens, text, name } = file;
        const effective = effectiveConfiguration(lens, text);
        const offered = [0.2, 0.4, 0.6, 0.8].flatMap((part) => completeAt(lens, text, Math.floor(text.length * part)));
        for (const secret of secretsOf(file)) {
          assert.ok(!JSON.stringify([effective, offered]).includes(JSON.stringify(secret).slice(1, -1)), name);
        }
        for (const { range, name: variable } of occurrencesIn(lens, text)) {
          assert.equal(text.slice(range.start, range.end), variable, name);
        }
        for (const { range, target } of linksIn(lens.read(text), text)) {
          assert.ok(range.start < range.end && range.end <= text.length, name);
          if ('url' in target) assert.match(target.url, /^https?:\/\/[^@/]+(?:\/|$)/, name);
        }
        for (const { range } of blocksIn(lens.read(text))) assert.ok(range.end <= text.length, name);
      }
    });
  }

  it('what ships starts, and needs no mending', () => {
    const shipped = [...filesIn('openmetadata-conf-modern'), ...filesIn('openmetadata-compose-modern')];
    assert.ok(shipped.length > 5);
    for (const { lens, text, name } of shipped) {
      const effective = effectiveConfiguration(lens, text);
      assert.ok(effective.ok, `${name}: ${JSON.stringify(effective)}`);
      assert.deepEqual(fixAll(lens, text).edits, [], name);
    }
  });

  it('what can be read can be converted, and nothing is lost silently', () => {
    for (const { lens, text, name } of [...filesIn('openmetadata-demo'), ...filesIn('openmetadata-deployment')]) {
      const view = lens.read(text);
      for (const target of conversionTargets.filter((each) => each !== lens.id)) {
        const converted = convert(lens, text, target);
        assert.equal(converted.ok, view.readable, name);
        if (!converted.ok) continue;
        const missing = new Set(converted.value.missing.map(({ key }) => key));
        const to = detectLens(
          { 'server-yaml': 'openmetadata.yaml', 'helm-values': 'values.yaml', 'env-file': '.env' }[target],
          converted.value.text,
        );
        const after = to?.read(converted.value.text);
        for (const { key, type, path } of catalogue) {
          const { source, stock } = view.get(key);
          if (source !== 'file' || stock === true || type === 'object' || path === undefined) continue;
          assert.ok(missing.has(key) || after?.get(key).source === 'file', `${name} to ${target}: ${key}`);
        }
      }
    }
  });
});
