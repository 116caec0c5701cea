import assert from 'node:assert/strict';
import { settingOf, type SettingKey } from '../../src/core/catalogue/catalogue';
import { envFile } from '../../src/core/formats/envFile/envFile';
import { scanEnvFile } from '../../src/core/formats/envFile/scan';
import type { Elsewhere, Lens } from '../../src/core/formats/lens';
import { readPasted } from '../../src/core/formats/pastedValue';
import { applyEdits } from '../../src/core/text/range';
import { verbatim } from '../../src/core/text/mappedText';
import { isList, type Value } from '../../src/core/value';
import { environmentEdits, kubernetesSecrets, variables } from '../../src/provisioning/secretPlaces';
import type { SignInSettings } from './signIn';

/**
 * What OpenMetadata has once it started with this text and with what the text wants elsewhere: the variables from an env
 * file that is written and read for it, the Kubernetes Secrets by name and entry.
 */
export function resolveSettings(lens: Lens, text: string, elsewhere: readonly Elsewhere[]): SignInSettings {
  const environment = environmentOf(elsewhere);
  const view = lens.read(text, { environment });
  const secrets = new Map(
    kubernetesSecrets(elsewhere).flatMap(({ name, entries }) =>
      entries.map(({ entry, value }) => [`${name}/${entry}`, value] as const),
    ),
  );

  const valueOf = (key: SettingKey): Value => {
    const { value, reference, stock } = view.get(key);
    if (value !== undefined) return value;
    const given =
      reference?.kind === 'kubernetes-secret' ? secrets.get(`${reference.name}/${reference.entry}`) : undefined;
    // What a Secret holds reaches the server as a variable, whose text becomes part of its YAML.
    const pasted = given === undefined ? undefined : readPasted(verbatim(given)).value;
    // A variable that nobody set: the server takes the default of the shipped placeholder.
    const resolved = pasted ?? (stock || reference === undefined ? shipped(key) : undefined);
    assert.ok(resolved !== undefined, `the server has a value for ${key}`);
    return resolved;
  };
  const string = (key: SettingKey): string => {
    const value = valueOf(key);
    assert.ok(typeof value === 'string', `${key} is text`);
    return value;
  };
  const list = (key: SettingKey): readonly string[] => {
    const value = valueOf(key);
    assert.ok(isList(value), `${key} is a list`);
    return value.map(String);
  };

  const confidential = string('authn.clientType') === 'confidential';
  const ofServer = (key: SettingKey): string => (confidential ? string(key) : '');
  return {
    provider: string('authn.provider'),
    clientType: string('authn.clientType'),
    publicKeyUrls: list('authn.publicKeyUrls'),
    tokenValidationAlgorithm: string('authn.tokenValidationAlgorithm'),
    jwtPrincipalClaims: list('authn.jwtPrincipalClaims'),
    adminPrincipals: list('authz.adminPrincipals'),
    browser: {
      authority: string('authn.authority'),
      clientId: string('authn.clientId'),
      callbackUrl: string('authn.callbackUrl'),
      responseType: string('authn.responseType'),
    },
    server: {
      discoveryUri: ofServer('oidc.discoveryUri'),
      id: ofServer('oidc.id'),
      secret: ofServer('oidc.secret'),
      callbackUrl: ofServer('oidc.callbackUrl'),
      scope: ofServer('oidc.scope'),
      responseType: ofServer('oidc.responseType'),
      clientAuthenticationMethod: ofServer('oidc.clientAuthenticationMethod'),
    },
  };
}

const shipped = (key: SettingKey): Value | undefined => {
  const { shippedDefault } = settingOf(key);
  return shippedDefault === undefined ? undefined : readPasted(verbatim(shippedDefault)).value;
};

function environmentOf(elsewhere: readonly Elsewhere[]): ReadonlyMap<string, string> {
  const edits = environmentEdits(envFile, '', variables(elsewhere));
  assert.ok(edits.ok, 'an env file can hold the variables');
  const assignments = scanEnvFile(applyEdits('', edits.value));
  return new Map(assignments.map(({ name, value }) => [name, (value ?? []).map(({ text }) => text).join('')]));
}
