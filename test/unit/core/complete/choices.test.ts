import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { completeAt, settingAt } from '../../../../src/core/complete';
import type { Completion } from '../../../../src/core/complete/completion';
import type { KnownRealm } from '../../../../src/core/complete/knownRealm';
import { compose } from '../../../../src/core/formats/compose/compose';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { helmValues } from '../../../../src/core/formats/helmValues/helmValues';
import type { Lens } from '../../../../src/core/formats/lens';
import { serverYaml } from '../../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../../src/core/text/range';
import { withCursor } from '../../../support/cursor';

const realm = (name: string, clientIds: readonly string[] = [], url = 'https://sso.acme.example'): KnownRealm => ({
  name,
  provider: 'custom-oidc',
  issuer: `${url}/realms/${encodeURIComponent(name)}`,
  detail: `realm of ${new URL(url).host}`,
  clients: clientIds.map((clientId) => ({
    clientId,
    detail: `client of realm ${name}, confidential`,
    forOpenMetadata: clientId.startsWith('om'),
  })),
});

const known = [realm('Data-sec', ['grafana', 'om-prod', "o'clock"]), realm('Sales & co', ['shop'])];

function at(lens: Lens, marked: string, realms = known): readonly Completion[] {
  const { text, offset } = withCursor(marked);
  return completeAt(lens, text, offset, {}, realms);
}

const labels = (completions: readonly Completion[]): readonly string[] => completions.map(({ label }) => label);

function taken(lens: Lens, marked: string, label: string, realms = known): string {
  const found = at(lens, marked, realms).find((each) => each.label === label);
  assert.ok(found, `${label} is not among ${labels(at(lens, marked, realms)).join(', ')}`);
  const { text } = withCursor(marked);
  return applyEdits(text, [{ range: found.range, newText: found.insertText }]);
}

const server = (authority: string, rest: string): string =>
  `authenticationConfiguration:\n  provider: custom-oidc\n  authority: ${authority}\n${rest}\n`;

const chart = (authority: string, rest: string): string =>
  `openmetadata:\n  config:\n    authentication:\n      provider: custom-oidc\n      authority: ${authority}\n${rest}\n`;

const issuer = 'https://sso.acme.example/realms/Data-sec';

describe('completion of client IDs that are there', () => {
  it('offers those of the realm that the file names, OpenMetadata’s first', () => {
    const offered = at(serverYaml, server(issuer, '  clientId: ¦'));
    assert.deepEqual(labels(offered).slice(0, 3), ['om-prod', 'grafana', "o'clock"]);
    assert.equal(offered[0]?.detail, 'client of realm Data-sec, confidential');
    assert.equal(offered[0].preferred, true);
    assert.ok(!labels(offered).includes('shop'));
  });

  it('works in every format', () => {
    assert.match(taken(helmValues, chart(issuer, '      clientId: ¦'), 'om-prod'), /clientId: om-prod\n/);
    const env = `AUTHENTICATION_PROVIDER=custom-oidc\nAUTHENTICATION_AUTHORITY=${issuer}\nOIDC_CLIENT_ID=¦\n`;
    assert.match(taken(envFile, env, 'om-prod'), /^OIDC_CLIENT_ID=om-prod$/m);
    const service = `services:\n  openmetadata-server:\n    image: openmetadata/server:1.12.0\n    environment:\n      AUTHENTICATION_PROVIDER: custom-oidc\n      AUTHENTICATION_AUTHORITY: ${issuer}\n      AUTHENTICATION_CLIENT_ID: ¦\n`;
    assert.match(taken(compose, service, 'om-prod'), /AUTHENTICATION_CLIENT_ID: om-prod\n/);
  });

  it('writes what a format can hold, as it has to stand there', () => {
    assert.match(taken(serverYaml, server(issuer, "  clientId: '¦'"), 'grafana'), /clientId: 'grafana'/);
    assert.ok(!labels(at(serverYaml, server(issuer, "  clientId: '¦'"))).includes("o'clock"));
  });

  it('puts what the file says already first if it is there, and last if it is not', () => {
    const oidc = (id: string): string => `  clientId: ${id}\n  oidcConfiguration:\n    id: ¦`;
    assert.equal(labels(at(serverYaml, server(issuer, oidc('grafana'))))[0], 'grafana');
    const gone = at(serverYaml, server(issuer, oidc('gone')));
    assert.deepEqual(labels(gone).slice(0, 4), ['om-prod', 'grafana', "o'clock", 'gone']);
  });

  it('offers all where the file names no realm, and none of another where it names one that is not known', () => {
    const nowhere = 'authenticationConfiguration:\n  provider: custom-oidc\n  clientId: ¦\n';
    assert.ok(['om-prod', 'shop'].every((id) => labels(at(serverYaml, nowhere)).includes(id)));
    const elsewhere = at(serverYaml, server('https://sso.acme.example/realms/Other', '  clientId: ¦'));
    assert.ok(!labels(elsewhere).includes('om-prod'));
  });

  it('understands that the server goes by another host than the browser, where there is one provider only', () => {
    const inside = server('http://keycloak:8080/realms/Data-sec', '  clientId: ¦');
    assert.equal(labels(at(serverYaml, inside))[0], 'om-prod');
    const two = [...known, realm('Data-sec', ['om-eu'], 'https://sso.acme.eu.example')];
    assert.ok(!labels(at(serverYaml, inside, two)).includes('om-prod'));
    const loopback = [realm('Data-sec', ['om-local'], 'http://127.0.0.1:8080'), ...two];
    const local = server('http://localhost:8080/realms/Data-sec', '  clientId: ¦');
    assert.equal(labels(at(serverYaml, local, loopback))[0], 'om-local');
  });

  it('offers nothing that is there for settings that no provider knows, and never for a secret', () => {
    for (const key of ['callbackUrl', 'provider', 'oidcConfiguration.secret'])
      assert.ok(!at(serverYaml, server(issuer, `  ${key}: ¦`)).some(({ detail }) => detail !== undefined));
  });
});

