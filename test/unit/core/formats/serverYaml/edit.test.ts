import assert from 'node:assert/strict';
import type { Change } from '../../../../../src/core/finding';
import type { Elsewhere } from '../../../../../src/core/formats/lens';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../../../src/core/text/range';
import type { Value } from '../../../../../src/core/value';

const head = 'authenticationConfiguration:\n  provider: custom-oidc\n';
const inBlock = (lines: string): string => head + lines.replace(/^(?=.)/gm, '  ');

function editedWith(text: string, ...changes: readonly Change[]): { text: string; elsewhere: readonly Elsewhere[] } {
  const result = serverYaml.edit(text, changes);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return { text: applyEdits(text, result.value.edits), elsewhere: result.value.elsewhere };
}

const edited = (text: string, ...changes: readonly Change[]): string => editedWith(text, ...changes).text;

const setId = (set: Value): Change => ({ key: 'authn.clientId', set });
const setUrls = (...set: readonly string[]): Change => ({ key: 'authn.publicKeyUrls', set });

describe('openmetadata.yaml: a scalar is replaced where it stands', () => {
  const cases: readonly (readonly [before: string, value: Value, after: string])[] = [
    ['clientId: a', 'b', 'clientId: b'],
    ['clientId: a # why', 'b', 'clientId: b # why'],
    ['clientId: "a"', 'b', 'clientId: "b"'],
    ["clientId: 'a'", "it's", "clientId: 'it''s'"],
    ["clientId: 'a'", 'x\ny', 'clientId: "x\\ny"'],
    ['clientId: a', '12', 'clientId: "12"'],
    ['clientId: a', 'yes', 'clientId: "yes"'],
    ['clientId: a', '@a: #b', 'clientId: "@a: #b"'],
    ['clientId: a', '${X}', 'clientId: "\\x24{X}"'],
    ['clientId:', 'b', 'clientId: b'],
    ['clientId:   # why', 'b', 'clientId: b   # why'],
    ['clientId : a', 'b', 'clientId : b'],
    ['"clientId": a', 'b', '"clientId": b'],
    ['clientId: >-\n  a\n  b', 'c', 'clientId: c'],
    ['clientId: *alias', 'b', 'clientId: b'],
    ['clientId: &anchor a', 'b', 'clientId: &anchor b'],
    ['clientId: a\nclientId: b', 'c', 'clientId: a\nclientId: c'],
    ['clientId: a', 'a', 'clientId: a'],
  ];
  for (const [before, value, after] of cases) {
    it(`${JSON.stringify(before)} → ${JSON.stringify(value)}`, () => {
      const anchors = before.includes('*') ? 'x: &alias y\n' : '';
      assert.equal(edited(anchors + inBlock(`${before}\n`), setId(value)), anchors + inBlock(`${after}\n`));
    });
  }
});

describe('openmetadata.yaml: in a placeholder only the default is replaced', () => {
  const cases: readonly (readonly [before: string, value: Value, after: string])[] = [
    ['clientId: ${X:-a}', 'b', 'clientId: ${X:-b}'],
    ['clientId: ${X:-a} # why', 'b', 'clientId: ${X:-b} # why'],
    ['clientId: ${X:-""}', 'b', 'clientId: ${X:-"b"}'],
    ["clientId: ${X:-'a'}", 'b', "clientId: ${X:-'b'}"],
    ['clientId: ${X:-}', 'b', 'clientId: ${X:-b}'],
    ['clientId: ${X}', 'b', 'clientId: ${X:-b}'],
    ['clientId: "${X:-a}"', 'b', 'clientId: "${X:-b}"'],
    ['clientId: "${X:-a}"', 'b"c', 'clientId: "${X:-b\\"c}"'],
    ["clientId: '${X:-a}'", "it's", "clientId: '${X:-it''s}'"],
    ["clientId: '${X:-a}'", 'x\ny', 'clientId: "x\\ny"'],
    ['clientId: ${X:-a}', '12', 'clientId: ${X:-"12"}'],
    ['clientId: ${X:-a}', 'a}b', 'clientId: "a}b"'],
    ['clientId: ${X:-a}', '', 'clientId: ""'],
    ['clientId: ${X:-a}', null, 'clientId: ${X:-null}'],
    ['clientId: https://${HOST:-a}/x', 'b', 'clientId: b'],
    ['clientId: ${X:-a}', 'a', 'clientId: ${X:-a}'],
  ];
  for (const [before, value, after] of cases) {
    it(`${before} → ${JSON.stringify(value)}`, () => {
      assert.equal(edited(inBlock(`${before}\n`), setId(value)), inBlock(`${after}\n`));
    });
  }

  it('keeps a default that the server reads as the same value', () => {
    const text = inBlock('sessionExpiry: ${X:-"604800"}\nenableSelfSignup: "true"\n');
    assert.equal(
      edited(text, { key: 'authn.sessionExpiry', set: 604800 }, { key: 'authn.enableSelfSignup', set: true }),
      text,
    );
  });

  it('a map leaves it, because its brace would end it', () => {
    const text = inBlock('oidcConfiguration:\n  customParams: ${X:-}\n');
    const after = edited(text, { key: 'oidc.customParams', set: { customParamKey1: 'a' } });
    assert.equal(after, inBlock('oidcConfiguration:\n  customParams: {customParamKey1: a}\n'));
    const again = edited(inBlock('oidcConfiguration: {customParams: ${X:-{}}}\n'), {
      key: 'oidc.customParams',
      set: { a: 'b' },
    });
    assert.equal(again, inBlock('oidcConfiguration: {customParams: {a: b}}\n'));
  });
});

