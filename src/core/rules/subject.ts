import type { SettingKey } from '../catalogue/catalogue';
import { settingOf } from '../catalogue/catalogue';
import { shortName } from '../catalogue/lookup';
import type { Change, RelatedPlace, Severity } from '../finding';
import { isBlank, isList } from '../value';
import { parseWebUrl } from '../webUrl';
import type { Reading, View } from '../view';
import type { Report } from './rule';
import { t } from '../../l10n/l10n';

const oidcProviders = new Set(['google', 'okta', 'auth0', 'azure', 'aws-cognito', 'custom-oidc']);

/** Users sign in with OpenID Connect. Unknown providers and those that need no client (basic, LDAP, SAML) are not. */
export const isOidcProvider = (view: View): boolean => {
  const provider = view.get('authn.provider').value;
  return typeof provider === 'string' && oidcProviders.has(provider);
};

/** An OpenID Connect configuration with this client type. One that comes from elsewhere is neither. */
export const isClientType = (view: View, type: 'public' | 'confidential'): boolean =>
  isOidcProvider(view) && view.get('authn.clientType').value === type;

/** The file says so, if only as the default of a placeholder that somebody changed. */
export const isWritten = (reading: Reading): boolean => reading.source === 'file' && reading.stock === undefined;

/** The value is known to be blank, or left out of a file that holds everything: no variable, Secret or template stands there. */
export function isMissing(view: View, key: SettingKey): boolean {
  const { value, source, stock, reference, written = '' } = view.get(key);
  // What YAML leaves nothing of was written all the same.
  if (stock || /^\s*(?:\$\{[^}]*:-\s*)?[&!]/.test(written)) return false;
  return value === undefined ? source === 'default' && reference === undefined && !view.partial : isBlank(value);
}

/** The text of a setting; undefined where it is blank, unknown, or a placeholder as shipped. */
export const textOf = (view: View, key: SettingKey): string | undefined =>
  placesOf(view, key)[0]?.text.trim() || undefined;

/** A text in the configuration and where it stands: the value of a setting, or one item of its list. */
export interface Place {
  readonly key: SettingKey;
  readonly text: string;
  readonly at: Report['at'];
  readonly index?: number;
}

/** Every known text of these settings, the items of a list one by one. Placeholders as shipped are nobody's text. */
export function placesOf(view: View, ...keys: readonly SettingKey[]): readonly Place[] {
  return keys.flatMap((key): readonly Place[] => {
    const reading = view.get(key);
    if (reading.stock || reading.value === undefined) return [];
    if (typeof reading.value === 'string') return [{ key, text: reading.value, at: reading }];
    if (!isList(reading.value)) return [];
    return reading.value.flatMap((item, index) => {
      const range = reading.items?.[index]?.range ?? reading.range;
      return typeof item === 'string' ? [{ key, text: item, at: range ? { range } : {}, index }] : [];
    });
  });
}

/** The change that puts another text in a place, the other items of its list kept. */
export function rewrite(view: View, { key, index }: Place, text: string): Change {
  if (index === undefined) return { key, set: text };
  const list = view.get(key).value;
  return {
    key,
    set: list !== undefined && isList(list) ? list.map((item, at) => (at === index ? text : item)) : [text],
  };
}

/** Where to point at something that the file leaves out: the first of these settings that it has, else its heading. */
export function anchor(view: View, ...keys: readonly SettingKey[]): Report['at'] {
  const key = keys.find((candidate) => isWritten(view.get(candidate)));
  const range = key === undefined ? view.heading : view.get(key).range;
  return { ...(range === undefined ? {} : { range }), aside: true };
}

/** The setting as this format names it: `OIDC_CLIENT_ID`, `oidcConfiguration.clientId`. */
export function nameOf(view: View, key: SettingKey): string {
  const { path = key, env, helm } = settingOf(key);
  if (view.vocabulary === 'environment') return env ?? path;
  if (view.vocabulary === 'server') return shortName('server', path);
  const inChart = helm?.[0]?.path;
  return inChart === undefined ? (env ?? path) : shortName('chart', inChart);
}

const lower: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

/** One degree milder: another file may hold what this one leaves out. */
export const milder = (severity: Severity): Severity => lower[severity];

/** "a", "a and b", "a, b and c". */
export const enumerate = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : t`${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/**
 * An address of OpenMetadata that other people can open: the sign that a deployment is more than a trial on somebody's
 * own machine. Undefined: nothing says so.
 */
export const publicAddress = (view: View): Place | undefined =>
  placesOf(view, 'oidc.serverUrl', 'oidc.callbackUrl', 'authn.callbackUrl', 'saml.sp.acs', 'saml.sp.callback').find(
    ({ text }) => isPublic(text),
  );

/**
 * Whether a URL leads to a host that is neither this machine, nor a name that only a container network or cluster knows,
 * nor one of those that stand in examples (RFC 2606).
 */
export function isPublic(text: string): boolean {
  const host = parseWebUrl(text)
    ?.origin.replace(/^\w+:\/\/|:\d+$/g, '')
    .toLowerCase();
  if (host === undefined || !host.includes('.')) return false;
  return !/^127\.|\.(?:localhost|local|internal|svc|test|example|invalid)$|(?:^|\.)example\.(?:com|net|org)$/.test(
    host,
  );
}

/** The other place that a report is about, if it has characters to point at. */
export const alsoAt = (at: Report['at'], message: string): readonly RelatedPlace[] =>
  at.range === undefined ? [] : [{ range: at.range, message }];

/** Users sign in at an identity provider of the company: by OpenID Connect, LDAP or SAML. */
export const isSso = (view: View): boolean =>
  isOidcProvider(view) || ['ldap', 'saml'].some((provider) => view.get('authn.provider').value === provider);
