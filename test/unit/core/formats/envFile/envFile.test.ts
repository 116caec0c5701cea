import assert from 'node:assert/strict';
import { catalogue, type SettingKey } from '../../../../../src/core/catalogue/catalogue';
import type { Change } from '../../../../../src/core/finding';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { applyEdits } from '../../../../../src/core/text/range';
import type { Value } from '../../../../../src/core/value';

const valueOf = (text: string, key: SettingKey): Value | undefined => envFile.read(text).get(key).value;

const sliceOf = (text: string, range: { start: number; end: number } | undefined): string | undefined =>
  range && text.slice(range.start, range.end);

function edited(text: string, ...changes: readonly Change[]): string {
  const result = envFile.edit(text, changes);
  assert.ok(result.ok);
  assert.deepEqual(result.value.elsewhere, []);
  return applyEdits(text, result.value.edits);
}

describe('env file: detection', () => {
  const ours = 'AUTHENTICATION_PROVIDER=custom-oidc\n';
  for (const name of [
    '.env',
    'prod.env',
    '.env.production',
    '.env.sso-test',
    'env-keycloak',
    'env',
    'server.env.example',
    'Untitled-1',
  ])
    it(`takes ${name}`, () => {
      assert.equal(envFile.detect(name, ours), true);
    });
  for (const name of ['openmetadata.yaml', 'environment.ts', 'README.md', 'envelope'])
    it(`leaves ${name} alone`, () => {
      assert.equal(envFile.detect(name, ours), false);
    });
  it('asks for a variable of ours at the start of a line', () => {
    assert.equal(envFile.detect('.env', 'export AUTHORIZER_ADMIN_PRINCIPALS=[admin]'), true);
    assert.equal(envFile.detect('.env', '\uFEFFAUTHENTICATION_AUTHORITY: x'), true);
    assert.equal(envFile.detect('.env', '# AUTHENTICATION_PROVIDER=basic\nDATABASE_URL=x'), false);
    assert.equal(envFile.detect('.env', 'AUTHENTICATION_TIMEOUT=3\nMY_AUTHENTICATION_PROVIDER=x'), false);
  });
  it('takes OIDC_ variables, which other programs have too, only where OpenMetadata is named', () => {
    assert.equal(envFile.detect('.env', 'OIDC_CLIENT_ID=a'), false);
    assert.equal(envFile.detect('.env', 'OPENMETADATA_CLUSTER_NAME=a\nOIDC_CLIENT_ID=a'), true);
  });
});

