import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { identityOf, type Identity } from '../../../../src/core/identity';
import type { TokenClaims } from '../../../../src/core/identity/claims';

const token: TokenClaims = {
  sub: 'f3b1',
  preferred_username: 'Jane.Doe',
  email: 'J.Doe@Acme.example',
  name: 'Jane Doe',
};

const identity = (settings: readonly string[], claims: TokenClaims = token, release?: string): Identity =>
  identityOf(
    claims,
    envFile.read(
      ['AUTHENTICATION_PROVIDER=custom-oidc', 'AUTHENTICATION_CLIENT_TYPE=confidential', ...settings, ''].join('\n'),
      release === undefined ? {} : { release },
    ),
  );

const claims = (list: string): string => `AUTHENTICATION_JWT_PRINCIPAL_CLAIMS=[${list}]`;
const mapping = (list: string): string => `AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[${list}]`;
const domain = (name: string): string => `AUTHORIZER_PRINCIPAL_DOMAIN=${name}`;
const allowed = (list: string): string => `AUTHORIZER_ALLOWED_DOMAINS=[${list}]`;
const enforced = 'AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true';
const admins = (list: string): string => `AUTHORIZER_ADMIN_PRINCIPALS=[${list}]`;
const bothMapped = mapping('username:preferred_username,email:email');
const notMatching = (name: string): string => `Not Authorized! Email does not match the principal domain ${name}`;

describe('identityOf: the name and the address', () => {
  const cases: readonly {
    readonly name: string;
    readonly settings: readonly string[];
    readonly claims?: TokenClaims;
    readonly release?: string;
    readonly is: { readonly userName?: string; readonly email?: string; readonly refusal?: string };
  }[] = [
    {
      name: 'are the first claim of the list, in lower case',
      settings: [claims('email,preferred_username,sub')],
      is: { userName: 'j.doe', email: 'j.doe@acme.example' },
    },
    {
      name: 'go by the shipped list where the file has none',
      settings: [],
      is: { userName: 'j.doe', email: 'j.doe@acme.example' },
    },
    {
      name: 'take a bare name to the principal domain',
      settings: [claims('preferred_username,email'), domain('corp.example')],
      is: { userName: 'jane.doe', email: 'jane.doe@corp.example' },
    },
    {
      name: 'pass over claims that the token lacks, whatever the case of their names',
      settings: [claims('upn,PREFERRED_USERNAME'), domain('corp.example')],
      is: { userName: 'jane.doe', email: 'jane.doe@corp.example' },
    },
    {
      name: 'stop at a claim that is there, even where it holds nothing of use',
      settings: [claims('groups,email')],
      claims: { ...token, groups: ['a'] },
      is: { refusal: 'The claim groups holds no text, which the server does not expect.' },
    },
    {
      name: 'are nobody’s without any claim of the list',
      settings: [claims('upn,mail')],
      is: { refusal: 'Invalid JWT token, none of the following claims are present [upn, mail]' },
    },
    {
      name: 'come from both claims of a mapping, before the list',
      settings: [claims('sub'), bothMapped],
      is: { userName: 'jane.doe', email: 'j.doe@acme.example' },
    },
    {
      name: 'take the local part of a mapped address as well',
      settings: [mapping('username:email,email:email')],
      is: { userName: 'j.doe', email: 'j.doe@acme.example' },
    },
    {
      name: 'do not come from half a mapping, with which no server starts',
      settings: [mapping('username:preferred_username')],
      is: {
        userName: 'jane.doe',
        refusal: 'Invalid JWT Principal Claims Mapping. Both username and email should be present',
      },
    },
    {
      name: 'miss the mapped name',
      settings: [mapping('username:upn,email:email')],
      is: { email: 'j.doe@acme.example', refusal: "Invalid JWT token, 'username' claim is not present" },
    },
    {
      name: 'miss the mapped address',
      settings: [bothMapped],
      claims: { preferred_username: 'jane' },
      is: { userName: 'jane', refusal: "Invalid JWT token, 'email' claim is not present or invalid : " },
    },
    {
      name: 'refuse a mapped address without @',
      settings: [bothMapped],
      claims: { preferred_username: 'jane', email: 'jane' },
      is: { userName: 'jane', refusal: "Invalid JWT token, 'email' claim is not present or invalid : jane" },
    },
    {
      name: 'come from the address first, after 2.0.7',
      settings: ['AUTHENTICATION_EMAIL_CLAIM=mail'],
      claims: { ...token, mail: 'Jane@acme.example' },
      release: 'main',
      is: { userName: 'jane', email: 'jane@acme.example' },
    },
    {
      name: 'fall back to the list where that claim is missing',
      settings: ['AUTHENTICATION_EMAIL_CLAIM=mail', claims('preferred_username'), domain('corp.example')],
      release: 'main',
      is: { userName: 'jane.doe', email: 'jane.doe@corp.example' },
    },
    {
      name: 'have nothing to fall back to with an empty list',
      settings: ['AUTHENTICATION_EMAIL_CLAIM=mail', claims('')],
      release: 'main',
      is: { refusal: "Authentication failed: email claim 'mail' not found in token" },
    },
    {
      name: 'take no word for an address that is none',
      settings: ['AUTHENTICATION_EMAIL_CLAIM=email', claims('')],
      claims: { email: 'jane@localhost' },
      release: 'main',
      is: { refusal: "Authentication failed: invalid email format in claim 'email'" },
    },
    {
      name: 'prefer a mapping to the address',
      settings: ['AUTHENTICATION_EMAIL_CLAIM=email', bothMapped],
      release: 'main',
      is: { userName: 'jane.doe', email: 'j.doe@acme.example' },
    },
    {
      name: 'do not know the address claim before',
      settings: ['AUTHENTICATION_EMAIL_CLAIM=mail', claims('preferred_username'), domain('corp.example')],
      claims: { ...token, mail: 'Jane@acme.example' },
      release: '2.0.7',
      is: { userName: 'jane.doe', email: 'jane.doe@corp.example' },
    },
  ];
  for (const { name, settings, claims: held, release, is } of cases) {
    it(name, () => {
      const { userName, email, refusal } = identity(settings, held, release);
      assert.deepEqual(
        { userName, email, refusal },
        { userName: undefined, email: undefined, refusal: undefined, ...is },
      );
    });
  }

  it('says how they come about', () => {
    const { explanation } = identity([claims('preferred_username,email'), domain('corp.example')]);
    assert.deepEqual(explanation.slice(0, 3), [
      'The user name is the claim preferred_username, Jane.Doe: the first of AUTHENTICATION_JWT_PRINCIPAL_CLAIMS that the token has, its part before the @, in lower case.',
      'The address is that name and AUTHORIZER_PRINCIPAL_DOMAIN: jane.doe@corp.example.',
      'The address J.Doe@Acme.example of the token is not used, as email does not come first.',
    ]);
  });
});

