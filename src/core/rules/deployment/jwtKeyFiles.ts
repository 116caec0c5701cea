import { compareReleases } from '../../catalogue/releases';
import type { Severity } from '../../finding';
import type { Reading, View } from '../../view';
import type { Report, Rule } from '../rule';
import { isClientType, isMissing, isOidcProvider, isWritten, milder, nameOf, textOf } from '../subject';
import { isShipped } from './shippedValue';
import { t } from '../../../l10n/l10n';

/**
 * The server reads both keys while it starts, as DER, and goes on without them where it cannot: then it issues no token
 * ("JWT creation failed"; OpenMetadata, JWTTokenGenerator; #20383).
 */
export const jwtKeyFiles: Rule = {
  code: 'jwt-key-files',
  severity: 'warning',
  check({ view, report }) {
    if (view.get('jwt.enabled').value === false) return;
    const pair = [view.get('jwt.rsapublicKeyFilePath'), view.get('jwt.rsaprivateKeyFilePath')] as const;
    const found = blankPath(view, pair) ?? pemFile(view, pair) ?? sameFile(view, pair) ?? halfPair(view, pair);
    if (found !== undefined) report({ severity: severityOf(view), ...found });
    else if (hasOldId(view, pair)) report(oldId(view, pair[1]));
  },
};

type Pair = readonly [publicKey: Reading, privateKey: Reading];

/** OpenMetadata's own tokens are all that users have, but for those who sign in from the browser at a provider. */
function severityOf(view: View): Severity {
  const atServer = isClientType(view, 'confidential') && compareReleases(view.release ?? 'main', '2.0') >= 0;
  const isKnown = typeof view.get('authn.provider').value === 'string';
  return atServer || (isKnown && !isOidcProvider(view)) ? 'error' : 'warning';
}

function blankPath(view: View, pair: Pair): Report | undefined {
  const blank = pair.find(({ key }) => isMissing(view, key));
  const at = blank !== undefined && isWritten(blank) ? blank : pair.find(isWritten);
  if (blank === undefined || at === undefined) return undefined;
  return {
    at,
    message: t`Without ${nameOf(view, blank.key)} OpenMetadata has no key pair, so bots and everyone who needs a token of its own are refused. Name both files.`,
  };
}

function pemFile(view: View, pair: Pair): Report | undefined {
  const pem = pair.find(({ key }) => /\.pem$/i.test(textOf(view, key) ?? ''));
  if (pem === undefined) return undefined;
  return {
    at: pem,
    message: t`OpenMetadata reads its keys as DER and cannot use a PEM file, so it signs no tokens. Convert the file with openssl and name the .der file in ${nameOf(view, pem.key)}.`,
  };
}

function sameFile(view: View, [publicKey, privateKey]: Pair): Report | undefined {
  const path = textOf(view, publicKey.key);
  if (path === undefined || path !== textOf(view, privateKey.key)) return undefined;
  return {
    at: publicKey,
    message: t`${nameOf(view, publicKey.key)} and ${nameOf(view, privateKey.key)} name the same file, which cannot hold both keys, so OpenMetadata signs no tokens. Name the file with the public key here.`,
    related:
      privateKey.range === undefined
        ? []
        : [{ range: privateKey.range, message: t`The private key is read from here.` }],
  };
}

/** A key of one's own beside one that ships. Where the file is silent about the other, another file may name it. */
function halfPair(view: View, pair: Pair): Report | undefined {
  const own = pair.find((reading) => isWritten(reading) && reading.value !== undefined && !isShipped(reading));
  const shipped = pair.find(isShipped);
  if (own === undefined || shipped === undefined) return undefined;
  return {
    at: own,
    ...(isWritten(shipped) ? {} : { severity: milder(severityOf(view)) }),
    message: t`This key and the one that ships, which ${nameOf(view, shipped.key)} still names, are no pair, so tokens that the one signs are refused by the other. Name both files of your pair.`,
  };
}

const hasOldId = (view: View, pair: Pair): boolean =>
  isShipped(view.get('jwt.keyId')) &&
  pair.every((reading) => isWritten(reading) && textOf(view, reading.key) !== undefined && !isShipped(reading));

/** Servers keep the keys that they have fetched by their ID. */
function oldId(view: View, privateKey: Reading): Report {
  const id = view.get('jwt.keyId');
  return {
    at: isWritten(id) ? id : privateKey,
    severity: 'information',
    message: t`The key pair is your own, but ${nameOf(view, id.key)} is still that of the pair that ships: whoever has fetched that key goes on checking your tokens with it. Give the pair an ID of its own, such as a UUID.`,
  };
}