describe('openmetadata.yaml: lists keep the items that stay', () => {
  const block = 'publicKeyUrls:\n  - a # first\n  # between\n  - "b"\n\n  - \'c\' # last\n';
  const cases: readonly (readonly [before: string, values: readonly string[], after: string])[] = [
    [block, ['a', 'b', 'c', 'd'], block.trimEnd() + "\n  - 'd'\n"],
    [block, ['x', 'a', 'b', 'c'], block.replace('  - a', '  - x\n  - a')],
    [block, ['a', 'x', 'c'], block.replace('"b"', '"x"')],
    [block, ['a', 'c'], block.replace('  - "b"\n', '')],
    [block, ['b'], 'publicKeyUrls:\n  # between\n  - "b"\n\n'],
    [block, ['b', 'a'], 'publicKeyUrls:\n  # between\n  - "b"\n\n  - \'a\' # last\n'],
    [block, [], 'publicKeyUrls: []\n'],
    ['publicKeyUrls:\n- a\n', ['a', 'b'], 'publicKeyUrls:\n- a\n- b\n'],
    ['publicKeyUrls: [a, "b"]\n', ['a', 'b', 'c'], 'publicKeyUrls: [a, "b", "c"]\n'],
    ['publicKeyUrls: [ a, b, c ] # x\n', ['b'], 'publicKeyUrls: [ b ] # x\n'],
    ['publicKeyUrls: [ a, b, c ]\n', ['a', 'c'], 'publicKeyUrls: [ a, c ]\n'],
    ['publicKeyUrls: [a, b]\n', ['c', 'b'], 'publicKeyUrls: [c, b]\n'],
    ['publicKeyUrls: [a, b]\n', ['c', 'a', 'b'], 'publicKeyUrls: [c, a, b]\n'],
    ['publicKeyUrls: [a]\n', ['a,b', '[c]'], 'publicKeyUrls: ["a,b", "[c]"]\n'],
    ['publicKeyUrls: []\n', ['a'], 'publicKeyUrls: [a]\n'],
    ['publicKeyUrls: "[a]"\n', ['a'], 'publicKeyUrls: ["a"]\n'],
    ['publicKeyUrls:\n', ['a'], 'publicKeyUrls: [a]\n'],
    ['publicKeyUrls: ${X:-[a]}\n', ['a', 'b'], 'publicKeyUrls: ${X:-[a, b]}\n'],
    ['publicKeyUrls: ${X:-[a]}\n', ['{b}'], 'publicKeyUrls: ["{b}"]\n'],
    ['publicKeyUrls: ${X:-[]}\n', ['a'], 'publicKeyUrls: ${X:-[a]}\n'],
    ['publicKeyUrls: ${X:-}\n', ['a'], 'publicKeyUrls: ${X:-[a]}\n'],
    ['publicKeyUrls: [\n  a,\n  b # two\n  ]\n', ['a', 'b', 'c'], 'publicKeyUrls: [\n  a,\n  b, c # two\n  ]\n'],
  ];
  for (const [before, values, after] of cases) {
    it(`${JSON.stringify(before)} → ${JSON.stringify(values)}`, () => {
      assert.equal(edited(inBlock(before), setUrls(...values)), inBlock(after));
    });
  }
});

