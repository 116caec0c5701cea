import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../../../src/core/text/range';
import { configurationChanges } from '../../../../../src/provisioning/configuration';
import { keycloakTerms } from '../../../../../src/idp/keycloak/terms';
import { compare, type Compared } from '../../../../../src/vscode/commands/compare/comparison';
import { comparisonPage } from '../../../../../src/vscode/commands/compare/comparisonPage';
import { confidential, implicit, smallestFiles } from '../../../provisioning/samples';

const byState = (compared: readonly Compared[], state: Compared['state']): readonly string[] =>
  compared.filter((each) => each.state === state).map(({ name }) => name);

describe('a file beside a client', () => {
  for (const lens of [envFile, serverYaml, helmValues]) {
    it(`agrees once it was written for it: ${lens.label}`, () => {
      const { text } = smallestFiles[lens.id as keyof typeof smallestFiles];
      const edited = lens.edit(
        text,
        configurationChanges({ ...confidential, view: lens.read(text), administrators: [] }),
      );
      assert.ok(edited.ok);
      const compared = compare(lens.read(applyEdits(text, edited.value.edits)), confidential, keycloakTerms);
      assert.deepEqual([...byState(compared, 'differs'), ...byState(compared, 'missing')], []);
      assert.ok(byState(compared, 'same').length >= 8);
      // An env file holds its secret; the others refer to it, and a chart to the client ID besides.
      assert.equal(byState(compared, 'unknown').length, { 'env-file': 0, 'helm-values': 2 }[lens.id as string] ?? 1);
    });
  }

  it('differs where it says something else, and lacks what it does not say', () => {
    const compared = compare(
      envFile.read('AUTHENTICATION_PROVIDER=custom-oidc\nOIDC_CLIENT_ID=other\nOIDC_CLIENT_SECRET=other\n'),
      confidential,
      keycloakTerms,
    );
    assert.deepEqual(byState(compared, 'differs'), ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
    assert.ok(byState(compared, 'missing').includes('AUTHENTICATION_AUTHORITY'));
    assert.deepEqual(byState(compared, 'same'), ['AUTHENTICATION_PROVIDER']);
  });

  it('has no secret of a public client', () => {
    const compared = compare(
      envFile.read('AUTHENTICATION_PROVIDER=basic\nOIDC_CLIENT_SECRET=left\n'),
      implicit,
      keycloakTerms,
    );
    assert.ok(byState(compared, 'differs').includes('OIDC_CLIENT_SECRET'));
  });
});

describe('the page of a comparison', () => {
  const sides = {
    file: '.env',
    client: 'open-metadata',
    realm: 'Data-sec',
    server: 'Keycloak 26.7.3 at sso.acme.example',
    terms: keycloakTerms,
  };

  it('tells of secrets only whether they are the same', () => {
    const wanted = { ...confidential, clientSecret: 'right-one' };
    for (const [secret, told] of [
      ['right-one', /- OIDC_CLIENT_SECRET: the same secret/],
      ['wrong-one', /- OIDC_CLIENT_SECRET\n {2}- file: another secret\n {2}- client: a secret/],
    ] as const) {
      const text = `AUTHENTICATION_PROVIDER=custom-oidc\nOIDC_CLIENT_SECRET=${secret}\n`;
      const page = comparisonPage(sides, compare(envFile.read(text), wanted, keycloakTerms), []);
      assert.match(page, told);
      assert.doesNotMatch(page, /(right|wrong)-one/);
    }
  });

  it('says first what differs, then what was found at the client', () => {
    const page = comparisonPage(
      sides,
      [
        { name: 'A', state: 'same', file: 'x', client: 'x' },
        { name: 'B', state: 'missing', file: '', client: 'y' },
        { name: 'C', state: 'unknown', file: 'from the variable V', client: 'z' },
      ],
      [
        { state: 'passed', code: 'client-disabled', proven: 'The client is enabled.' },
        { state: 'skipped', code: 'keys-unreachable', reason: 'The account may not see it.' },
      ],
    );
    assert.deepEqual(
      page.split('\n').filter((line) => line.startsWith('#')),
      [
        '# .env and client open-metadata',
        '## Differs (1)',
        '## Cannot be told from this file',
        '## Agrees (1)',
        '## Right at the client',
        '## Not looked at',
      ],
    );
    assert.match(page, /- B\n {2}- file: nothing\n {2}- client: y/);
    assert.match(page, /- C: from the variable V; the client: z/);
  });

  it('says so where nothing differs', () => {
    assert.match(comparisonPage(sides, [], []), /Every setting that follows from the client is as it should be\./);
  });
});
