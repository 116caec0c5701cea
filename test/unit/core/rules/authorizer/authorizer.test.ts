import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import type { Finding } from '../../../../../src/core/finding';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';

const codes = new Set([
  'admin-principal-never-matches',
  'allowed-domains-not-enforced',
  'authorizer-incomplete',
  'bot-administrator',
  'claims-mapping',
  'claims-order',
  'no-administrator',
  'obsolete-class-name',
  'principal-domain-claims',
  'principal-domain-invalid',
  'roles-from-provider',
  'secure-socket',
  'self-signup-off',
]);

const provider = (name: string): string => `AUTHENTICATION_PROVIDER=${name}`;

/** What the rules of the authorizer say to an env file of a Keycloak client with these lines, the last of a name counts. */
const findings = (lines: readonly string[], release?: string): readonly Finding[] =>
  analyze(
    envFile,
    [provider('custom-oidc'), 'AUTHENTICATION_CLIENT_TYPE=public', ...lines].join('\n'),
    release === undefined ? {} : { release },
  ).findings.filter(({ code }) => codes.has(code));

const said = (lines: readonly string[], release?: string): readonly string[] =>
  findings(lines, release).map(({ severity, code }) => `${severity} ${code}`);

const enforced = 'AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true';
const domain = (text: string): string => `AUTHORIZER_PRINCIPAL_DOMAIN=${text}`;
const allowed = (text: string): string => `AUTHORIZER_ALLOWED_DOMAINS=[${text}]`;
const claims = (text: string): string => `AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[${text}]`;
const mapping = (text: string): string => `AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[${text}]`;

describe('rules of the authorizer', () => {
  const cases: readonly (readonly [why: string, lines: readonly string[], expected: readonly string[]])[] = [
    ['one domain', [domain('acme.example'), enforced], []],
    ['a text from an example is not ours', [domain('<your domain>'), enforced], []],
    ['a domain that comes from elsewhere', [domain('$DOMAIN'), enforced], []],
    [
      'several domains turn everyone away',
      [domain('"a.example;b.example"'), enforced],
      ['error principal-domain-invalid'],
    ],
    ['or make addresses that are none', [domain('"a.example b.example"')], ['warning principal-domain-invalid']],
    ['a whole address', [domain('ada@acme.example'), enforced], ['error principal-domain-invalid']],
    [
      'while others get in, one that nobody has is a warning',
      [enforced, allowed('acme.example,"@acme.test"')],
      ['warning principal-domain-invalid'],
    ],
    [
      'capitals count where domains are compared',
      [domain('Acme.example'), enforced],
      ['warning principal-domain-invalid'],
    ],
    ['and nowhere else', [domain('Acme.example')], []],
    [
      'the allowed domains take the place of the principal one',
      [domain('Acme'), allowed('acme.example'), enforced],
      [],
    ],
    ['what may be allowed is not known', [domain('Acme'), 'AUTHORIZER_ALLOWED_DOMAINS=$DOMAINS', enforced], []],

    ['a list that does not count yet', [allowed('acme.example')], ['information allowed-domains-not-enforced']],

    ['an ID is no domain', [claims('sub'), enforced], ['error principal-domain-claims']],
    ['a name may be one', [claims('preferred_username'), enforced], ['warning principal-domain-claims']],
    ['with Azure it is an address', [provider('azure'), claims('preferred_username'), enforced], []],
    ['a mapping decides instead', [claims('sub'), mapping('username:sub,email:email'), enforced], []],
    [
      'a mapping that is not known may',
      [claims('sub'), 'AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=$M', enforced],
      [],
    ],
    ['newer releases have a claim for it', [claims('sub'), 'AUTHENTICATION_EMAIL_CLAIM=email', enforced], []],
    ['without domains an ID is only ugly', [claims('sub')], ['information claims-order']],
    ['other providers have no claims', [provider('ldap'), claims('sub'), enforced], []],

    ['a mapping from nothing', [mapping('username:sub,email:email')], []],
    ['half a mapping', [mapping('username:sub')], ['error claims-mapping']],
    ['an unknown word', [mapping('name:sub,email:email')], ['error claims-mapping']],
    ['the same word twice', [mapping('username:sub,username:name,email:email')], ['error claims-mapping']],
    ["a claim that OpenMetadata's tokens lack", [mapping('username:upn,email:email')], ['hint claims-mapping']],

    [
      'bots and names that nobody has',
      ['AUTHORIZER_ADMIN_PRINCIPALS=[Ada,ingestion-bot]'],
      ['warning admin-principal-never-matches', 'warning bot-administrator'],
    ],
    ['nobody', ['AUTHORIZER_ADMIN_PRINCIPALS=[]'], ['warning no-administrator']],
    ['nobody by name', ['AUTHORIZER_ADMIN_PRINCIPALS=[]', 'AUTHORIZER_ADMIN_EMAILS=[ada@acme.example]'], []],
    [
      'nobody but a group',
      [provider('ldap'), 'AUTHORIZER_ADMIN_PRINCIPALS=[]', 'AUTHENTICATION_USER_ROLE_ADMIN_NAME=admins'],
      [],
    ],
    [
      'whose roles come from elsewhere',
      ['AUTHORIZER_ADMIN_PRINCIPALS=[]', 'AUTHORIZER_USE_ROLES_FROM_PROVIDER=$R'],
      [],
    ],

    ['a class of your own', ['AUTHORIZER_CLASS_NAME=com.acme.Authorizer'], []],
    ['an empty switch', ['AUTHORIZER_ENABLE_SECURE_SOCKET='], ['error authorizer-incomplete']],
    [
      'an empty switch that newer releases forgive',
      ['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN='],
      ['warning authorizer-incomplete'],
    ],
    [
      'what is off without a provider is off on purpose',
      [provider('basic'), 'AUTHENTICATION_ENABLE_SELF_SIGNUP=false', 'AUTHORIZER_USE_ROLES_FROM_PROVIDER=true'],
      [],
    ],
  ];
  for (const [why, lines, expected] of cases)
    it(why, () => {
      assert.deepEqual(said(lines), expected);
    });
});