describe('openmetadata.yaml: what is missing is added', () => {
  it('as the last of its block, before the comments of the next', () => {
    const text = `${head}  # about nothing\n\n# About others\nweb: 1\n`;
    assert.equal(edited(text, setId('a')), `${head}  clientId: a\n  # about nothing\n\n# About others\nweb: 1\n`);
  });
  it('with the line ends of the file, also where the last is missing', () => {
    const text = 'authenticationConfiguration:\r\n  provider: basic';
    assert.equal(edited(text, setId('a')), `${text}\r\n  clientId: a`);
    assert.equal(edited(`${text}\r\n`, setId('a')), `${text}\r\n  clientId: a\r\n`);
  });
  it("with the siblings' indentation", () => {
    const text = 'authenticationConfiguration:\n     provider: basic\nx: y\n';
    const after = edited(text, { key: 'oidc.type', set: 'a' });
    assert.equal(
      after,
      'authenticationConfiguration:\n     provider: basic\n     oidcConfiguration:\n          type: a\nx: y\n',
    );
  });
  it('in the order asked for, inner before outer', () => {
    const text = `${head}  oidcConfiguration:\n    type: a\n`;
    const after = edited(
      text,
      setId('a'),
      { key: 'oidc.scope', set: 's' },
      { key: 'authn.authority', set: 'b' },
      { key: 'oidc.tenant', set: 't' },
    );
    assert.equal(after, `${text}    scope: s\n    tenant: t\n  clientId: a\n  authority: b\n`);
  });
  for (const [nothing, rest] of [
    ['', ''],
    [' # why', ' # why'],
    [' {}', ''],
    [' {} # why', ' # why'],
    [' null', ''],
    [' text', ''],
  ] as const) {
    it(`below a key that holds nothing: oidcConfiguration:${nothing}`, () => {
      const text = `${head}  oidcConfiguration:${nothing}\n  # after\nx: y\n`;
      assert.equal(
        edited(text, { key: 'oidc.type', set: 'a' }),
        `${head}  oidcConfiguration:${rest}\n    type: a\n  # after\nx: y\n`,
      );
    });
  }
  it('in brackets', () => {
    const cases = [
      ['{id: a}', '{id: a, type: b}'],
      ['{ id: a, }', '{ id: a, type: b }'],
      ['{}', ''],
      ['{id: {}}', '{id: {}, type: b}'],
    ] as const;
    for (const [before, after] of cases.filter(([, expected]) => expected !== '')) {
      const text = inBlock(`oidcConfiguration: ${before}\n`);
      assert.equal(edited(text, { key: 'oidc.type', set: 'b' }), inBlock(`oidcConfiguration: ${after}\n`));
    }
    const json = '{"authenticationConfiguration": {"provider": "basic"}}';
    assert.equal(
      edited(json, { key: 'oidc.type', set: 'b' }),
      '{"authenticationConfiguration": {"provider": "basic", oidcConfiguration: {type: b}}}',
    );
  });
  it('to a file that holds nothing', () => {
    assert.equal(
      edited('', { key: 'authn.provider', set: 'basic' }),
      'authenticationConfiguration:\n  provider: basic\n',
    );
    assert.equal(
      edited('# mine\n', { key: 'authn.provider', set: 'basic' }),
      '# mine\nauthenticationConfiguration:\n  provider: basic\n',
    );
  });
});

