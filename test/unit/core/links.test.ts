import assert from 'node:assert/strict';
import { detectLens } from '../../../src/core/formats/formats';
import { linksIn } from '../../../src/core/links';

/** What is underlined, and where it leads. */
function links(name: string, text: string): readonly (readonly [string, string])[] {
  const lens = detectLens(name, text);
  assert.ok(lens, `${name} is nobody's`);
  return linksIn(lens.read(text), text).map(({ range, target }) => [
    text.slice(range.start, range.end),
    'url' in target ? target.url : `file ${target.file}`,
  ]);
}

describe('linksIn', () => {
  it('leads from the authority to its discovery document, and from other URLs to themselves', () => {
    const text = `AUTHENTICATION_PROVIDER=okta
AUTHENTICATION_AUTHORITY="https://acme.okta.example/oauth2/default/"
AUTHENTICATION_PUBLIC_KEYS=[https://om.acme.example/api/v1/system/config/jwks,https://acme.okta.example/oauth2/default/v1/keys]
OIDC_SERVER_URL=https://om.acme.example
`;
    assert.deepEqual(links('.env', text), [
      [
        'https://acme.okta.example/oauth2/default/',
        'https://acme.okta.example/oauth2/default/.well-known/openid-configuration',
      ],
      ['https://om.acme.example/api/v1/system/config/jwks', 'https://om.acme.example/api/v1/system/config/jwks'],
      ['https://acme.okta.example/oauth2/default/v1/keys', 'https://acme.okta.example/oauth2/default/v1/keys'],
      ['https://om.acme.example', 'https://om.acme.example'],
    ]);
  });

  it('leads nowhere with credentials, other schemes, placeholders or what ships', () => {
    const text = `authenticationConfiguration:
  provider: okta
  authority: \${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}
  publicKeyUrls: ["https://me:hunter2@kc.acme.example/keys", "file:///etc/passwd", "javascript:alert(1)", "https://{host}/x"]
`;
    assert.deepEqual(links('openmetadata.yaml', text), []);
  });

  it('leads to the env files of a Compose service', () => {
    const compose = (files: string): string =>
      `services:\n  server:\n    image: openmetadata/server:1.12.0\n    env_file: ${files}\n    environment:\n      OIDC_SCOPE: openid\n`;
    assert.deepEqual(links('compose.yaml', compose('"./om.env" # ours')), [['./om.env', 'file ./om.env']]);
    assert.deepEqual(
      links(
        'compose.yaml',
        compose('\n      - om.env\n      - path: ../b.env\n        required: false\n      - ${FILE}.env'),
      ),
      [
        ['om.env', 'file om.env'],
        ['../b.env', 'file ../b.env'],
      ],
    );
  });
});