describe('completion of realms that are there', () => {
  it('offers their issuers where nothing stands yet', () => {
    const offered = at(serverYaml, server('¦', ''));
    assert.deepEqual(
      labels(offered).slice(0, 2),
      known.map((each) => each.issuer),
    );
    assert.equal(offered[0]?.detail, 'Data-sec, realm of sso.acme.example');
  });

  it('offers their discovery documents and keys where those belong', () => {
    const discovery = at(serverYaml, 'authenticationConfiguration:\n  oidcConfiguration:\n    discoveryUri: ¦\n');
    assert.equal(labels(discovery)[0], `${issuer}/.well-known/openid-configuration`);
    const keys = at(serverYaml, 'authenticationConfiguration:\n  publicKeyUrls:\n    - ¦\n');
    assert.equal(labels(keys)[0], `${issuer}/protocol/openid-connect/certs`);
  });

  it('keeps what follows from the file in front, as the server may know the provider by another host', () => {
    const text = server('http://keycloak:8080/realms/Data-sec', '  oidcConfiguration:\n    discoveryUri: ¦');
    const offered = labels(at(serverYaml, text));
    assert.equal(offered[0], 'http://keycloak:8080/realms/Data-sec/.well-known/openid-configuration');
    assert.ok(offered.includes(`${issuer}/.well-known/openid-configuration`));
  });

  it('offers names inside a URL, and leaves the rest of it alone', () => {
    const half = server('https://sso.acme.example/realms/¦', '');
    assert.deepEqual(labels(at(serverYaml, half)).slice(0, 2), ['Data-sec', 'Sales & co']);
    assert.match(taken(serverYaml, half, 'Sales & co'), /realms\/Sales%20%26%20co\n/);
    const typed = server('https://sso.acme.example/realms/Da¦ta', '');
    assert.match(taken(serverYaml, typed, 'Data-sec'), /authority: https:\/\/sso\.acme\.example\/realms\/Data-sec\n/);
    const inside = server('"http://keycloak:8080/realms/x¦/protocol"', '');
    assert.match(taken(serverYaml, inside, 'Data-sec'), /"http:\/\/keycloak:8080\/realms\/Data-sec\/protocol"/);
  });

  it('completes the URL where the name is the last of it', () => {
    const env = 'AUTHENTICATION_PROVIDER=custom-oidc\nOIDC_DISCOVERY_URI=https://sso.acme.example/realms/D¦\n';
    assert.match(taken(envFile, env, 'Data-sec'), /realms\/Data-sec\/\.well-known\/openid-configuration\n/);
    const keys = 'AUTHENTICATION_PUBLIC_KEYS=[https://sso.acme.example/realms/¦]\n';
    assert.match(
      taken(envFile, keys, 'Data-sec'),
      /\[https:\/\/sso\.acme\.example\/realms\/Data-sec\/protocol\/openid-connect\/certs\]\n/,
    );
    assert.match(
      taken(helmValues, chart('"https://sso.acme.example/realms/¦"', ''), 'Data-sec'),
      /authority: "https:\/\/sso\.acme\.example\/realms\/Data-sec"\n/,
    );
  });

  it('offers no names of another server', () => {
    const two = [...known, realm('Europe', [], 'https://sso.acme.eu.example')];
    const offered = labels(at(serverYaml, server('https://sso.acme.eu.example/realms/¦', ''), two));
    assert.equal(offered[0], 'Europe');
    assert.ok(!offered.includes('Data-sec'));
  });
});

