import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue, type CatalogueRow } from '../../../../src/core/catalogue/catalogue';
import { completeAt } from '../../../../src/core/complete';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { helmValues } from '../../../../src/core/formats/helmValues/helmValues';
import type { Lens } from '../../../../src/core/formats/lens';
import { serverYaml } from '../../../../src/core/formats/serverYaml/serverYaml';
import { schemaFindings } from '../../../../src/core/schema/schemaFindings';
import { at, labels, taken } from './arrange';

const env = `AUTHENTICATION_PROVIDER=custom-oidc
AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/acme
`;

describe('completeAt: what is taken', () => {
  const places: readonly (readonly [Lens, (setting: CatalogueRow) => string | undefined])[] = [
    [serverYaml, ({ path }) => path && nested(path.split('.'))],
    [helmValues, ({ helm }) => helm?.[0] && nested(helm[0].path.split('.'))],
    [envFile, ({ env: name }) => name && `${env}${name}=¦\n`],
  ];
  const nested = (path: readonly string[]): string =>
    path.map((key, depth) => `${' '.repeat(depth * 2)}${key}:`).join('\n') + ' ¦\n';

  for (const [lens, place] of places) {
    it(`is a value that the server and the chart accept (${lens.id})`, () => {
      let count = 0;
      for (const setting of catalogue) {
        const marked = place(setting);
        if (marked === undefined) continue;
        for (const { label } of at(lens, marked)) {
          const text: string = taken(lens, marked, label).replace('¦', '');
          const wrong = schemaFindings(lens.read(text)).filter(({ code }) => code !== 'unknown-key');
          assert.deepEqual(wrong, [], `${setting.key}: ${label}`);
          count += 1;
        }
      }
      assert.ok(count > 50, count.toString());
    });
  }
});

describe('completeAt, whatever the text', () => {
  const pieces = fc.constantFrom(
    ...[
      'authenticationConfiguration:',
      'openmetadata:',
      '  config:',
      '  publicKeyUrls:',
      ' [',
      '{',
      '"',
      "'",
      '${X:-',
      '}',
      ']',
    ],
    ...[
      '\n',
      '\r\n',
      '  ',
      '- ',
      'OIDC_CLIENT_ID=',
      'a: b',
      '#',
      '|',
      ',',
      '\uFEFF',
      'extraEnvs:',
      '- name: ',
      'https://a.example',
    ],
  );
  for (const lens of [serverYaml, helmValues, envFile]) {
    it(`never throws, and replaces characters at the cursor only (${lens.id})`, () => {
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(), (parts, position) => {
          const text = parts.join('');
          const offset = position % (text.length + 1);
          const completions = completeAt(lens, text, offset);
          for (const { range } of completions) {
            assert.ok(range.start <= offset && offset <= range.end && range.end <= text.length);
            assert.doesNotMatch(text.slice(range.start, range.end), /[\r\n]/);
          }
          assert.equal(new Set(labels(completions)).size, completions.length);
          assert.ok(completions.filter(({ preferred }) => preferred).length <= 1);
        }),
        { numRuns: 500 },
      );
    });
  }
});
