const mask = '••••';

/** Ends of names that say their value is not for a log: `OIDC_CLIENT_SECRET=…`, `"access_token": "…"`. */
const secretName = '(?:secret|passw(?:or)?d|pwd|token|credential|api[_-]?key|private[_-]?key)';
/** Quoted, with the escapes of JSON or YAML, or else everything up to a blank. */
const value = '(?:"(?:[^"\\\\]|\\\\.|"")*(?:"|$)|\'(?:[^\'\\\\]|\\\\.|\'\')*(?:\'|$)|\\S+)';

/** What looks like a secret, whoever wrote it: the kept part is group 1. */
const shapes: readonly RegExp[] = [
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(\bauthorization["']?\s*[:=]\s*["']?(?:\w+\s+)?)[^\s"',;]+/gi,
  /(\bBearer\s+)[\w.~+/=-]+/gi,
  /()\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
  /([?&](?:code|state|session_state)=)[^&\s"']+/gi,
  /(\/\/)[^/\s:@]*:[^/\s@]*(?=@)/g,
  new RegExp(`(${secretName}\\\\*["']?\\s*[:=]\\s*)${value}`, 'gi'),
];

/** The ways in which a value may stand in a message: as it is, in a URL, in a form, in JSON. */
function spellings(secret: string): readonly string[] {
  // encodeURIComponent throws on half of a surrogate pair.
  const inUrl = encodeURIComponent(secret.toWellFormed());
  return [secret, inUrl, inUrl.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)];
}

/**
 * The text without secrets: every given one, and everything that has the shape of one, reads ••••.
 * Masking too much is fine, masking too little is not.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  const known = [...new Set([...secrets].flatMap(spellings))]
    .filter((secret) => secret.trim() !== '')
    .sort((a, b) => b.length - a.length);
  const withoutKnown = known.reduce((masked, secret) => masked.replaceAll(secret, mask), text);
  return shapes.reduce((masked, shape) => masked.replace(shape, `$1${mask}`), withoutKnown);
}