describe('completion with a provider that has no realms', () => {
  const tenant: KnownRealm = {
    name: 'acme.eu.auth0.com',
    provider: 'auth0',
    issuer: 'https://login.acme.example',
    aliases: ['https://acme.eu.auth0.com'],
    detail: 'Auth0 tenant',
    clients: [
      { clientId: 'kqe8CU7P', name: 'Shop', detail: 'application Shop, confidential', forOpenMetadata: false },
      { clientId: 'qGo8Zt0b', name: 'OpenMetadata', detail: 'application OpenMetadata, public', forOpenMetadata: true },
    ],
  };
  const both = [...known, tenant];
  const auth0 = (authority: string, rest: string): string => server(authority, rest).replace('custom-oidc', 'auth0');

  it('offers its applications by ID, with the names that people know', () => {
    for (const authority of ['https://login.acme.example', 'https://acme.eu.auth0.com', 'https://acme.eu.auth0.com/']) {
      const offered = at(serverYaml, auth0(authority, '  clientId: ¦'), both);
      assert.deepEqual(
        offered.slice(0, 2).map(({ label, name }) => [label, name]),
        [
          ['qGo8Zt0b', 'OpenMetadata'],
          ['kqe8CU7P', 'Shop'],
        ],
        authority,
      );
      assert.ok(!labels(offered).includes('om-prod'));
    }
    assert.match(
      taken(serverYaml, auth0('https://acme.eu.auth0.com', '  clientId: ¦'), 'qGo8Zt0b', both),
      /: qGo8Zt0b\n/,
    );
    const elsewhere = at(serverYaml, auth0('https://globex.us.auth0.com', '  clientId: ¦'), both);
    assert.ok(!labels(elsewhere).includes('qGo8Zt0b'));
  });

  it('offers its addresses where they belong: authority, discovery document, keys', () => {
    assert.equal(labels(at(serverYaml, auth0('¦', ''), both))[0], 'https://login.acme.example');
    const discovery = 'authenticationConfiguration:\n  provider: auth0\n  oidcConfiguration:\n    discoveryUri: ¦\n';
    const [first] = at(serverYaml, discovery, both);
    assert.equal(first?.label, 'https://login.acme.example/.well-known/openid-configuration');
    assert.equal(first.detail, 'acme.eu.auth0.com, Auth0 tenant');
    const keys = 'authenticationConfiguration:\n  provider: auth0\n  publicKeyUrls:\n    - ¦\n';
    assert.equal(labels(at(serverYaml, keys, both))[0], 'https://login.acme.example/.well-known/jwks.json');
  });

  it('puts those of the provider first that the file names', () => {
    assert.equal(labels(at(serverYaml, server('¦', ''), [tenant, ...known]))[0], issuer);
    const nowhere = 'authenticationConfiguration:\n  provider: auth0\n  clientId: ¦\n';
    assert.equal(labels(at(serverYaml, nowhere, both))[0], 'qGo8Zt0b');
    assert.deepEqual(labels(at(serverYaml, server('¦', ''), both)).slice(0, 3), [
      issuer,
      'https://sso.acme.example/realms/Sales%20%26%20co',
      'https://login.acme.example',
    ]);
  });

  it('leaves the one Keycloak that is known the only one, and offers no tenant inside its URLs', () => {
    const inside = server('http://keycloak:8080/realms/Data-sec', '  clientId: ¦');
    assert.equal(labels(at(serverYaml, inside, both))[0], 'om-prod');
    assert.deepEqual(labels(at(serverYaml, server('https://sso.acme.example/realms/¦', ''), both)).slice(0, 2), [
      'Data-sec',
      'Sales & co',
    ]);
    assert.ok(!labels(at(serverYaml, server('https://sso.acme.example/realms/¦', ''), both)).includes(tenant.name));
  });
});

describe('the setting at a cursor', () => {
  it('is that whose value is typed', () => {
    const of = (lens: Lens, marked: string): string | undefined => {
      const { text, offset } = withCursor(marked);
      return settingAt(lens, text, offset);
    };
    assert.equal(of(serverYaml, server(issuer, '  clientId: ¦')), 'authn.clientId');
    assert.equal(of(serverYaml, server('¦', '')), 'authn.authority');
    assert.equal(of(envFile, 'OIDC_CLIENT_ID=¦\n'), 'oidc.id');
    assert.equal(of(serverYaml, server(issuer, '  clie¦')), undefined);
    assert.equal(of(serverYaml, '# nothing ¦\n'), undefined);
  });
});
