import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import type { GermanPages } from '../../../support/germanPages';

const script = join(import.meta.dirname, '../../../support/germanPages.ts');

describe('what is put together of several texts, in German', () => {
  let pages: GermanPages;

  before(function () {
    this.timeout(60_000);
    const output = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
    pages = JSON.parse(output) as GermanPages;
  });

  it('is a plan', () => {
    assert.equal(
      pages.plan,
      `# Client open-metadata ändern

In Realm Data-sec. Noch wurde nichts geändert.

## Auf sso.acme.example

Keycloak 26.7.3, als jane. Kurz: 2 geändert.

1. Client open-metadata in Realm Data-sec ändern
   - Enabled: aus → ein
   - Valid redirect URIs: keine → https://om.acme.example/callback
2. open-metadata die Client-Scopes email und profile zuordnen
   - Client-Scope email: nicht zugeordnet → Default
   - Client-Scope profile: nicht zugeordnet → Default
`,
    );
  });

  it('is what somebody else is asked for', () => {
    assert.match(
      pages.request,
      /^Bitte Client open-metadata ändern\.\n\nWo: Realm Data-sec von https:\/\/sso\.acme\.example\n/,
    );
    assert.match(pages.request, /\nBitte sagen Sie mir, wenn es erledigt ist\.\n$/);
  });

  it('is why something was refused', () => {
    assert.equal(
      pages.refusal,
      'Dem Konto jane ist dies nicht erlaubt: Realm Data-sec. Ihm fehlt die Rolle manage-clients in Realm Data-sec.',
    );
  });
});
