import assert from 'node:assert/strict';
import type { Change } from '../../../../../src/core/finding';
import { compose } from '../../../../../src/core/formats/compose/compose';
import type { Edited } from '../../../../../src/core/formats/lens';
import { applyEdits } from '../../../../../src/core/text/range';
import { sharedSample } from './samples';

const head = 'services:\n  om:\n    image: openmetadata/server:1.12.1\n';

const environment = (...lines: readonly string[]): string =>
  `${head}    environment:\n${lines.map((line) => `      ${line}\n`).join('')}`;

function edited(text: string, changes: readonly Change[]): Edited {
  const result = compose.edit(text, changes);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

const after = (text: string, ...changes: readonly Change[]): string => applyEdits(text, edited(text, changes).edits);

const refusal = (text: string, ...changes: readonly Change[]): string => {
  const result = compose.edit(text, changes);
  return result.ok ? 'done' : result.error.message;
};

describe('compose: a value is changed where it stands', () => {
  for (const [before, text] of [
    ['AUTHENTICATION_CLIENT_ID: a # mine', 'AUTHENTICATION_CLIENT_ID: b # mine'],
    ['AUTHENTICATION_CLIENT_ID: "a"', 'AUTHENTICATION_CLIENT_ID: "b"'],
    ["AUTHENTICATION_CLIENT_ID: 'a'", "AUTHENTICATION_CLIENT_ID: 'b'"],
    ['AUTHENTICATION_CLIENT_ID:', 'AUTHENTICATION_CLIENT_ID: b'],
    ['AUTHENTICATION_CLIENT_ID: ${X:-a} # x', 'AUTHENTICATION_CLIENT_ID: ${X:-b} # x'],
    ['AUTHENTICATION_CLIENT_ID: ${X-a}', 'AUTHENTICATION_CLIENT_ID: ${X-b}'],
    ['AUTHENTICATION_CLIENT_ID: "${X:-a}"', 'AUTHENTICATION_CLIENT_ID: "${X:-b}"'],
    ['AUTHENTICATION_CLIENT_ID: ${X}', 'AUTHENTICATION_CLIENT_ID: ${X:-b}'],
    ['AUTHENTICATION_CLIENT_ID: $X', 'AUTHENTICATION_CLIENT_ID: ${X:-b}'],
    ['AUTHENTICATION_CLIENT_ID: ${X:?say it}', 'AUTHENTICATION_CLIENT_ID: ${X:-b}'],
    ['AUTHENTICATION_CLIENT_ID: ${X:-${Y:-a}}', 'AUTHENTICATION_CLIENT_ID: ${X:-${Y:-b}}'],
    ['AUTHENTICATION_CLIENT_ID: ${X:-${Y}}', 'AUTHENTICATION_CLIENT_ID: ${X:-${Y:-b}}'],
    ['AUTHENTICATION_CLIENT_ID: x-${X}', 'AUTHENTICATION_CLIENT_ID: b'],
    ['AUTHENTICATION_CLIENT_ID: |-\n        a', 'AUTHENTICATION_CLIENT_ID: b'],
    ['- AUTHENTICATION_CLIENT_ID=a # mine', '- AUTHENTICATION_CLIENT_ID=b # mine'],
    ['- "AUTHENTICATION_CLIENT_ID=a"', '- "AUTHENTICATION_CLIENT_ID=b"'],
    ['- AUTHENTICATION_CLIENT_ID=${X:-a}', '- AUTHENTICATION_CLIENT_ID=${X:-b}'],
    ['- AUTHENTICATION_CLIENT_ID', '- AUTHENTICATION_CLIENT_ID=b'],
    ['- AUTHENTICATION_CLIENT_ID = a', '- AUTHENTICATION_CLIENT_ID=b'],
  ] as const)
    it(before, () => {
      assert.equal(after(environment(before), { key: 'authn.clientId', set: 'b' }), environment(text));
    });

  it('only the characters that differ', () => {
    const text = environment('AUTHENTICATION_CLIENT_ID: ${X:-old} # x');
    const [edit, ...others] = edited(text, [{ key: 'authn.clientId', set: 'new' }]).edits;
    assert.ok(edit !== undefined && others.length === 0);
    assert.deepEqual([text.slice(edit.range.start, edit.range.end), edit.newText], ['old', 'new']);
  });

  it('nothing where it is so already', () => {
    const text = environment('AUTHENTICATION_CLIENT_ID: ${X:-a}', 'OIDC_CLIENT_SECRET: ${Y}');
    assert.equal(after(text, { key: 'authn.clientId', set: 'a' }, { key: 'oidc.secret', reference: true }), text);
  });
});

describe('compose: a value is written so that it arrives', () => {
  const written = (...changes: readonly Change[]): string =>
    after(environment('AUTHENTICATION_CLIENT_ID: ${X:-a}'), ...changes).slice(environment().length);

  for (const [set, text] of [
    ['a$b', '      AUTHENTICATION_CLIENT_ID: ${X:-a$$b}\n'],
    ['a}b', '      AUTHENTICATION_CLIENT_ID: "\\"a}b\\""\n'],
    ['', '      AUTHENTICATION_CLIENT_ID: "\\"\\""\n'],
    ['012', '      AUTHENTICATION_CLIENT_ID: ${X:-"012"}\n'],
    ['a: b', '      AUTHENTICATION_CLIENT_ID: "${X:-\\"a: b\\"}"\n'],
    ['{a: {b}}', '      AUTHENTICATION_CLIENT_ID: "${X:-\\"{a: {b}}\\"}"\n'],
    ['${HOME}', '      AUTHENTICATION_CLIENT_ID: "${X:-\\"\\\\x24{HOME}\\"}"\n'],
  ] as const)
    it(JSON.stringify(set), () => {
      assert.equal(written({ key: 'authn.clientId', set }), text);
    });

  it('lists and maps become the text that the server reads', () => {
    const text = environment('AUTHENTICATION_PUBLIC_KEYS: "[a]"', 'OIDC_CUSTOM_PARAMS: ${OIDC_CUSTOM_PARAMS:-{}}');
    assert.equal(
      after(
        text,
        { key: 'authn.publicKeyUrls', set: ['https://a', 'https://b'] },
        { key: 'oidc.customParams', set: { customParamKey1: 'a' } },
      ),
      environment(
        'AUTHENTICATION_PUBLIC_KEYS: "[https://a, https://b]"',
        'OIDC_CUSTOM_PARAMS: "${OIDC_CUSTOM_PARAMS:-{customParamKey1: a}}"',
      ),
    );
  });
});

describe('compose: what is new stands with its kind', () => {
  it('behind the last variable of its group, in the way of its neighbours', () => {
    const text = environment(
      'AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}',
      "OIDC_SCOPE: 'openid'",
      'LOG_LEVEL: INFO',
    );
    assert.equal(
      after(
        text,
        { key: 'authn.clientId', set: 'a' },
        { key: 'oidc.id', set: 'b' },
        { key: 'saml.idp.entityId', set: 'c' },
      ),
      environment(
        'AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}',
        'AUTHENTICATION_CLIENT_ID: ${AUTHENTICATION_CLIENT_ID:-a}',
        "OIDC_SCOPE: 'openid'",
        "OIDC_CLIENT_ID: 'b'",
        "SAML_IDP_ENTITY_ID: 'c'",
        'LOG_LEVEL: INFO',
      ),
    );
  });

  it('in a list as in a map', () => {
    const text = environment('- AUTHENTICATION_PROVIDER=basic', '- TZ=UTC');
    assert.equal(
      after(text, { key: 'authn.clientId', set: 'a' }, { key: 'oidc.secret', secret: 's' }),
      environment(
        '- AUTHENTICATION_PROVIDER=basic',
        '- AUTHENTICATION_CLIENT_ID=a',
        '- OIDC_CLIENT_SECRET=${OIDC_CLIENT_SECRET}',
        '- TZ=UTC',
      ),
    );
  });

  it('in brackets', () => {
    const text = `${head}    environment: {TZ: UTC}\n`;
    assert.equal(
      after(text, { key: 'authn.clientId', set: 'a' }, { key: 'oidc.secret', reference: true }),
      `${head}    environment: {TZ: UTC, AUTHENTICATION_CLIENT_ID: a, OIDC_CLIENT_SECRET: "\${OIDC_CLIENT_SECRET}"}\n`,
    );
  });

  it('in an environment of its own where there is none', () => {
    assert.equal(after(head, { key: 'authn.clientId', set: 'a' }), environment('AUTHENTICATION_CLIENT_ID: a'));
  });

  it('in the service alone where a merge brought it in', () => {
    const own = '      AUTHENTICATION_CLIENT_ID: a\n';
    assert.equal(
      after(sharedSample, { key: 'authn.provider', set: 'okta' }),
      sharedSample.replace(own, `${own}      AUTHENTICATION_PROVIDER: okta\n`),
    );
  });
});

describe('compose: what goes', () => {
  it('takes its line with it, and the last one the environment', () => {
    const text = environment('TZ: UTC', '# mine', 'AUTHENTICATION_CLIENT_ID: a # b', 'OIDC_SCOPE: c');
    assert.equal(
      after(text, { key: 'authn.clientId', remove: true }),
      environment('TZ: UTC', '# mine', 'OIDC_SCOPE: c'),
    );
    for (const line of ['OIDC_SCOPE: c', '- OIDC_SCOPE=c'])
      assert.equal(after(environment(line), { key: 'oidc.scope', remove: true }), head);
  });

  it('a block takes all its variables along', () => {
    const text = environment('AUTHENTICATION_CLIENT_ID: a', 'OIDC_SCOPE: c', 'OIDC_CLIENT_ID: d');
    assert.equal(after(text, { key: 'oidc', remove: true }), environment('AUTHENTICATION_CLIENT_ID: a'));
  });
});

describe('compose: secrets', () => {
  const secret = (line: string, change: Change): readonly [string, Edited['elsewhere']] => {
    const text = environment(line);
    const { edits, elsewhere } = edited(text, [change]);
    return [applyEdits(text, edits), elsewhere];
  };
  const home = (variable: string, value: string): Edited['elsewhere'] => [
    { key: 'oidc.secret', value, secret: true, home: { kind: 'environment-variable', variable } },
  ];

  for (const [before, line, variable] of [
    ['OIDC_CLIENT_SECRET: old', 'OIDC_CLIENT_SECRET: ${OIDC_CLIENT_SECRET}', 'OIDC_CLIENT_SECRET'],
    ['OIDC_CLIENT_SECRET: ${KC:-old}', 'OIDC_CLIENT_SECRET: ${KC}', 'KC'],
    ['OIDC_CLIENT_SECRET: ${KC}', 'OIDC_CLIENT_SECRET: ${KC}', 'KC'],
    ['OIDC_CLIENT_SECRET: ${KC:?say it}', 'OIDC_CLIENT_SECRET: ${KC:?say it}', 'KC'],
    ['OIDC_CLIENT_SECRET: ${KC:-""}', 'OIDC_CLIENT_SECRET: ${KC:-""}', 'KC'],
    ['OIDC_CLIENT_SECRET:', 'OIDC_CLIENT_SECRET:', 'OIDC_CLIENT_SECRET'],
    ['- OIDC_CLIENT_SECRET=old', '- OIDC_CLIENT_SECRET=${OIDC_CLIENT_SECRET}', 'OIDC_CLIENT_SECRET'],
    ['- OIDC_CLIENT_SECRET', '- OIDC_CLIENT_SECRET', 'OIDC_CLIENT_SECRET'],
  ] as const)
    it(`${before}: the new one goes where the placeholder looks`, () => {
      const [text, elsewhere] = secret(before, { key: 'oidc.secret', secret: 'new' });
      assert.deepEqual([text, elsewhere], [environment(line), home(variable, 'new')]);
    });

  it('a reference takes the old one along', () => {
    const change = { key: 'oidc.secret', reference: true } as const;
    assert.deepEqual(secret('OIDC_CLIENT_SECRET: "\\"a b\\""', change)[1], home('OIDC_CLIENT_SECRET', 'a b'));
    assert.deepEqual(secret('OIDC_CLIENT_SECRET: ${KC:-old}', change)[1], home('KC', 'old'));
    assert.deepEqual(secret('OIDC_CLIENT_SECRET: ${KC}', change)[1], []);
  });
});

describe('compose: what is refused', () => {
  it('what an anchor shares', () => {
    const shared = /is shared with another place by a YAML anchor\.$/;
    assert.match(refusal(sharedSample, { key: 'oidc.id', set: 'c' }), shared);
    assert.match(refusal(sharedSample, { key: 'oidc.id', remove: true }), shared);
    assert.match(refusal(sharedSample, { key: 'authn.provider', remove: true }), shared);
    for (const list of ['{OIDC_SCOPE: a}', '[OIDC_SCOPE=a]']) {
      const alias = `x: &env ${list}\n${head}    environment: *env\n`;
      const merge = `x: &om {environment: ${list}}\n${head}    <<: *om\n`;
      for (const text of [alias, merge]) assert.match(refusal(text, { key: 'oidc.scope', set: 'b' }), shared);
    }
  });

  it('what no variable can hold, and files without a server', () => {
    const noVariable = { key: 'authn.jwtTeamClaimMapping', set: 'a' } as const;
    assert.match(refusal(environment('OIDC_SCOPE: a'), noVariable), /no variable/);
    assert.match(refusal('services:\n  a:\n    image: nginx\n', { key: 'oidc.scope', set: 'a' }), /^No service/);
    assert.match(refusal('services: [', { key: 'oidc.scope', set: 'a' }), /cannot be read/);
  });
});
