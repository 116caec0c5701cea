import type { SettingKey } from '../../catalogue/catalogue';
import type { Report, Rule } from '../rule';
import { enumerate, isMissing, isWritten, milder, nameOf } from '../subject';
import type { View } from '../../view';
import { t } from '../../../l10n/l10n';

/** What OpenMetadata signs or decrypts itself. Without a key the server stops for the first two (SamlSettingsHolder). */
const flags = [
  'saml.security.sendSignedAuthRequest',
  'saml.security.wantAssertionEncrypted',
  'saml.security.signSpMetadata',
] as const satisfies readonly SettingKey[];

const keyStore = [
  'saml.security.keyStoreFilePath',
  'saml.security.keyStoreAlias',
  'saml.security.keyStorePassword',
] as const satisfies readonly SettingKey[];

const pair = ['saml.sp.spX509Certificate', 'saml.sp.spPrivateKey'] as const satisfies readonly SettingKey[];

/**
 * "Either Specify (KeyStoreFilePath, KeyStoreAlias and KeyStorePassword) or (Sp X509 Certificate and Private Key)": half a
 * pair lets the server start, but then the library refuses every sign-in (java-saml: `sp_cert_not_found_and_required`).
 */
export const samlSigningKey: Rule = {
  code: 'saml-signing-key',
  severity: 'error',
  check({ view, report }) {
    const flag = flags.find((key) => view.get(key).value === true && isWritten(view.get(key)));
    if (view.get('authn.provider').value !== 'saml' || flag === undefined) return;
    const [ofStore, ofPair] = [missing(view, keyStore), missing(view, pair)];
    if (ofStore.length === 0 || ofPair.length === 0) return;
    if (ofPair.length < pair.length) report(reportOn(view, flag, ofPair, t`nobody can sign in`));
    else report(reportOn(view, flag, ofStore.length < keyStore.length ? ofStore : [], t`the server does not start`));
  },
};

const missing = (view: View, keys: readonly SettingKey[]): readonly SettingKey[] =>
  keys.filter((key) => isMissing(view, key));

/** `half`: what is missing of the one of the two that somebody began. */
function reportOn(view: View, flag: (typeof flags)[number], half: readonly SettingKey[], effect: string): Report {
  const isMetadata = flag === 'saml.security.signSpMetadata';
  const severity = isMetadata ? 'warning' : 'error';
  const isOpen = view.partial && !half.some((key) => isWritten(view.get(key)));
  const names = enumerate((half.length > 0 ? half : pair).map((key) => nameOf(view, key)));
  const without = isMetadata ? t`the metadata cannot be signed` : effect;
  return {
    at: view.get(flag),
    severity: isOpen ? milder(severity) : severity,
    message:
      half.length > 0
        ? t`${nameOf(view, flag)} needs a key of OpenMetadata’s own, and without one ${without}. Add ${names}, or set it to false.`
        : t`${nameOf(view, flag)} needs a key of OpenMetadata’s own, and without one ${without}. Add ${names}, or a key store, or set it to false.`,
    fixes: [{ title: t`Set ${nameOf(view, flag)} to false`, changes: [{ key: flag, set: false }] }],
  };
}