describe('openmetadata.yaml: what is taken goes with its line', () => {
  const oidc =
    'oidcConfiguration:\n  id: a # x\n  # about the secret\n  secret: ${OIDC_CLIENT_SECRET:-""}\nauthority: b\n';
  it('the rest stays', () => {
    assert.equal(
      edited(inBlock(oidc), { key: 'oidc.secret', remove: true }),
      inBlock(oidc.replace(/  secret.*\n/, '')),
    );
    assert.equal(edited(inBlock('clientId: a\nclientId: b\n'), { key: 'authn.clientId', remove: true }), head);
    assert.equal(edited(inBlock(oidc), { key: 'oidc', remove: true }), inBlock('authority: b\n'));
  });
  it('a block of which nothing is left goes too, but the configuration itself stays', () => {
    assert.equal(
      edited(inBlock(oidc), { key: 'oidc.secret', remove: true }, { key: 'oidc.id', remove: true }),
      inBlock('authority: b\n'),
    );
    assert.equal(edited(head, { key: 'authn.provider', remove: true }), 'authenticationConfiguration: {}\n');
  });
  it('in brackets with its comma', () => {
    const text = inBlock('oidcConfiguration: {id: a, secret: b, type: c}\n');
    assert.equal(edited(text, { key: 'oidc.id', remove: true }), inBlock('oidcConfiguration: {secret: b, type: c}\n'));
    assert.equal(edited(text, { key: 'oidc.type', remove: true }), inBlock('oidcConfiguration: {id: a, secret: b}\n'));
  });
  it('nothing happens where nothing is', () => {
    assert.equal(edited(head, { key: 'oidc.secret', remove: true }), head);
  });
});

describe('openmetadata.yaml: secrets stay out of the file', () => {
  const secret: Change = { key: 'oidc.secret', secret: 's3cret-of-nobody' };
  const place = (variable: string): Elsewhere => ({
    key: 'oidc.secret',
    value: 's3cret-of-nobody',
    secret: true,
    home: { kind: 'environment-variable', variable },
  });
  const cases: readonly (readonly [before: string, after: string, variable: string])[] = [
    ['type: a', 'type: a\n  secret: ${OIDC_CLIENT_SECRET:-""}', 'OIDC_CLIENT_SECRET'],
    ['secret: "old"', 'secret: ${OIDC_CLIENT_SECRET:-""}', 'OIDC_CLIENT_SECRET'],
    ['secret:', 'secret: ${OIDC_CLIENT_SECRET:-""}', 'OIDC_CLIENT_SECRET'],
    ['secret: ${OIDC_CLIENT_SECRET:-""}', 'secret: ${OIDC_CLIENT_SECRET:-""}', 'OIDC_CLIENT_SECRET'],
    ['secret: ${MINE}', 'secret: ${MINE}', 'MINE'],
    ['secret: ${MINE:-old}', 'secret: ${MINE:-""}', 'MINE'],
    ['secret: "${MINE:-old}" # x', 'secret: "${MINE:-}" # x', 'MINE'],
  ];
  for (const [before, after, variable] of cases) {
    it(before, () => {
      const result = editedWith(inBlock(`oidcConfiguration:\n  ${before}\n`), secret);
      assert.equal(result.text, inBlock(`oidcConfiguration:\n  ${after}\n`));
      assert.deepEqual(result.elsewhere, [place(variable)]);
    });
  }
  it('what the file held moves to where it belongs', () => {
    const result = editedWith(inBlock('oidcConfiguration:\n  secret: s3cret-of-nobody\n'), {
      key: 'oidc.secret',
      reference: true,
    });
    assert.equal(result.text, inBlock('oidcConfiguration:\n  secret: ${OIDC_CLIENT_SECRET:-""}\n'));
    assert.deepEqual(result.elsewhere, [place('OIDC_CLIENT_SECRET')]);
  });
  it('a setting without a variable cannot do that', () => {
    const result = serverYaml.edit(head, [{ key: 'authn.jwtTeamClaimMapping', reference: true }]);
    assert.equal(result.ok ? '' : result.error.kind, 'not-expressible');
  });
});

describe('openmetadata.yaml: what is not edited', () => {
  it('switches of the Helm chart', () => {
    assert.equal(edited(head, { key: 'oidc.enabled', set: true }), head);
  });
  it('a value that an anchor shares with another place', () => {
    const text = `${head}  clientId: &id a\nother: *id\n`;
    const result = serverYaml.edit(text, [setId('b')]);
    assert.equal(result.ok ? '' : result.error.kind, 'not-expressible');
  });
  it('a file that cannot be read', () => {
    const result = serverYaml.edit('a: "', [setId('b')]);
    assert.equal(result.ok ? '' : result.error.kind, 'unreadable');
  });
});