describe('env file: what Docker Compose hands on', () => {
  const cases: readonly (readonly [line: string, value: Value | undefined, why?: string])[] = [
    ['AUTHENTICATION_CLIENT_ID=abc', 'abc'],
    ['AUTHENTICATION_CLIENT_ID = abc', 'abc'],
    ['AUTHENTICATION_CLIENT_ID: abc', 'abc'],
    ['export AUTHENTICATION_CLIENT_ID=abc', 'abc'],
    ['\tAUTHENTICATION_CLIENT_ID=abc  ', 'abc'],
    ['AUTHENTICATION_CLIENT_ID=abc # the client', 'abc'],
    ['AUTHENTICATION_CLIENT_ID=abc#1', 'abc#1'],
    ['AUTHENTICATION_CLIENT_ID="abc" # the client', 'abc'],
    ["AUTHENTICATION_CLIENT_ID='abc'# the client", 'abc'],
    ['AUTHENTICATION_CLIENT_ID=', null],
    ['AUTHENTICATION_CLIENT_ID=   # nothing', null],
    ['AUTHENTICATION_CLIENT_ID=""', null],
    [`AUTHENTICATION_CLIENT_ID='""'`, ''],
    ['AUTHENTICATION_CLIENT_ID=#abc', null, 'YAML takes it for a comment'],
    [String.raw`AUTHENTICATION_CLIENT_ID="\"a\\tb\""`, 'a\tb', 'two layers of escapes'],
    [String.raw`AUTHENTICATION_CLIENT_ID="\"a\$b\""`, 'a$b'],
    [String.raw`AUTHENTICATION_CLIENT_ID='it\'s'`, "it's"],
    ['AUTHENTICATION_CLIENT_ID=a$$b', 'a$b'],
    ['AUTHENTICATION_CLIENT_ID=$CLIENT', undefined],
    ['AUTHENTICATION_CLIENT_ID="${CLIENT:-abc}"', undefined],
    ["AUTHENTICATION_CLIENT_ID='a$b'", 'a$b', 'single quotes do not interpolate'],
    ["AUTHENTICATION_CLIENT_ID='${CLIENT}'", undefined, 'but the server does'],
    ['AUTHENTICATION_CLIENT_ID="\'a\nb\'"', 'a b', 'a quoted value may span lines'],
    ['AUTHENTICATION_CLIENT_ID', undefined, 'inherited from the shell'],
    ['AUTHENTICATION_CLIENT_ID=a\nAUTHENTICATION_CLIENT_ID=b', 'b', 'the last one counts'],
    ['AUTHENTICATION_CLIENT_ID=012', '10', 'an octal number in YAML 1.1'],
    ['AUTHENTICATION_CLIENT_ID=yes', 'true'],
    ['AUTHENTICATION_CLIENT_ID=*abc', 'abc'],
    ['AUTHENTICATION_CLIENT_ID=&abc', null],
    ['AUTHENTICATION_CLIENT_ID=!abc', ''],
  ];
  for (const [line, value, why] of cases)
    it(`${JSON.stringify(line)} is ${value === undefined ? 'unknown' : JSON.stringify(value)}${why === undefined ? '' : `: ${why}`}`, () => {
      assert.deepEqual(valueOf(line, 'authn.clientId'), value);
      assert.deepEqual(valueOf(`A=1\r\n${line.replaceAll('\n', '\r\n')}\r\nB=2`, 'authn.clientId'), value);
    });

  it('names the variable that a value is taken from', () => {
    const reading = envFile.read('OIDC_CLIENT_SECRET="${KEYCLOAK_SECRET}"').get('oidc.secret');
    assert.deepEqual(reading.reference, { kind: 'environment-variable', variable: 'KEYCLOAK_SECRET' });
  });

  for (const [line, text] of [
    ['OIDC_CLIENT_SECRET=@abc', '@abc'],
    ['OIDC_CLIENT_SECRET=a: b', 'a: b'],
    ["OIDC_CLIENT_SECRET='{abc'", '{abc'],
    [String.raw`OIDC_CLIENT_SECRET="a\nb: c"`, 'a\nb: c'],
    ['OIDC_CLIENT_SECRET="abc', 'abc'],
  ] as const)
    it(`${JSON.stringify(line)} breaks the server's configuration`, () => {
      const { value, broken } = envFile.read(line).get('oidc.secret');
      assert.equal(value, undefined);
      assert.equal(broken, text);
    });

  it('does not let a quote that never closes swallow the lines below', () => {
    const text = 'OIDC_CLIENT_SECRET="abc\nAUTHENTICATION_CLIENT_ID="open-metadata"\nOIDC_CLIENT_ID=x\n';
    assert.equal(valueOf(text, 'authn.clientId'), 'open-metadata');
    assert.equal(valueOf(text, 'oidc.id'), 'x');
  });
});

describe('env file: the view', () => {
  it('gives each item of a list its characters, through quotes and escapes', () => {
    const text = String.raw`AUTHENTICATION_PUBLIC_KEYS="[https://a, \"https://b\"]" # keys`;
    const reading = envFile.read(text).get('authn.publicKeyUrls');
    assert.deepEqual(reading.value, ['https://a', 'https://b']);
    assert.deepEqual(
      reading.items?.map(({ range }) => sliceOf(text, range)),
      ['https://a', String.raw`\"https://b\"`],
    );
    assert.equal(sliceOf(text, reading.range), String.raw`"[https://a, \"https://b\"]"`);
    assert.equal(sliceOf(text, reading.keyRange), 'AUTHENTICATION_PUBLIC_KEYS');
  });

  it('has the shipped default of what the file leaves out', () => {
    const view = envFile.read('AUTHENTICATION_PROVIDER=google');
    assert.deepEqual(view.get('authn.publicKeyUrls').value, ['http://localhost:8585/api/v1/system/config/jwks']);
    assert.equal(view.get('authn.publicKeyUrls').source, 'default');
    assert.equal(view.get('authn.jwtTeamClaimMapping').value, undefined);
    assert.equal(view.partial, true);
  });

  it('shows the schema our variables, misspelt ones too, and nothing else', () => {
    const text =
      'PATH=/bin\nOIDC_CLIENT_ID=a\nAUTHENTICATION_DISCOVERY_URI=$X\nOIDC_SCOPE=$X\nAUTHORIZER_ALLOWED_DOMAINS=[a,b]';
    const structure = envFile.read(text).structures[0];
    assert.ok(structure);
    assert.deepEqual(structure.data, {
      OIDC_CLIENT_ID: 'a',
      AUTHENTICATION_DISCOVERY_URI: null,
      AUTHORIZER_ALLOWED_DOMAINS: ['a', 'b'],
    });
    assert.equal(
      sliceOf(text, structure.locate(['AUTHENTICATION_DISCOVERY_URI'])?.key),
      'AUTHENTICATION_DISCOVERY_URI',
    );
    assert.equal(sliceOf(text, structure.locate(['AUTHORIZER_ALLOWED_DOMAINS', 1])?.value), 'b');
    assert.equal(structure.locate(['PATH']), undefined);
  });

  it('does not read a file with conflict markers or binary content', () => {
    assert.equal(
      envFile.read('<<<<<<< HEAD\nOIDC_CLIENT_ID=a\n=======\nOIDC_CLIENT_ID=b\n>>>>>>> x\n').readable,
      false,
    );
    assert.equal(envFile.read('OIDC_CLIENT_ID=a\0b').readable, false);
  });
});

