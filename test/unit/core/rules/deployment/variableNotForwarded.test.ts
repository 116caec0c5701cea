import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import type { Finding } from '../../../../../src/core/finding';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';

const service = (...lines: readonly string[]): string =>
  ['services:', '  om:', '    image: openmetadata/server:1.12.1', ...lines.map((line) => `    ${line}`), ''].join('\n');

const env = 'AUTHENTICATION_PROVIDER=basic\nAUTHORIZER_ADMIN_PRINCIPALS=[jane]\n';

function found(name: string, text: string, files: Readonly<Record<string, string>>): readonly Finding[] {
  const nearby = Object.entries(files).map(([path, content]) => ({ path, text: content }));
  return analyze(envFile, text, { name, nearby }).findings.filter(({ code }) => code === 'variable-not-forwarded');
}

const names = (findings: readonly Finding[], text = env): readonly string[] =>
  findings.map(({ range }) => text.slice(range.start, range.end));

const forwards = (name: string): string => service('environment:', `  ${name}: \${${name}:-x}`);

describe('variable-not-forwarded', () => {
  it('says once that nothing arrives', () => {
    const [only, another] = found('.env', env, { 'compose.yaml': service('ports: ["8585:8585"]') });
    assert.ok(only !== undefined && another === undefined);
    assert.match(only.message, /^Nothing in this file reaches the server: compose\.yaml .*env_file: \.env.* om\.$/);
  });

  it('names each variable that does not arrive while others do, and the service', () => {
    const text = forwards('AUTHENTICATION_PROVIDER');
    const findings = found('.env', env, { 'compose.yaml': text });
    assert.deepEqual(names(findings), ['AUTHORIZER_ADMIN_PRINCIPALS']);
    const [place] = findings[0]?.related ?? [];
    assert.deepEqual([place?.file, text.slice(place?.range.start, place?.range.end)], ['compose.yaml', 'om']);
  });

  it('points at the place that wins', () => {
    const text = service('environment:', '  AUTHENTICATION_PROVIDER: "okta"');
    for (const [name, severity, lines] of [
      ['.env', 'information', text],
      ['om.env', 'warning', `${text}    env_file: om.env\n`],
    ] as const) {
      const [finding] = found(name, 'AUTHENTICATION_PROVIDER=basic\n', { 'compose.yaml': lines });
      const [place] = finding?.related ?? [];
      assert.equal(finding?.severity, severity);
      assert.deepEqual([place?.file, lines.slice(place?.range.start, place?.range.end)], ['compose.yaml', '"okta"']);
    }
  });

  it('says once that a compose file has a default for everything', () => {
    const variables = ['PROVIDER', 'AUTHORITY', 'CLIENT_ID', 'CLIENT_TYPE'].map((name) => `AUTHENTICATION_${name}`);
    const text = variables.map((name) => `${name}=mine\n`).join('');
    const lines = variables.map((name) => `  ${name}: \${${name}:-""}`);
    const [only, another] = found('om.env', text, {
      'compose.yaml': service('env_file: om.env', 'environment:', ...lines),
    });
    assert.ok(only !== undefined && another === undefined);
    assert.match(only.message, /^This line and 3 others do nothing: .* keep their values in \.env\.$/);
    assert.deepEqual(
      [text.slice(only.range.start, only.range.end), only.related.length],
      ['AUTHENTICATION_PROVIDER', 4],
    );
  });

  for (const [what, files] of [
    [
      'is silent if another compose file hands it on',
      {
        'a/compose.yaml': '',
        'compose.yaml': forwards('AUTHENTICATION_PROVIDER'),
        'compose.prod.yaml': service('env_file: .env'),
      },
    ],
    ['is silent if the service has the file', { 'compose.yaml': service('env_file:', '  - path: ./.env') }],
    ['is silent if the service may have the file', { 'compose.yaml': service('env_file: ${WHICH}') }],
    [
      'is silent if the service extends one of another file',
      { 'compose.yaml': service('extends: {file: a.yaml, service: b}') },
    ],
    ['is silent about other services', { 'compose.yaml': 'services:\n  nginx:\n    image: nginx\n' }],
    ['is silent about what cannot be read', { 'compose.yaml': `${service()}  - ]` }],
    ['is silent about files of other folders', { '../compose.yaml': service() }],
    ['is silent where nothing is near', {}],
  ] as const)
    it(what, () => {
      assert.deepEqual(names(found('.env', env, files)), []);
    });

  it('is silent about an env file that no compose file uses', () => {
    assert.deepEqual(found('om.env', env, { 'compose.yaml': service('env_file: other.env') }), []);
  });

  it('is silent about the very same value, and about one that cannot be told', () => {
    const text = service(
      'environment:',
      '  AUTHENTICATION_PROVIDER: basic',
      '  AUTHORIZER_ADMIN_PRINCIPALS: "[${WHO}]"',
    );
    assert.deepEqual(found('.env', env, { 'compose.yaml': text }), []);
  });
});