describe('identityOf: the domain check', () => {
  const jane = { email: 'jane@acme.example', preferred_username: 'jane' };
  const cases: readonly {
    readonly name: string;
    readonly settings: readonly string[];
    readonly claims?: TokenClaims;
    readonly release?: string;
    readonly state: Identity['domain']['state'];
    readonly refusal?: string;
  }[] = [
    { name: 'is off as it ships', settings: [], state: 'unchecked' },
    { name: 'lets the principal domain in', settings: [enforced, domain('acme.example')], state: 'admitted' },
    {
      name: 'turns others away',
      settings: [enforced, domain('corp.example')],
      state: 'refused',
      refusal: notMatching('corp.example'),
    },
    {
      name: 'looks at the first claim only',
      settings: [enforced, domain('acme.example'), claims('preferred_username,email')],
      state: 'refused',
      refusal: notMatching('acme.example'),
    },
    {
      name: 'looks at the mapped address',
      settings: [enforced, domain('acme.example'), claims('preferred_username'), bothMapped],
      state: 'admitted',
    },
    {
      name: 'asks the list instead of the principal domain, where it has entries',
      settings: [enforced, domain('acme.example'), allowed('corp.example')],
      state: 'refused',
      refusal: notMatching('acme.example'),
    },
    {
      name: 'finds the domain in the list',
      settings: [enforced, domain('corp.example'), allowed('b.example,acme.example')],
      state: 'admitted',
    },
    {
      name: 'knows no list before 1.8',
      settings: [enforced, domain('acme.example'), allowed('corp.example')],
      release: '1.7.3',
      state: 'admitted',
    },
    {
      name: 'compares letter by letter in old releases',
      settings: [enforced, domain('Acme.example')],
      release: '1.12.0',
      state: 'refused',
      refusal: notMatching('acme.example'),
    },
    {
      name: 'may or may not do so in 2.0',
      settings: [enforced, domain('Acme.example')],
      release: '2.0.3',
      state: 'depends',
    },
    {
      name: 'does not do so later',
      settings: [enforced, domain('Acme.example')],
      release: 'main',
      state: 'admitted',
    },
    {
      name: 'is not known where the switch comes from elsewhere',
      settings: ['AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=${ENFORCE}'],
      state: 'depends',
    },
    {
      name: 'goes by the domains of addresses after 2.0.7, enforced or not',
      settings: ['AUTHORIZER_ALLOWED_EMAIL_DOMAINS=[corp.example]', domain('acme.example')],
      release: 'main',
      state: 'refused',
      refusal: "Authentication failed: domain 'acme.example' not in allowed list",
    },
    {
      name: 'lets those in, in whatever case',
      settings: ['AUTHORIZER_ALLOWED_EMAIL_DOMAINS=[ACME.example]'],
      release: 'main',
      state: 'admitted',
    },
    {
      name: 'takes such a setting for a sign of the release',
      settings: ['AUTHORIZER_ALLOWED_EMAIL_DOMAINS=[corp.example]'],
      state: 'refused',
      refusal: "Authentication failed: domain 'acme.example' not in allowed list",
    },
  ];
  for (const { name, settings, claims: held = jane, release, state, refusal } of cases) {
    it(name, () => {
      const found = identity(settings, held, release);
      assert.deepEqual({ state: found.domain.state, refusal: found.refusal }, { state, refusal });
    });
  }
});