describe('env file: editing', () => {
  const set = (key: SettingKey, value: Value): Change => ({ key, set: value });

  it('replaces the value and keeps the shape of the line', () => {
    const cases = [
      ['AUTHENTICATION_CLIENT_ID=a', 'AUTHENTICATION_CLIENT_ID=b'],
      ['export AUTHENTICATION_CLIENT_ID = "a"  # mine\r\n', 'export AUTHENTICATION_CLIENT_ID = "b"  # mine\r\n'],
      ["AUTHENTICATION_CLIENT_ID: 'a'", "AUTHENTICATION_CLIENT_ID: 'b'"],
      ['AUTHENTICATION_CLIENT_ID=  # mine', 'AUTHENTICATION_CLIENT_ID=b  # mine'],
      ['AUTHENTICATION_CLIENT_ID', 'AUTHENTICATION_CLIENT_ID=b'],
      ['AUTHENTICATION_CLIENT_ID="a\nc"\nX=1', 'AUTHENTICATION_CLIENT_ID="b"\nX=1'],
      [
        'AUTHENTICATION_CLIENT_ID=a\nAUTHENTICATION_CLIENT_ID=c',
        'AUTHENTICATION_CLIENT_ID=a\nAUTHENTICATION_CLIENT_ID=b',
      ],
    ] as const;
    for (const [before, after] of cases) assert.equal(edited(before, set('authn.clientId', 'b')), after);
  });

  it('writes lists bare and quotes only what would change', () => {
    assert.equal(
      edited('AUTHENTICATION_PUBLIC_KEYS=[]', set('authn.publicKeyUrls', ['https://a/jwks', 'https://b/certs'])),
      'AUTHENTICATION_PUBLIC_KEYS=[https://a/jwks,https://b/certs]',
    );
    assert.equal(edited('OIDC_CLIENT_SECRET=', { key: 'oidc.secret', secret: '*a#b' }), `OIDC_CLIENT_SECRET='"*a#b"'`);
    assert.equal(
      edited('OIDC_CLIENT_SECRET=', { key: 'oidc.secret', secret: "it's ${X}" }),
      String.raw`OIDC_CLIENT_SECRET='"it\u0027s \u0024{X}"'`,
    );
    assert.equal(edited('OIDC_SCOPE=x', set('oidc.scope', 'openid email profile')), 'OIDC_SCOPE=openid email profile');
    assert.equal(edited('OIDC_TENANT=x', set('oidc.tenant', '')), `OIDC_TENANT='""'`);
    assert.equal(edited('OIDC_USE_NONCE="true"', set('oidc.useNonce', false)), 'OIDC_USE_NONCE="false"');
    assert.equal(edited('OIDC_CUSTOM_PARAMS=', set('oidc.customParams', { a: 'b' })), `OIDC_CUSTOM_PARAMS='{"a":"b"}'`);
  });

  it('leaves alone what is there already, and switches that only the Helm chart has', () => {
    const text = `OIDC_CLIENT_ID='"a"' # mine\nOIDC_DISABLE_PKCE="true"`;
    assert.equal(edited(text, set('oidc.id', 'a'), set('oidc.disablePkce', true), set('oidc.enabled', true)), text);
    assert.equal(edited(text, { key: 'authn.jwtTeamClaimMapping', remove: true }), text);
  });

  it('adds a variable after its relatives, with their line end and export', () => {
    assert.equal(
      edited('export OIDC_CLIENT_ID=a # id\r\nX=1\r\n', { key: 'oidc.secret', secret: 's' }),
      'export OIDC_CLIENT_ID=a # id\r\nexport OIDC_CLIENT_SECRET=s\r\nX=1\r\n',
    );
    assert.equal(
      edited('AUTHENTICATION_CLIENT_ID=a\nX=1', set('oidc.id', 'b'), set('oidc.type', 'c')),
      'AUTHENTICATION_CLIENT_ID=a\nOIDC_CLIENT_ID=b\nOIDC_TYPE=c\nX=1',
    );
    assert.equal(edited('X=1\n', set('oidc.id', 'b')), 'X=1\nOIDC_CLIENT_ID=b\n');
    assert.equal(edited('X=1', set('oidc.id', 'b')), 'X=1\nOIDC_CLIENT_ID=b');
    assert.equal(edited('', set('oidc.id', 'b')), 'OIDC_CLIENT_ID=b\n');
  });

  it('never touches a line that is commented out', () => {
    assert.equal(edited('#OIDC_CLIENT_ID=a\n', set('oidc.id', 'b')), '#OIDC_CLIENT_ID=a\nOIDC_CLIENT_ID=b\n');
  });

  it('removes every line of a variable, or of a whole block, while it adds others', () => {
    assert.equal(edited('A=1\nOIDC_CLIENT_ID=a\nOIDC_CLIENT_ID=b\nB=2', { key: 'oidc.id', remove: true }), 'A=1\nB=2');
    const text = 'AUTHENTICATION_PROVIDER=google\nOIDC_CLIENT_ID=a\nOIDC_CLIENT_SECRET=b\n';
    assert.equal(
      edited(text, { key: 'oidc', remove: true }, set('authn.clientType', 'public')),
      'AUTHENTICATION_PROVIDER=google\nAUTHENTICATION_CLIENT_TYPE=public\n',
    );
  });

  it('leaves a secret where it is when asked for a reference, and makes room for one that is missing', () => {
    assert.equal(edited('OIDC_CLIENT_SECRET=s', { key: 'oidc.secret', reference: true }), 'OIDC_CLIENT_SECRET=s');
    assert.equal(
      edited('OIDC_CLIENT_ID=a\n', { key: 'oidc.secret', reference: true }),
      'OIDC_CLIENT_ID=a\nOIDC_CLIENT_SECRET=\n',
    );
  });

  it('refuses to write below a quote that never closes, but mends that line itself', () => {
    const text = 'A=1\nOIDC_CLIENT_SECRET="abc\n';
    const result = envFile.edit(text, [set('oidc.id', 'b')]);
    assert.match(result.ok ? '' : result.error.message, /OIDC_CLIENT_SECRET in line 2/);
    assert.equal(edited(text, { key: 'oidc.secret', secret: 'def' }), 'A=1\nOIDC_CLIENT_SECRET="def"\n');
  });

  it('says so where no variable exists', () => {
    const result = envFile.edit('', [set('authn.jwtTeamClaimMapping', 'team')]);
    assert.equal(result.ok ? undefined : result.error.kind, 'not-expressible');
  });
});

