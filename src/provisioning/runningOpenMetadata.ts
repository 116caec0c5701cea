import type { SettingKey } from '../core/catalogue/catalogue';
import type { Release } from '../core/catalogue/setting';
import { err, ok, type Result } from '../core/result';
import type { ServedConfiguration } from '../core/runningServer';
import { isList, type Value } from '../core/value';
import type { Failure } from '../idp/failure';
import { field, type HttpAnswer, request, textField } from '../idp/http';
import { t } from '../l10n/l10n';

/** How long a server may take over one answer. */
const usualTimeout = 15_000;

/** Where it says what anybody may know (JwtFilter: endpoints that need no token). */
const paths = {
  authentication: '/api/v1/system/config/auth',
  authorizer: '/api/v1/system/config/authorizer',
  keys: '/api/v1/system/config/jwks',
  version: '/api/v1/system/version',
} as const;

/**
 * Asks a running OpenMetadata for its sign-in settings, as its sign-in page does: without an account, and without changing
 * anything. Releases differ in what they tell; what one leaves out is unknown. Redirects are not followed.
 * @param url its address as the browser sees it, without a slash at the end
 */
export async function readRunningServer(
  url: string,
  signal: AbortSignal,
  timeout = usualTimeout,
): Promise<Result<ServedConfiguration, Failure>> {
  const ask = (path: string): Promise<Result<HttpAnswer, Failure>> => request({ url: url + path, signal, timeout });
  const answer = await ask(paths.authentication);
  if (!answer.ok) return answer;
  const failure = notOpenMetadata(url, answer.value);
  if (failure !== undefined) return err(failure);
  // The rest is worth knowing, and no more: a server that is shut to some of it is compared by what it told.
  const [authorizer, keys, version] = await Promise.all(
    [paths.authorizer, paths.keys, paths.version].map(async (path) => bodyOf(await ask(path))),
  );
  const authentication = answer.value.body;
  return ok({
    release: releaseIn(version),
    settings: new Map([...authenticationIn(authentication), ...authorizerIn(authorizer)]),
    keyIds: keyIdsIn(keys),
  });
}

const bodyOf = (answer: Result<HttpAnswer, Failure>): unknown =>
  answer.ok && answer.value.status === 200 ? answer.value.body : undefined;

/** Why an answer is not the server's; undefined if it is. */
function notOpenMetadata(url: string, { status, body, redirect }: HttpAnswer): Failure | undefined {
  const { host, origin } = new URL(url);
  if (redirect !== undefined) {
    const nextStep =
      redirect === origin.replace(/^http:/, 'https:')
        ? t`Use ${redirect} as its address.`
        : t`Use the address that it leads to if that is OpenMetadata; a proxy with a login page cannot be passed.`;
    return { kind: 'unexpected', message: t`${host} redirects to ${redirect}, which was not followed.`, nextStep };
  }
  if (status === 200 && textField(body, 'provider') !== undefined) return undefined;
  if (status === 404) {
    return {
      kind: 'not-found',
      message: t`${host} has no sign-in settings at ${new URL(url + paths.authentication).pathname} (HTTP 404).`,
      nextStep: t`Check the address and its base path. Releases before 1.0 publish nothing there.`,
    };
  }
  if (status === 401 || status === 403) {
    return {
      kind: 'unauthorized',
      message: t`${host} wants a sign-in first (HTTP ${status.toString()}); OpenMetadata itself asks for none here.`,
      nextStep: t`Use an address of OpenMetadata that no proxy guards, such as one inside its network.`,
    };
  }
  if (status >= 500) {
    return {
      kind: 'unexpected',
      message: t`${host} is in trouble itself (HTTP ${status.toString()}).`,
      nextStep: t`See whether OpenMetadata runs, and try again.`,
    };
  }
  return {
    kind: 'unexpected',
    message:
      body === undefined
        ? t`${host} answered with a page of its own (HTTP ${status.toString()}), not as OpenMetadata.`
        : t`${host} answered with something else (HTTP ${status.toString()}), not as OpenMetadata.`,
    nextStep: t`Check the address: a proxy or another application may stand there.`,
  };
}

type Told = readonly (readonly [SettingKey, Value])[];

/** Every release since 1.4 tells these as they are in force. Public clients of OpenMetadata's own UI start from them. */
const alwaysTold: Readonly<Record<string, SettingKey>> = {
  provider: 'authn.provider',
  providerName: 'authn.providerName',
  clientType: 'authn.clientType',
  enableSelfSignup: 'authn.enableSelfSignup',
  jwtPrincipalClaims: 'authn.jwtPrincipalClaims',
  jwtPrincipalClaimsMapping: 'authn.jwtPrincipalClaimsMapping',
  clientId: 'authn.clientId',
  authority: 'authn.authority',
  callbackUrl: 'authn.callbackUrl',
};

/**
 * Older releases answer with the whole block but what is secret; newer ones with a copy of the fields above, in which every
 * other field has the default of the schema, whatever is in force (ConfigResource; OpenMetadata#29597). A copy has no key URLs.
 */
const toldAsAWhole: Readonly<Record<string, SettingKey>> = {
  publicKeyUrls: 'authn.publicKeyUrls',
  responseType: 'authn.responseType',
  tokenValidationAlgorithm: 'authn.tokenValidationAlgorithm',
};

function authenticationIn(body: unknown): Told {
  const keyUrls = told(body, { publicKeyUrls: 'authn.publicKeyUrls' });
  const isWhole = keyUrls.some(([, value]) => isList(value) && value.length > 0);
  return [...told(body, alwaysTold), ...(isWhole ? told(body, toldAsAWhole) : [])];
}

/** Newer releases tell the domain alone, older ones the whole block. It is what the server was started with. */
function authorizerIn(body: unknown): Told {
  const domain = told(body, { principalDomain: 'authz.principalDomain' });
  if (textField(body, 'className') === undefined) return domain;
  return [
    ...domain,
    ...told(body, {
      adminPrincipals: 'authz.adminPrincipals',
      allowedEmailRegistrationDomains: 'authz.allowedEmailRegistrationDomains',
      allowedDomains: 'authz.allowedDomains',
      enforcePrincipalDomain: 'authz.enforcePrincipalDomain',
      enableSecureSocketConnection: 'authz.enableSecureSocketConnection',
      useRolesFromProvider: 'authz.useRolesFromProvider',
    }),
  ];
}

/** The fields that are there and of a kind that a setting can have. Nothing else of the answer is looked at. */
const told = (body: unknown, fields: Readonly<Record<string, SettingKey>>): Told =>
  Object.entries(fields).flatMap(([name, key]) => {
    const value = settingValue(field(body, name));
    return value === undefined ? [] : [[key, value] as const];
  });

function settingValue(value: unknown): Value | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const isTexts = (items: readonly unknown[]): items is readonly string[] =>
    items.every((item) => typeof item === 'string');
  return Array.isArray(value) && isTexts(value) ? value : undefined;
}

function keyIdsIn(body: unknown): readonly string[] | undefined {
  const keys = field(body, 'keys');
  if (!Array.isArray(keys)) return undefined;
  return keys.flatMap((key: unknown) => textField(key, 'kid') ?? []);
}

/** "1.12.1", of which builds between releases have more: "2.1.0-SNAPSHOT". */
const releaseIn = (body: unknown): Release | undefined =>
  /^\d+\.\d+(?:\.\d+)?/.exec(textField(body, 'version') ?? '')?.[0];
