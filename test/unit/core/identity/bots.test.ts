import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { botSignIn } from '../../../../src/core/identity/bots';

const mapping = (list: string): string => `AUTHENTICATION_JWT_PRINCIPAL_CLAIMS_MAPPING=[${list}]`;
const enforced = 'AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN=true';

describe('botSignIn', () => {
  const own = 'https://om.acme.example/api/v1/system/config/jwks';
  const provider = 'https://sso.acme.example/realms/data/protocol/openid-connect/certs';
  const keys = (...urls: readonly string[]): string => `AUTHENTICATION_PUBLIC_KEYS=[${urls.join(',')}]`;
  const bots = (settings: readonly string[], release?: string): ReturnType<typeof botSignIn> =>
    botSignIn(
      envFile.read(
        ['AUTHENTICATION_PROVIDER=custom-oidc', ...settings, ''].join('\n'),
        release === undefined ? {} : { release },
      ),
    );
  const cases: readonly {
    readonly name: string;
    readonly settings: readonly string[];
    readonly release?: string;
    readonly state: 'works' | 'at-risk';
    readonly says: RegExp;
  }[] = [
    { name: 'works as set up', settings: [keys(own, provider)], state: 'works', says: /has OpenMetadata’s own keys/ },
    {
      name: 'needs its keys in old releases',
      settings: [keys(provider)],
      release: '1.5.4',
      state: 'at-risk',
      says: /lacks OpenMetadata’s own keys, so this release refuses it/,
    },
    {
      name: 'finds its keys by itself in newer ones',
      settings: [keys(provider)],
      release: '1.12.0',
      state: 'works',
      says: /knows them by itself/,
    },
    {
      name: 'is not asked for a domain',
      settings: [enforced, keys(own)],
      release: '1.12.0',
      state: 'works',
      says: /bots are not asked for their domain/,
    },
    {
      name: 'was asked for one before 1.4',
      settings: [enforced, keys(own)],
      release: '1.3.1',
      state: 'at-risk',
      says: /asks bots for the domain as well/,
    },
    {
      name: 'fails on a mapping of foreign claims in old releases',
      settings: [mapping('username:upn,email:email'), keys(own)],
      release: '1.5.0',
      state: 'at-risk',
      says: /asks for upn, which its token lacks/,
    },
    {
      name: 'does not care for a mapping in newer ones',
      settings: [mapping('username:upn,email:email'), keys(own)],
      release: '1.12.0',
      state: 'works',
      says: /does not count for bots/,
    },
    {
      name: 'fails with secure sockets',
      settings: ['AUTHORIZER_ENABLE_SECURE_SOCKET=true', keys(own)],
      state: 'at-risk',
      says: /Token not present/,
    },
    { name: 'names its key', settings: ['JWT_KEY_ID=acme-2026', keys(own)], state: 'works', says: /key acme-2026/ },
  ];
  for (const { name, settings, release, state, says } of cases) {
    it(name, () => {
      const found = bots(settings, release);
      assert.match(found.explanation.join('\n'), says);
      assert.equal(found.state, state);
    });
  }
});
