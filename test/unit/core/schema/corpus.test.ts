import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectLens } from '../../../../src/core/formats/formats';
import { schemaFindings } from '../../../../src/core/schema/schemaFindings';
import { sharedPath } from '../../../support/shared';

/** Folders of files as OpenMetadata ships them: nothing in them is the user's mistake. */
const shipped = [
  { folder: 'openmetadata-conf-modern', names: /\.yaml$/ },
  { folder: 'helm-chart-values', names: /^values@openmetadata-1\./ },
  { folder: 'openmetadata-compose-modern', names: /./ },
];

for (const { folder, names } of shipped) {
  const path = sharedPath('corpus', folder);
  (path === undefined ? describe.skip : describe)(`schema findings in ${folder}`, () => {
    for (const name of path === undefined ? [] : readdirSync(path).filter((file) => names.test(file))) {
      it(`${name}: no error and no warning`, () => {
        const text = readFileSync(join(path ?? '', name), 'utf8');
        const view = detectLens(name, text)?.read(text);
        const findings = view === undefined ? [] : schemaFindings(view);
        const serious = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          serious.map(({ message }) => message),
          [],
        );
      });
    }
  });
}

const thirdParty = sharedPath('corpus', 'third-party');

(thirdParty === undefined ? describe.skip : describe)('schema findings in files of other people', () => {
  it('finds the values that the chart does not have', () => {
    const name = 'clemlabprojects__trino-charts__charts__openmetadata__values.yaml';
    const text = readFileSync(join(thirdParty ?? '', name), 'utf8');
    const view = detectLens(name, text)?.read(text);
    assert.ok(view !== undefined);
    assert.deepEqual(
      schemaFindings(view).map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [
        ['unknown-key', 'serverUrl'],
        ['unknown-key', 'jwtTokenExpiryTime'],
      ],
    );
  });
});
