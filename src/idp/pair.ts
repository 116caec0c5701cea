import type { SettingKey } from '../core/catalogue/catalogue';
import type { Change, Fix } from '../core/finding';
import type { SignInSubject } from '../core/signIn';
import type { ClientPlace } from './change';
import type { ClientSettings } from './directory';
import type { Mending } from './check';
import { t } from '../l10n/l10n';

/** A client and the configuration that signs in with it. */
export interface Pair {
  readonly subject: SignInSubject;
  readonly place: ClientPlace;
}

/** Where the file names the client. */
export const clientSettings = ({ clientType }: SignInSubject): readonly SettingKey[] =>
  clientType === 'confidential' ? ['oidc.id', 'authn.clientId'] : ['authn.clientId'];

/** Where it names the address that users come back to. */
export const callbackSettings = ({ clientType }: SignInSubject): readonly SettingKey[] =>
  clientType === 'confidential' ? ['oidc.callbackUrl', 'authn.callbackUrl'] : ['authn.callbackUrl'];

/** Where it names the address of OpenMetadata itself. */
export const homeSettings = (subject: SignInSubject): readonly SettingKey[] =>
  subject.clientType === 'confidential' ? ['oidc.serverUrl', ...callbackSettings(subject)] : callbackSettings(subject);

/** OpenMetadata's address, without a slash at its end; undefined if the callback does not tell it. */
export const homeOf = ({ callbackUrl }: Pick<SignInSubject, 'callbackUrl'>): string | undefined =>
  callbackUrl?.endsWith('/callback') === true ? callbackUrl.slice(0, -'/callback'.length) : undefined;

/** Registered callbacks that the file can name instead of its own. */
export const otherCallbacks = (subject: SignInSubject, registered: readonly string[]): readonly Fix[] =>
  registered
    .filter((uri) => /^https?:\/\/[^*]*\/callback$/.test(uri))
    .map((uri) => ({ title: t`Use ${uri}`, changes: saying(subject, callbackSettings(subject), uri) }));

/** Says something in the first of these settings, and in the others where the file has them: OpenMetadata has one for each flow. */
export function saying({ view }: SignInSubject, keys: readonly SettingKey[], text: string): readonly Change[] {
  const [first, ...others] = keys;
  const written = others.filter((key) => view.get(key).source === 'file');
  return [...(first === undefined ? [] : [first]), ...written].map((key) => ({ key, set: text }));
}

/** What mends a fault by changing the client. */
export const changing = (title: string, { place }: Pick<Pair, 'place'>, set: Partial<ClientSettings>): Mending => ({
  title,
  request: { kind: 'change-client', ...place, set },
});