describe('rules of the authorizer: by release', () => {
  it('lists domains only where the release has a list', () => {
    const lines = [domain('"a.example, b.example"'), enforced];
    const titles = (release: string): readonly string[] =>
      findings(lines, release).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles('1.7.3'), ['Use a.example']);
    assert.deepEqual(titles('1.8.0'), ['List a.example and b.example in AUTHORIZER_ALLOWED_DOMAINS']);
  });

  it('knows when names with a dot were lost', () => {
    const dotted = ['AUTHORIZER_ADMIN_PRINCIPALS=[ada.lovelace]'];
    assert.deepEqual(said(dotted, '1.1.0'), ['warning admin-principal-never-matches']);
    assert.deepEqual(said(dotted, '1.1.1'), []);
    assert.deepEqual(said(dotted), []);
  });

  it('knows when classes moved', () => {
    const old = ['AUTHORIZER_CLASS_NAME=org.openmetadata.catalog.security.DefaultAuthorizer'];
    assert.deepEqual(said(old, '0.12.3'), []);
    assert.deepEqual(said(old, '0.13.0'), ['error obsolete-class-name']);
  });

  it('knows who forgives a missing switch', () => {
    const blank = ['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN='];
    assert.deepEqual(said(blank, '2.0.7'), ['error authorizer-incomplete']);
    assert.deepEqual(said(blank, 'main'), []);
  });

  it('knows whose users need the claim at sign-in', () => {
    const lines = ['AUTHENTICATION_CLIENT_TYPE=confidential', mapping('username:upn,email:email')];
    assert.deepEqual(said(lines, '2.0.3'), ['warning claims-mapping']);
    assert.deepEqual(said(lines, '1.13.1'), ['hint claims-mapping']);
  });
});

describe('rules of the authorizer: fixes', () => {
  it('keeps the claims that are there, behind email', () => {
    const [finding] = findings([claims('sub,email,name')]);
    assert.deepEqual(finding?.fixes, [
      {
        title: 'Put email first',
        preferred: true,
        changes: [{ key: 'authn.jwtPrincipalClaims', set: ['email', 'sub', 'name'] }],
      },
    ]);
  });

  it('keeps the allowed domains that are there', () => {
    const [finding] = findings([enforced, allowed('acme.test,"a.example b.example"')]);
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix !== undefined && 'changes' in fix);
    assert.deepEqual(fix.changes, [{ key: 'authz.allowedDomains', set: ['acme.test', 'a.example', 'b.example'] }]);
  });

  it('leaves the last administrator to the reader', () => {
    assert.deepEqual(findings(['AUTHORIZER_ADMIN_PRINCIPALS=[ingestion-bot]'])[0]?.fixes, []);
  });

  it('takes nobody out who has not been told by another name', () => {
    const [finding] = findings(['AUTHORIZER_ADMIN_PRINCIPALS=[ada,Ada]']);
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix !== undefined && 'changes' in fix);
    assert.deepEqual(fix.changes, [{ key: 'authz.adminPrincipals', set: ['ada'] }]);
  });

  it('takes a password away only if asked, and never shows it', () => {
    for (const lines of [[], [provider('basic')]]) {
      const [finding] = findings([...lines, 'AUTHORIZER_ADMIN_PRINCIPALS=["admin:Pa55-of-nobody"]']);
      assert.equal(finding?.fixes[0]?.title, 'Use admin');
      assert.equal(finding.fixes[0].safe, undefined);
      assert.ok(!finding.message.includes('Pa55'));
    }
    assert.equal(findings(['AUTHORIZER_ADMIN_PRINCIPALS=[Ada]'])[0]?.fixes[0]?.safe, true);
  });

  it('corrects no mapping that it cannot understand', () => {
    assert.deepEqual(findings([mapping('"username:a:b",email:email')])[0]?.fixes, []);
    assert.deepEqual(findings([mapping('upn,email:email')])[0]?.fixes, []);
    assert.equal(findings([mapping('Username:upn,email:email')])[0]?.fixes[0]?.title, 'Use username:upn');
  });
});

describe('rules of the authorizer: excerpts', () => {
  it('a file without the block lacks nothing of it', () => {
    const { findings } = analyze(serverYaml, 'authenticationConfiguration:\n  provider: basic\n');
    assert.ok(!findings.some(({ code }) => code === 'authorizer-incomplete'));
  });

  it('a file with a part of the block does', () => {
    const { findings } = analyze(serverYaml, 'authorizerConfiguration:\n  adminPrincipals: [admin]\n');
    const found = findings.filter(({ code }) => code === 'authorizer-incomplete');
    assert.deepEqual(
      found.map(({ range }) => range),
      [{ start: 0, end: 'authorizerConfiguration'.length }],
    );
  });
});
