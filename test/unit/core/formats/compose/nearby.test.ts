import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import { compose } from '../../../../../src/core/formats/compose/compose';
import type { NearbyFile } from '../../../../../src/core/formats/lens';
import type { Value } from '../../../../../src/core/value';
import type { View } from '../../../../../src/core/view';
import { environment, file, files, readWith, slice } from './arrange';

describe('compose: files nearby', () => {
  const client = (view: View): readonly [Value | undefined, true | undefined] => {
    const { value, elsewhere } = view.get('authn.clientId');
    return [value, elsewhere];
  };

  it('.env fills placeholders, and what has no value', () => {
    const env = { '.env': 'X=dot\nAUTHENTICATION_CLIENT_ID=own\nEMPTY=\nLATER=${X}\n' };
    for (const [value, expected] of [
      ['${X}', ['dot', true]],
      ['${X:-d}', ['dot', true]],
      ['${EMPTY:-d}', ['d', undefined]],
      ['${EMPTY-d}', [null, true]],
      ['a-${X}', ['a-dot', undefined]],
      ['', ['own', true]],
      ['${Y:-d}', ['d', undefined]],
      ['${LATER:-d}', [undefined, undefined]],
      ['fixed', ['fixed', undefined]],
    ] as const)
      assert.deepEqual(client(readWith(environment(`AUTHENTICATION_CLIENT_ID: ${value}`), env)), expected, value);
  });

  it('.env alone gives the container nothing', () => {
    const view = readWith(environment('TZ: UTC'), { '.env': 'AUTHENTICATION_CLIENT_ID=dot\n' });
    assert.equal(view.get('authn.clientId').source, 'default');
  });

  const inFiles = (...list: readonly string[]): string => file('env_file:', ...list.map((entry) => `  - ${entry}`));

  it('env_file is a path, a list of them, or of objects; the later file wins', () => {
    const env = { 'a.env': 'AUTHENTICATION_CLIENT_ID=a\n', 'deep/b.env': 'AUTHENTICATION_CLIENT_ID=b\n' };
    assert.deepEqual(client(readWith(file('env_file: a.env'), env)), ['a', true]);
    assert.deepEqual(client(readWith(inFiles('a.env', './deep/../deep/b.env'), env)), ['b', true]);
    assert.deepEqual(client(readWith(inFiles('deep/b.env', '${F:-a.env}'), env)), ['a', true]);
    assert.deepEqual(client(readWith(inFiles('{path: ./a.env, required: false}'), env)), ['a', true]);
  });

  it('environment wins over env_file, even where it only takes the variable away', () => {
    const env = { 'a.env': 'AUTHENTICATION_CLIENT_ID=a\n' };
    const text = (value: string): string =>
      file('env_file: a.env', 'environment:', `  AUTHENTICATION_CLIENT_ID: ${value}`);
    assert.deepEqual(client(readWith(text('own'), env)), ['own', undefined]);
    assert.deepEqual(client(readWith(text('${X:-default}'), env)), ['default', undefined]);
    assert.deepEqual(client(readWith(text(''), env)), [undefined, true]);
  });

  it('a file that nobody could read may say anything', () => {
    const env = { 'a.env': 'AUTHENTICATION_CLIENT_ID=a\n' };
    const view = readWith(inFiles('a.env', 'b.env'), env);
    assert.deepEqual(client(view), [undefined, true]);
    assert.equal(view.get('authn.provider').value, undefined);
    assert.equal(readWith(inFiles('a.env'), env).get('authn.provider').value, 'basic');
    assert.equal(readWith(file('env_file: /etc/om.env')).get('authn.provider').value, undefined);
  });

  it('reports nothing that another file says, but what it makes wrong here', () => {
    const text = environment(
      'AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}',
      'AUTHENTICATION_CLIENT_TYPE: public',
      'AUTHENTICATION_AUTHORITY: https://kc.acme.example/realms/x/protocol/openid-connect/auth',
      'AUTHORIZER_ADMIN_PRINCIPALS: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}',
    );
    const nearby = files({ '.env': 'AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_ADMIN_PRINCIPALS=admin\n' });
    const found = (surroundings: { readonly nearby?: readonly NearbyFile[] }): readonly string[] =>
      analyze(compose, text, surroundings).findings.map(({ code, range }) => `${code} ${slice(text, range) ?? ''}`);
    assert.ok(!found({}).some((finding) => finding.startsWith('authority-is-endpoint')));
    assert.ok(found({ nearby }).some((finding) => finding.startsWith('authority-is-endpoint https://kc')));
    assert.deepEqual(
      found({ nearby }).filter((finding) => finding.includes('ADMIN_PRINCIPALS')),
      [],
    );
  });
});
