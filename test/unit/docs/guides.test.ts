import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { detectLens } from '../../../src/core/formats/formats';
import type { Lens } from '../../../src/core/formats/lens';
import { applyEdits } from '../../../src/core/text/range';
import { configureText, type Wanted } from '../../../src/provisioning/configureText';
import { openMetadataNames } from '../../support/providerNames';
import { blocksIn, marksIn } from './markdown';

const docs = join(import.meta.dirname, '../../../docs');

/** The pages whose files are shown before and after a set-up. */
const guides = readdirSync(join(docs, 'guides')).map((name) => ({
  name,
  page: readFileSync(join(docs, 'guides', name), 'utf8'),
}));

const realm = 'https://sso.acme.com/realms/acme';
const tenant = 'https://acme.eu.auth0.com';
const signIn = {
  flow: 'authorization-code',
  openMetadataUrl: 'https://om.acme.com',
  administrator: { username: 'ada.lovelace', email: 'ada.lovelace@acme.com', enabled: true },
} as const;
const wanted: Readonly<Record<'keycloak' | 'auth0', Wanted>> = {
  keycloak: {
    ...openMetadataNames('keycloak'),
    endpoints: {
      authority: realm,
      issuer: realm,
      jwksUri: `${realm}/protocol/openid-connect/certs`,
      discoveryUri: `${realm}/.well-known/openid-configuration`,
    },
    clientId: 'open-metadata',
    clientSecret: 'the-secret-of-your-client',
    ...signIn,
  },
  auth0: {
    ...openMetadataNames('auth0'),
    endpoints: {
      authority: tenant,
      issuer: `${tenant}/`,
      jwksUri: `${tenant}/.well-known/jwks.json`,
      discoveryUri: `${tenant}/.well-known/openid-configuration`,
    },
    clientId: 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE',
    clientSecret: 'the-secret-of-your-application',
    ...signIn,
  },
};

const lensOf = (name: string, text: string): Lens => {
  const lens = detectLens(name, text);
  assert.ok(lens, name);
  return lens;
};

function written(name: string, text: string, wish: Wanted): string {
  const lens = lensOf(name, text);
  const result = configureText(lens, text, wish, (after) => analyze(lens, after).findings);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return applyEdits(text, result.value.edits);
}

describe('the guides', () => {
  it('show files before and after', () => {
    assert.ok(guides.filter(({ page }) => marksIn(page).some((mark) => mark.startsWith('after '))).length >= 4);
  });

  for (const { name, page } of guides) {
    for (const mark of marksIn(page).filter((each) => each.startsWith('after '))) {
      const file = mark.slice('after '.length);
      const [before] = blocksIn(page, `before ${file}`);
      const [after] = blocksIn(page, mark);

      it(`${name}: ${file} after is what is written into ${file} before`, () => {
        assert.equal(
          written(file, before?.text ?? '', wanted[name.startsWith('auth0') ? 'auth0' : 'keycloak']),
          after?.text,
        );
      });

      it(`${name}: ${file} has no error and no warning after that`, () => {
        const text = after?.text ?? '';
        const { findings, view } = analyze(lensOf(file, text), text);
        assert.ok(view.readable);
        const wrong = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(
          wrong.map(({ code, message }) => `${code}: ${message}`),
          [],
        );
      });
    }
  }
});

describe('files on other pages', () => {
  for (const name of readdirSync(docs).filter((each) => each.endsWith('.md'))) {
    const page = readFileSync(join(docs, name), 'utf8');
    for (const mark of marksIn(page).filter((each) => each.startsWith('right ')))
      it(`${name}: ${mark.slice('right '.length)} has no error`, () => {
        const [block] = blocksIn(page, mark);
        const text = block?.text ?? '';
        const { findings, view } = analyze(lensOf(mark.slice('right '.length), text), text);
        assert.ok(view.readable);
        assert.deepEqual(
          findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
          [],
        );
      });
  }
});
