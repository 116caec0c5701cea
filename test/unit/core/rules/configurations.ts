import { analyze } from '../../../../src/core/analyze';
import type { Finding } from '../../../../src/core/finding';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { applyEdits } from '../../../../src/core/text/range';

const certs = 'https://kc.acme.example/realms/r/protocol/openid-connect/certs';
const own = 'https://om.acme.example/api/v1/system/config/jwks';

const healthy = {
  AUTHENTICATION_PROVIDER: 'custom-oidc',
  CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME: 'Keycloak',
  AUTHENTICATION_PUBLIC_KEYS: `[${own},${certs}]`,
  AUTHENTICATION_AUTHORITY: 'https://kc.acme.example/realms/r',
  AUTHENTICATION_CLIENT_ID: 'open-metadata',
  AUTHENTICATION_CALLBACK_URL: 'https://om.acme.example/callback',
};

const byServer = {
  AUTHENTICATION_CLIENT_TYPE: 'confidential',
  OIDC_CLIENT_ID: 'open-metadata',
  OIDC_CLIENT_SECRET: 'abc',
  OIDC_DISCOVERY_URI: 'https://kc.acme.example/realms/r/.well-known/openid-configuration',
  OIDC_SERVER_URL: 'https://om.acme.example',
  OIDC_CALLBACK: 'https://om.acme.example/callback',
};

type Variables = Readonly<Record<string, string>>;

/** An env file of a public client with Keycloak that nothing is wrong with, and what else it says. */
export const publicClient = (other: Variables = {}): string =>
  envText({ ...healthy, AUTHENTICATION_CLIENT_TYPE: 'public', ...other });

/** The same with a confidential client. */
export const confidentialClient = (other: Variables = {}): string => envText({ ...healthy, ...byServer, ...other });

const envText = (variables: Variables): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/** What is found in an env file, hints left out, as "severity code". */
export const problemsIn = (text: string, release?: string): readonly string[] =>
  findingsIn(text, release)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ severity, code }) => `${severity} ${code}`);

export const findingsIn = (text: string, release?: string): readonly Finding[] =>
  analyze(envFile, text, release === undefined ? {} : { release }).findings;

/** The text after its preferred fixes, one after another, but not after more of them than it has settings. */
export function mended(text: string, steps = 20): string {
  const fix = findingsIn(text)
    .flatMap(({ fixes }) => fixes)
    .find(({ preferred }) => preferred);
  if (fix === undefined || steps === 0) return text;
  const edited = 'edits' in fix ? undefined : envFile.edit(text, fix.changes);
  const edits = 'edits' in fix ? fix.edits : edited?.ok ? edited.value.edits : [];
  return mended(applyEdits(text, edits), steps - 1);
}
