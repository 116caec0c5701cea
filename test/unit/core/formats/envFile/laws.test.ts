import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue, type SettingKey } from '../../../../../src/core/catalogue/catalogue';
import type { Change } from '../../../../../src/core/finding';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { applyEdits } from '../../../../../src/core/text/range';
import type { Value } from '../../../../../src/core/value';

const valueOf = (text: string, key: SettingKey): Value | undefined => envFile.read(text).get(key).value;

function edited(text: string, ...changes: readonly Change[]): string {
  const result = envFile.edit(text, changes);
  assert.ok(result.ok);
  assert.deepEqual(result.value.elsewhere, []);
  return applyEdits(text, result.value.edits);
}

describe('env file: the laws', () => {
  const secret = fc
    .string({ unit: 'binary', maxLength: 255 })
    // U+E000 is a private-use character by which the core marks what is unknown.
    .filter((text) => !/[\0\uE000]/.test(text));
  const nasty = fc
    .array(fc.constantFrom(...Array.from('abcAZ019 \t\r\n\'"`\\$#{}[](),:;@%&*!|>?~-+=<^/._éß–😀')), { maxLength: 40 })
    .map((characters) => characters.join(''));
  const anyText = fc.oneof(
    secret,
    nasty,
    fc.constantFrom('yes', 'null', '012', '1e3', '0x1F', '1_000', '12:30:45', '~', '='),
  );
  const shapes = [
    '',
    'OIDC_CLIENT_SECRET=old\n',
    'export OIDC_CLIENT_SECRET = "old" # c\r\n',
    "A=1\r\nOIDC_CLIENT_SECRET: 'o'",
    'OIDC_CLIENT_SECRET=#c',
  ];
  const file = fc.constantFrom(...shapes);

  it('what was set is what is read, whatever the characters', () => {
    fc.assert(
      fc.property(file, anyText, (text, value) => {
        const after = edited(text, { key: 'oidc.secret', secret: value });
        assert.equal(valueOf(after, 'oidc.secret'), value);
      }),
      { numRuns: 2000 },
    );
  });

  it('lists are read as they were set', () => {
    fc.assert(
      fc.property(file, fc.array(anyText, { maxLength: 4 }), (text, value) => {
        const after = edited(text, { key: 'authz.adminPrincipals', set: value });
        assert.deepEqual(valueOf(after, 'authz.adminPrincipals'), value);
      }),
      { numRuns: 500 },
    );
  });

  const line = fc.oneof(
    fc
      .constantFrom(...catalogue.flatMap(({ env }) => env ?? []))
      .chain((name) =>
        fc
          .tuple(fc.constantFrom('', 'export ', '#', ' '), fc.constantFrom('=', ' = ', ': '), nasty)
          .map(([before, separator, value]) => before + name + separator + value),
      ),
    nasty,
  );
  const anyFile = fc
    .tuple(fc.constantFrom('', '\uFEFF'), fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
    .map(([bom, lines, eol]) => bom + lines.join(eol));
  const keys = catalogue.flatMap(({ key, env, type }) => (env !== undefined && type === 'string' ? [key] : []));

  it('any file can be read and edited: the value arrives, the rest stays, and undoing gives the same bytes', () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom(...keys), nasty, (text, key, value) => {
        const view = envFile.read(text);
        for (const setting of catalogue) view.get(setting.key);
        if (!view.readable) return;
        const result = envFile.edit(text, [{ key, set: value }]);
        if (!result.ok) {
          assert.equal(result.error.kind, 'unreadable');
          return;
        }
        const [edit, ...more] = result.value.edits;
        assert.deepEqual(more, []);
        if (edit === undefined) {
          assert.equal(view.get(key).value, value);
          return;
        }
        const after = applyEdits(text, [edit]);
        assert.equal(valueOf(after, key), value);
        const inverse = { start: edit.range.start, end: edit.range.start + edit.newText.length };
        assert.equal(
          applyEdits(after, [{ range: inverse, newText: text.slice(edit.range.start, edit.range.end) }]),
          text,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
