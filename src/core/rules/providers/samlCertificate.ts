import type { SettingKey } from '../../catalogue/catalogue';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isWritten, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * The library removes line breaks and the lines around a certificate, and what is left has to be base64 of one; otherwise
 * there is none (java-saml, Util.formatCert). Nothing of the value is shown, since a key may stand there by mistake.
 */
export const samlCertificate: Rule = {
  code: 'saml-certificate',
  severity: 'error',
  check({ view, report }) {
    if (view.get('authn.provider').value !== 'saml') return;
    for (const { key, text, at } of placesOf(view, ...usedCertificates(view))) {
      const mistake = isWritten(view.get(key)) ? mistakeIn(text) : undefined;
      if (mistake === undefined) continue;
      const effect =
        key === 'saml.idp.idpX509Certificate'
          ? t`nobody can sign in`
          : t`requests cannot be signed and answers not be read`;
      report({
        at,
        message: t`${nameOf(view, key)} ${mistake.says}, so ${effect}. ${mistake.advice}.`,
      });
    }
  },
};

/** OpenMetadata's own certificate counts only where something is signed or encrypted with it. */
const usedCertificates = (view: View): readonly SettingKey[] => [
  'saml.idp.idpX509Certificate',
  ...((
    [
      'saml.security.sendSignedAuthRequest',
      'saml.security.wantAssertionEncrypted',
      'saml.security.signSpMetadata',
    ] as const
  ).some((key) => view.get(key).value === true)
    ? (['saml.sp.spX509Certificate'] as const)
    : []),
];

interface Mistake {
  readonly says: string;
  readonly advice: string;
}

const whole = t`Write the certificate itself, with or without its BEGIN and END lines`;

function mistakeIn(text: string): Mistake | undefined {
  const written = text.trim();
  if (written === '' || /^[{<$].*[}>]$/s.test(written)) return undefined;
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(written))
    return {
      says: t`holds a private key instead of a certificate`,
      advice: t`${whole}, and replace the key, which this file has shown`,
    };
  if (written.includes('\\n'))
    return {
      says: t`holds the characters \\n for its line breaks, which stay in it`,
      advice: t`Write it on one line without them`,
    };
  const base64 = written.replace(/-----(?:BEGIN|END) CERTIFICATE-----|\s/g, '');
  if (/^MI[\w+/]{100,}={0,2}$/.test(base64)) return undefined;
  if (/^(?:file:|https?:|\.{0,2}\/|[A-Za-z]:\\)|\.(?:pem|crt|cer|der)$/i.test(written))
    return { says: t`names a file, which the server does not open`, advice: whole };
  if (/^(?:[0-9a-f]{2}[: ]?){20,64}$/i.test(written))
    return { says: t`is the fingerprint of a certificate`, advice: whole };
  return { says: t`is no certificate`, advice: whole };
}