describe('env file: bad input', () => {
  const line = 'OIDC_CLIENT_SECRET="abc # it\'s\n';
  for (const [what, text] of [
    ['nothing', ''],
    ['a byte order mark', '\uFEFF'],
    ['a lone carriage return', 'OIDC_CLIENT_ID=a\rb'],
    ['tabs', '\t\tOIDC_CLIENT_ID\t=\ta\t'],
    ['YAML', 'a:\n  - &b c\n  - *b\n---\nd: [\n'],
    ['binary content', '\u0000\u0001\uFFFD\u0000OIDC_CLIENT_ID=a'],
    ['conflict markers', '<<<<<<< ours\r\nOIDC_CLIENT_ID=a\r\n=======\r\n>>>>>>> theirs\r\n'],
    ['an equals sign', '=\n==\n= =\n:\n'],
    ['a megabyte of quotes that never close', line.repeat(40_000)],
    ['a megabyte on one line', `OIDC_CLIENT_ID=${'a '.repeat(500_000)}`],
    ['very many escapes', `OIDC_CLIENT_ID="${'\\\\'.repeat(100_000)}"`],
  ] as const)
    it(what, () => {
      const view = envFile.read(text);
      for (const { key } of catalogue) view.get(key);
      const result = envFile.edit(text, [{ key: 'oidc.id', set: 'b' }]);
      if (result.ok && view.readable) assert.equal(valueOf(applyEdits(text, result.value.edits), 'oidc.id'), 'b');
    }).timeout(20_000);
});
