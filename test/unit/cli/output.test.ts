import assert from 'node:assert/strict';
import { relative, sep } from 'node:path';
import { asGitHub } from '../../../src/cli/output/github';
import type { Log, Region } from '../../../src/cli/output/sarifLog';
import { findingCodes } from '../../../src/core/codes';
import { cli, testFolder, type TestFolder } from '../../support/cli';

const confidential = `authenticationConfiguration:
  clientType: confidential
  provider: custom-oidc
  providrName: Keycloak
  publicKeyUrls: [https://om.acme.example/api/v1/config/jwks]
  authority: https://kc.acme.example/realms/acme
  oidcConfiguration:
    id: om
    secret: hunter2
    discoveryUri: https://kc.acme.example/realms/other/.well-known/openid-configuration
    callbackUrl: https://other.acme.example/callback
    serverUrl: https://om.acme.example
`;

describe('openmetadata-sso check --format', () => {
  let folder: TestFolder;

  beforeEach(() => {
    folder = testFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  const sarif = async (...paths: readonly string[]): Promise<Log> =>
    JSON.parse((await cli('check', '--format', 'sarif', ...paths)).out) as Log;

  it('writes SARIF 2.1.0: one run, its rules with help, and results that refer to them', async () => {
    const log = await sarif(folder.file('deploy/openmetadata.yaml', confidential));
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif-2\.1\.0\.json$/);
    const [run, ...more] = log.runs;
    assert.deepEqual(more, []);
    assert.equal(run.tool.driver.name, 'openmetadata-sso');
    assert.ok(run.results.length > 3);
    for (const { id, helpUri, shortDescription } of run.tool.driver.rules) {
      assert.match(helpUri, /^https:\/\/.*\.md$/);
      assert.ok(findingCodes.some(({ code }) => code === id));
      assert.ok(shortDescription.text.length > 0);
    }
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
      assert.ok(['error', 'warning', 'note'].includes(result.level));
      assert.ok(result.message.text.length > 0);
      assert.equal(result.locations.length, 1);
      for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
        assert.doesNotMatch(physicalLocation.artifactLocation.uri, /\\| /);
        assertRegion(physicalLocation.region);
      }
      for (const { artifactChanges, description } of result.fixes ?? []) {
        assert.ok(description.text.length > 0);
        assert.ok(artifactChanges.every(({ replacements }) => replacements.length > 0));
        artifactChanges
          .flatMap(({ replacements }) => replacements)
          .forEach(({ deletedRegion }) => {
            assertRegion(deletedRegion);
          });
      }
    }
    assert.ok(run.results.some(({ relatedLocations }) => (relatedLocations?.length ?? 0) > 0));
    assert.ok(run.results.some(({ fixes }) => (fixes?.length ?? 0) > 0));
  });

  const assertRegion = ({ startLine, startColumn, endLine, endColumn }: Region): void => {
    assert.ok(startLine >= 1 && startColumn >= 1);
    assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
  };

  it('points at the characters of a finding, and names files by URIs from here', async () => {
    const file = folder.file('a b/openmetadata.yaml', confidential);
    const before = process.cwd();
    process.chdir(folder.path);
    try {
      const [run] = (await sarif(relative(process.cwd(), file))).runs;
      const unknown = run.results.find(({ ruleId }) => ruleId === 'unknown-key');
      assert.deepEqual(unknown?.locations[0]?.physicalLocation, {
        artifactLocation: { uri: 'a%20b/openmetadata.yaml' },
        region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 14 },
      });
    } finally {
      process.chdir(before);
    }
    const [outside] = (await sarif(file)).runs;
    assert.match(
      outside.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '',
      /^file:\/\/\/.*a%20b\/openmetadata\.yaml$/,
    );
  });

  it('never prints a secret', async () => {
    const file = folder.file('openmetadata.yaml', confidential);
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { out } = await cli('check', '--format', format, file);
      assert.doesNotMatch(out, /hunter2/, format);
    }
  });

  it('writes an empty log when nothing is wrong', async () => {
    const log = await sarif(folder.file('compose.yaml', 'services: {}\n'));
    assert.deepEqual(log.runs[0].results, []);
    assert.deepEqual(log.runs[0].tool.driver.rules, []);
    assert.equal((await cli('check', '--format', 'github', folder.path)).out, '');
  });

  it('writes workflow commands for GitHub', async () => {
    const file = folder.file('openmetadata.yaml', confidential);
    const { out, code } = await cli('check', '--format', 'github', file);
    assert.equal(code, 1);
    const command = out.split('\n').find((line) => line.includes('title=unknown-key')) ?? '';
    assert.match(
      command,
      /^::error file=.*openmetadata\.yaml,line=4,endLine=4,col=3,endColumn=14,title=unknown-key::There is no providrName/,
    );
    assert.match(out, /^::warning /m);
  });

  it('escapes what would end a command or a property', () => {
    const text = asGitHub([
      {
        file: `a,b:c%${sep}d.yaml`,
        code: 'x',
        severity: 'hint',
        message: '100%: a\r\nb,c',
        line: 1,
        column: 2,
        endLine: 1,
        endColumn: 3,
        fixable: false,
        docs: '',
      },
    ]);
    assert.match(text, /^::notice file=a%2Cb%3Ac%25\/d\.yaml,line=1,.*::100%25: a%0D%0Ab,c\n$/);
  });
});
