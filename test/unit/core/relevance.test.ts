import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { detectLens } from '../../../src/core/formats/formats';
import { isCandidateName, mentionsOpenMetadata } from '../../../src/core/relevance';

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus');

describe('isCandidateName', () => {
  for (const name of [
    'openmetadata.yaml',
    'values.yml',
    '.env',
    '.env.production',
    'prod.env',
    'env',
    'env.local',
    'om.env.prod',
    'server-env',
  ])
    it(`takes ${name}`, () => {
      assert.ok(isCandidateName(name));
    });

  for (const name of ['package.json', 'environment.ts', 'README.md', 'yaml', '.envrc'])
    it(`leaves ${name}`, () => {
      assert.ok(!isCandidateName(name));
    });
});

describe('mentionsOpenMetadata', () => {
  it('lets everyday YAML and env files go', () => {
    assert.ok(!mentionsOpenMetadata('apiVersion: v1\nkind: Service\n'));
    assert.ok(!mentionsOpenMetadata('DATABASE_URL=postgres://localhost\nMY_OIDCX=1\n'));
    assert.ok(!mentionsOpenMetadata(''));
  });

  it('never lets a file go that a format recognises', function () {
    if (!existsSync(corpus)) {
      console.log('      skipped: the corpus of real files is not on this machine');
      this.skip();
    }
    const missed = filesBelow(corpus).filter((file) => {
      const text = readFileSync(file, 'utf8');
      const name = basename(file);
      return detectLens(name, text) !== undefined && !(isCandidateName(name) && mentionsOpenMetadata(text));
    });
    assert.deepEqual(missed, []);
  });
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