describe('identityOf: administrators', () => {
  const cases: readonly {
    readonly name: string;
    readonly settings: readonly string[];
    readonly claims?: TokenClaims;
    readonly release?: string;
    readonly state: Identity['administrator']['state'];
    readonly says?: RegExp;
  }[] = [
    {
      name: 'are in the list by name',
      settings: [admins('admin,j.doe')],
      state: 'yes',
      says: /ADMIN_PRINCIPALS has j\.doe/,
    },
    { name: 'are nobody else', settings: [admins('admin')], state: 'no', says: /has admin, and not j\.doe/ },
    {
      name: 'are not found by address',
      settings: [admins('j.doe@acme.example')],
      state: 'no',
      says: /never matches.*Write j\.doe\./,
    },
    { name: 'are not found in upper case', settings: [admins('J.Doe')], state: 'no', says: /J\.Doe never matches/ },
    {
      name: 'are not found with a password, which stays hidden',
      settings: [admins('"j.doe:pass4you"')],
      state: 'no',
      says: /j\.doe:… never matches/,
    },
    {
      name: 'are not known where the list comes from elsewhere',
      settings: ['AUTHORIZER_ADMIN_PRINCIPALS=${ADMINS}'],
      state: 'unknown',
    },
    {
      name: 'have the role, where roles come from the provider',
      settings: [admins('admin'), 'AUTHORIZER_USE_ROLES_FROM_PROVIDER=true'],
      claims: { ...token, roles: ['Admin', 'DataConsumer'] },
      state: 'yes',
      says: /role Admin/,
    },
    {
      name: 'do not have it otherwise',
      settings: [admins('admin')],
      claims: { ...token, roles: ['Admin'] },
      state: 'no',
    },
    {
      name: 'are found by address after 2.0.7',
      settings: [admins('admin'), 'AUTHORIZER_ADMIN_EMAILS=[J.DOE@acme.example]'],
      release: 'main',
      state: 'yes',
      says: /ADMIN_EMAILS has j\.doe@acme\.example/,
    },
    {
      name: 'are not found by address before',
      settings: [admins('admin'), 'AUTHORIZER_ADMIN_EMAILS=[j.doe@acme.example]'],
      release: '2.0.7',
      state: 'no',
    },
  ];
  for (const { name, settings, claims: held, release, state, says = /./ } of cases) {
    it(name, () => {
      const { administrator } = identity(settings, held, release);
      assert.equal(administrator.state, state);
      assert.match(administrator.explanation.join('\n'), says);
      assert.doesNotMatch(administrator.explanation.join('\n'), /pass4you/);
    });
  }
});

describe('identityOf: the account', () => {
  it('has to be there where nobody may sign up', () => {
    const { explanation } = identity(['AUTHENTICATION_ENABLE_SELF_SIGNUP=false']);
    assert.match(explanation.join('\n'), /User not found and self-signup is disabled/);
  });

  it('is made at the first sign-in otherwise', () => {
    assert.match(identity(['AUTHENTICATION_ENABLE_SELF_SIGNUP=true']).explanation.join('\n'), /makes the account/);
  });

  it('is turned away with an unverified address, but only after 2.0.7', () => {
    const unverified = { ...token, email_verified: false };
    assert.match(identity([], unverified, 'main').refusal ?? '', /'j\.doe@acme\.example' is not verified/);
    const before = identity([], unverified, '2.0.7');
    assert.equal(before.refusal, undefined);
    assert.match(before.explanation.join('\n'), /after 2\.0\.7 turn such users away/);
  });
});
