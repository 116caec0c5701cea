import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Cause, Comparison } from '../../../../../src/core/runningServer';
import type { FormatId } from '../../../../../src/core/view';
import { runningServerPage } from '../../../../../src/vscode/commands/server/runningServerPage';

const difference = {
  key: 'authn.provider',
  name: 'AUTHENTICATION_PROVIDER',
  file: 'custom-oidc',
  server: 'basic',
} as const;

function pageOf(cause: Cause | undefined, format: FormatId = 'compose', changed: Partial<Comparison> = {}): string {
  const comparison: Comparison = {
    differences: cause === undefined ? [] : [difference],
    same: [{ key: 'authn.clientId', name: 'AUTHENTICATION_CLIENT_ID' }],
    cause,
    observed: { observations: [], basis: new Map() },
    ...changed,
  };
  return runningServerPage({ file: 'om.env', format, url: 'https://om.acme.example', release: '1.12.1', comparison });
}

describe('runningServerPage', () => {
  it('says that nothing differs, and looks for no cause', () => {
    const page = pageOf(undefined);
    assert.match(page, /OpenMetadata 1\.12\.1 at `https:\/\/om\.acme\.example`: no settings differ, one is the same\./);
    assert.doesNotMatch(page, /What differs|Why/);
  });

  it('shows both sides, and that people still sign in with a password', () => {
    const page = pageOf('database');
    assert.match(page, /- `AUTHENTICATION_PROVIDER`\n {2}- the file: `custom-oidc`\n {2}- the server: `basic`/);
    assert.match(page, /People still sign in with a password of OpenMetadata/);
  });

  it('gives the way out of the database in the words of the deployment', () => {
    const removal = 'bootstrap/openmetadata-ops.sh remove-security-config --force';
    const ways: readonly (readonly [FormatId, string])[] = [
      ['compose', `docker compose exec openmetadata-server /opt/openmetadata/${removal}`],
      ['helm-values', `kubectl exec deployment/openmetadata -- /opt/openmetadata/${removal}`],
      ['server-yaml', `\n./${removal}`],
    ];
    for (const [format, command] of ways) {
      const page = pageOf('database', format);
      assert.ok(page.includes(command), page);
      assert.match(page, /Settings > SSO/);
    }
    for (const cause of ['not-this-file', 'no-database', 'config-source'] as const) {
      assert.ok(!pageOf(cause).includes(removal), cause);
    }
    assert.ok(pageOf('either').includes(removal));
    assert.match(pageOf('config-source'), /SECURITY_CONFIG_SOURCE=ENV/);
  });

  it('lets nothing that a server says be Markdown', () => {
    const server = '`](https://evil.example) **x** <img src=x>';
    const page = pageOf('database', 'compose', { differences: [{ ...difference, server }] });
    assert.ok(page.includes("  - the server: `'](https://evil.example) **x** <img src=x>`"));
  });
});
