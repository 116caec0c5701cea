import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { identityOf } from '../../../../../src/core/identity';
import { botSignIn } from '../../../../../src/core/identity/bots';
import type { Plan, SetUpRequest } from '../../../../../src/idp/change';
import { instructions as auth0Instructions } from '../../../../../src/idp/auth0/instructions';
import { keycloakTerms } from '../../../../../src/idp/keycloak/terms';
import { instructions } from '../../../../../src/idp/keycloak/instructions';
import { checkPage } from '../../../../../src/vscode/commands/check/checkPage';
import { comparisonPage } from '../../../../../src/vscode/commands/compare/comparisonPage';
import { keysPage } from '../../../../../src/vscode/commands/jwtKeys/keysPage';
import { planPage } from '../../../../../src/vscode/commands/plan/planPage';
import { requestDocument } from '../../../../../src/vscode/commands/plan/requestDocument';
import { requestText } from '../../../../../src/vscode/commands/plan/requestText';
import { signInPage } from '../../../../../src/vscode/commands/preview/signInPage';
import { runningServerPage } from '../../../../../src/vscode/commands/server/runningServerPage';
import { fileSection } from '../../../../../src/vscode/commands/setUp/filePart';
import { report } from '../check/samples';
import { entryDouble, namesAt, sessionDouble } from '../doubles';

/** A name with a link, an image, HTML and a heading in it. */
const name = 'om [x](command:y) ![](https://evil.example/z) <img src=z>\n\n# Changed';

const request: SetUpRequest = {
  kind: 'set-up',
  realm: name,
  createRealm: false,
  client: 'open-metadata',
  description: name,
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.example',
};

const plan: Plan<SetUpRequest> = {
  request,
  adopts: true,
  steps: [
    {
      id: 'client',
      kind: 'change',
      title: `Change client ${name}`,
      details: [
        { setting: 'Name', before: 'om', after: name },
        { setting: 'Root URL', before: name, after: name },
        { setting: 'Valid redirect URIs', before: `https://a/x, ${name}`, after: 'https://b/x, https://a/[x](y)' },
      ],
    },
    {
      id: 'connection',
      kind: 'change',
      title: 'Enable a connection',
      details: [
        { setting: `Connection ${name}`, before: 'off', after: 'on' },
        { setting: `Connection ${name}`, after: 'on' },
        { setting: `Connection ${name}`, before: 'https://a/x, https://b/x', after: 'none' },
        { setting: `Connection ${name}`, before: name, after: 'on' },
      ],
    },
    { id: 'old', kind: 'delete', title: name, details: [{ setting: 'Name', before: name, after: 'deleted' }] },
  ],
  warnings: [name],
};

const view = envFile.read('AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_ADMIN_PRINCIPALS=["[x](y)"]\n');
const claims = { preferred_username: name, email: name };
const home = { kind: 'environment-variable', variable: name } as const;
const { inspection, ...checked } = report(
  { state: 'passed', code: 'client-disabled', proven: name },
  { state: 'skipped', code: 'client-secret-wrong', reason: name },
);

const pages: Readonly<Record<string, string>> = {
  plan: planPage(plan, sessionDouble(), namesAt(sessionDouble()), [
    fileSection({
      name,
      changes: 1,
      elsewhere: [{ key: 'oidc.secret', value: 'x', secret: true, home }],
      overriding: [{ path: name, changes: [{ variable: name, change: { key: 'authn.authority', set: name } }] }],
    }),
  ]),
  request: requestText(plan, sessionDouble(), namesAt(sessionDouble())),
  'request document': requestDocument(request, instructions(request), { provider: entryDouble, url: name }),
  'request document of back-ticks': requestDocument(
    { ...request, client: `\`${name}` },
    instructions({ ...request, client: `\`${name}` }),
    { provider: entryDouble },
  ),
  'request document for Auth0': requestDocument(
    { ...request, client: `\`${name}` },
    auth0Instructions({ ...request, client: `\`${name}` }),
    { provider: entryDouble },
  ),
  checks: checkPage(name, { ...checked, inspection: { ...inspection, done: false, reason: name } }),
  comparison: comparisonPage(
    { file: name, client: name, realm: name, server: name, terms: keycloakTerms },
    (['same', 'differs', 'missing', 'unknown'] as const).map((state) => ({
      name: 'clientId',
      state,
      file: name,
      client: name,
    })),
    [{ state: 'passed', code: 'client-disabled', proven: name }],
  ),
  preview: signInPage({
    file: name,
    release: undefined,
    provider: 'Keycloak',
    terms: keycloakTerms,
    host: 'sso.acme.example',
    realm: name,
    client: name,
    scope: 'openid',
    user: { username: name, email: name },
    token: { claims: {} },
    identity: identityOf(claims, view),
    bots: botSignIn(view),
  }),
  'running server': runningServerPage({
    file: name,
    format: 'env-file',
    url: 'https://om.acme.example',
    release: undefined,
    comparison: {
      differences: [{ key: 'authn.clientId', name: 'AUTHENTICATION_CLIENT_ID', file: name, server: name }],
      same: [],
      cause: 'either',
      observed: { observations: [], basis: new Map() },
    },
  }),
  keys: keysPage({
    file: name,
    keyId: name,
    folder: '/work/jwtkeys',
    serverFolder: '/etc/openmetadata/jwtkeys',
    transport: 'unknown',
    notMounted: name,
    overridden: [name],
    isPrivate: true,
  }),
};

describe('pages with names that are Markdown', () => {
  for (const [kind, text] of Object.entries(pages)) {
    const outsideCode = text.replace(/```[\s\S]*?```/g, '').replace(/(?<!\\)`[^`\n]*`/g, '');
    it(`${kind}: nobody else's link, image, HTML or heading`, () => {
      assert.doesNotMatch(outsideCode, /(?<!\\)\[[^\]\n]*\]\(/);
      assert.doesNotMatch(outsideCode, /(?<!\\)<[a-z]/i);
      assert.doesNotMatch(outsideCode, /^# Changed/m);
      assert.match(text, /evil\.example/, 'the name is shown');
    });
  }
});
