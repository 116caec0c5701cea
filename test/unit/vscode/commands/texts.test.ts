import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import type { Plan, SetUpRequest } from '../../../../src/idp/change';
import {
  checkOpenMetadataUrl,
  normalUrl,
  openMetadataUrlIn,
} from '../../../../src/vscode/commands/setUp/openMetadataUrl';
import { administratorRequest, planPage } from '../../../../src/vscode/commands/setUp/planPage';
import { sessionDouble } from './doubles';

describe('the address of OpenMetadata', () => {
  it('is wrong without a scheme and a host, and with more than a base path', () => {
    for (const wrong of [
      '',
      'om.acme.example',
      'ftp://om.acme.example',
      'https://',
      'https://om.acme.example/callback',
      'https://om.acme.example/api/v1',
      'https://om.acme.example/?a',
      'https://om.acme.example/#x',
      'https://me@om.acme.example',
    ]) {
      const remark = checkOpenMetadataUrl(wrong);
      assert.ok(remark !== undefined && !remark.doubt, wrong);
    }
  });

  it('is right with https, with a base path, and with http on this machine', () => {
    for (const right of [
      'https://om.acme.example',
      'https://acme.example/openmetadata/',
      'http://localhost:8585',
      'http://127.0.0.1:8585',
      ' https://om.acme.example ',
    ])
      assert.equal(checkOpenMetadataUrl(right), undefined, right);
  });

  it('is doubted with http on another machine', () => {
    assert.equal(checkOpenMetadataUrl('http://om.acme.example')?.doubt, true);
  });

  it('is kept without a slash at the end', () => {
    assert.equal(normalUrl(' https://acme.example/om// '), 'https://acme.example/om');
  });

  const inFile = (...lines: readonly string[]): string =>
    openMetadataUrlIn(envFile.read(['AUTHENTICATION_PROVIDER=basic', ...lines, ''].join('\n')));

  it('comes from the file: the server URL, else a callback, else the usual one', () => {
    assert.equal(
      inFile('OIDC_SERVER_URL=https://om.acme.example/', 'OIDC_CALLBACK=https://other.io/callback'),
      'https://om.acme.example',
    );
    assert.equal(
      inFile('AUTHENTICATION_CALLBACK_URL=https://om.acme.example/base/callback'),
      'https://om.acme.example/base',
    );
    assert.equal(
      inFile('AUTHENTICATION_CALLBACK_URL=https://om.acme.example/auth/callback'),
      'https://om.acme.example',
    );
    assert.equal(inFile(), 'http://localhost:8585');
    assert.equal(inFile('OIDC_SERVER_URL={your domain}'), 'http://localhost:8585');
    assert.equal(openMetadataUrlIn(undefined), 'http://localhost:8585');
  });
});

const plan: Plan<SetUpRequest> = {
  request: {
    kind: 'set-up',
    realm: 'Data-sec',
    createRealm: false,
    clientId: 'open-metadata',
    flow: 'authorization-code',
    openMetadataUrl: 'https://om.acme.example',
    administrator: {
      username: 'admin-user',
      email: 'admin-user@acme.example',
      firstName: 'Admin',
      lastName: 'User',
      password: 'open sesame',
    },
  },
  adopts: true,
  steps: [
    { id: 'realm', kind: 'keep', title: 'Use realm Data-sec', details: [] },
    {
      id: 'client',
      kind: 'change',
      title: 'Change client open-metadata in realm Data-sec',
      details: [{ setting: 'Root URL', before: 'http://localhost:8585', after: 'https://om.acme.example' }],
    },
    {
      id: 'administrator',
      kind: 'create',
      title: 'Create user admin-user',
      details: [{ setting: 'Password', after: 'set' }],
    },
  ],
  warnings: ['open-metadata keeps the redirect URI *.'],
};

describe('planPage', () => {
  const page = planPage(plan, sessionDouble(), {
    name: 'values.yaml',
    changes: 9,
    elsewhere: [
      {
        key: 'oidc.secret',
        value: 'the secret itself',
        secret: true,
        home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry: 'openmetadata-oidc-client-secret' },
      },
    ],
  });

  it('says what is changed, what is kept, and what to know before', () => {
    assert.match(page, /- Use realm Data-sec \(nothing to do\)/);
    assert.match(
      page,
      /- Change client open-metadata in realm Data-sec\n {2}- Root URL: http:\/\/localhost:8585 → https:\/\/om\.acme\.example/,
    );
    assert.match(page, /## In values\.yaml\n\n9 settings change/);
    assert.match(page, /openmetadata-oidc-client-secret is for the Kubernetes Secret oidc-secrets/);
    assert.match(page, /## Before you apply\n\n- open-metadata keeps the redirect URI/);
  });

  it('holds no secret', () => {
    assert.doesNotMatch(page, /open sesame|the secret itself/);
  });

  it('says so where the file needs no change', () => {
    const same = planPage(plan, sessionDouble(), { name: '.env', changes: 0, elsewhere: [] });
    assert.match(same, /\.env says all of this already\./);
  });
});

describe('administratorRequest', () => {
  const request = administratorRequest(plan, sessionDouble());

  it('asks for what has to be done, and not for what is there', () => {
    assert.match(request, /Change client open-metadata/);
    assert.doesNotMatch(request, /Use realm/);
    assert.match(request, /send back the client secret/);
  });

  it('holds no secret', () => {
    assert.doesNotMatch(request, /open sesame/);
  });
});
