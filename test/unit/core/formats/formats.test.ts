import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../../../../src/core/catalogue/catalogue';
import { detectLens, lenses } from '../../../../src/core/formats/formats';
import { sharedPath } from '../../../support/shared';

/** Whose a real file is, by its path: the first that fits. */
const owners: readonly (readonly [path: RegExp, format: string | undefined])[] = [
  // It runs other things.
  [/infra_setup__docker-compose\.yml$/, undefined],
  [/(?:^|\/|__)(?:local-metadata__|metadata__)?docker-compose[^/]*\.ya?ml$/, 'compose'],
  [/templates__secrets|\.(?:json|md|tf|tftpl)$/, undefined],
  [/templates__deployment|deployments__/, 'workload'],
  // Values of charts that bring their own names, and env files about something else.
  [/byoc__.*values\.yml$|\.env\.example@|enable-jwt-tokens__4\.env$/, undefined],
  [/values.*\.ya?ml(?:\.\w+)?$|helm\.yaml$/, 'helm-values'],
  [/env$/, 'env-file'],
  [/\.yaml$/, 'server-yaml'],
];

describe('formats: whose a real file is', () => {
  const corpus = sharedPath('corpus');
  if (corpus === undefined) return;
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(corpus, file)).isFile(),
  );

  const takers = (file: string, text: string): readonly string[] =>
    lenses.filter((lens) => lens.detect(basename(file), text)).map(({ id }) => id);

  it('one format takes it, or none', () => {
    for (const file of files) {
      const owner = owners.find(([path]) => path.test(file));
      const expected = owner?.[1] === undefined ? [] : [owner[1]];
      assert.deepEqual(takers(file, readFileSync(join(corpus, file), 'utf8')), expected, file);
    }
  });

  it('every compose file has a server that can be read', () => {
    const composeFiles = files.flatMap((file) => {
      const text = readFileSync(join(corpus, file), 'utf8');
      const lens = detectLens(basename(file), text);
      return lens?.id === 'compose' ? [{ file, view: lens.read(text) }] : [];
    });
    assert.ok(composeFiles.length > 70);
    for (const { file, view } of composeFiles) {
      assert.ok(view.readable, file);
      assert.ok(
        catalogue.some(({ key }) => view.get(key).source === 'file'),
        file,
      );
    }
  });
});
