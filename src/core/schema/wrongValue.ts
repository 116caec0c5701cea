import type { SettingType } from '../catalogue/setting';
import type { Finding, Fix } from '../finding';
import { quoted } from '../text/quoted';
import type { TextRange } from '../text/range';
import type { Scalar, Value } from '../value';
import { isBlank, isList } from '../value';
import type { Vocabulary } from '../view';
import { allowedValue } from './allowedValue';
import { nameOf, subjectAt } from './place';
import type { Path, Subject } from './place';
import type { SchemaCode } from './schemaCodes';
import { t } from '../../l10n/l10n';

export interface WrongValue {
  readonly vocabulary: Vocabulary;
  readonly path: Path;
  readonly value: Value;
  /** The value of the setting that the place belongs to: the whole list, where `value` is an item. */
  readonly whole: Value;
  readonly range: TextRange;
}

/** Code, message and fixes of a wrong value. */
interface Verdict {
  readonly code: SchemaCode;
  readonly message: string;
  readonly fix?: Fix;
}

/**
 * Reports a value that the server or the chart refuses. Never shows a secret, nor more than a glimpse of any other value.
 * Undefined for `{Client ID}`: it was copied from the documentation, and the rule about such placeholders says what to do.
 */
export function wrongValue(wrong: WrongValue): Finding | undefined {
  const subject = subjectAt(wrong.vocabulary, wrong.path);
  if (subject !== undefined && subject.setting.enum === undefined && isBraced(wrong.value)) return undefined;
  const { code, message, fix } = verdictOn(wrong, subject);
  const fixes = fix === undefined ? [] : [{ ...fix, preferred: true } as const];
  return { code, severity: 'error', message, range: wrong.range, related: [], fixes };
}

function verdictOn(wrong: WrongValue, subject: Subject | undefined): Verdict {
  const { vocabulary, path, value } = wrong;
  const name = nameOf(vocabulary, path);
  if (subject === undefined || subject.setting.type === 'object') {
    const message = t`${name} is a block of settings, and ${refuses(vocabulary)} anything else there. Write its settings below it, indented.`;
    return { code: 'wrong-type', message };
  }
  const { setting, location, below } = subject;
  if (below.length > 0) return wrongPart(wrong, subject);
  if (location?.reference) return wrongReference(wrong, subject);
  const allowed = location?.enum ?? setting.enum;
  if (allowed !== undefined) return wrongChoice(wrong, subject, allowed);
  const type = location?.type ?? setting.type;
  if (type === 'list' && typeof value === 'string') {
    const message = t`${name} is a list, and ${refuses(vocabulary)} a text there. Write [a, b], without quotes around the brackets.`;
    return { code: 'list-as-string', message, fix: use(subject, listIn(value)) };
  }
  const converted = setting.secret ? undefined : convert(value, setting.type === 'map' ? 'map' : type);
  return {
    code: 'wrong-type',
    message: t`${name} must be ${expected(vocabulary, type)}, and ${refuses(vocabulary)} ${glimpse(subject, value)}.`,
    ...(converted === undefined ? {} : { fix: use(subject, converted) }),
  };
}

/** An item of a list, or an entry of a map or of a reference, that is not a text. */
function wrongPart({ vocabulary, path, value, whole }: WrongValue, subject: Subject): Verdict {
  const name = nameOf(vocabulary, path);
  const [step] = subject.below;
  const message =
    typeof step === 'number'
      ? t`Item ${(step + 1).toString()} of ${name} must be a text, and ${refuses(vocabulary)} ${glimpse(subject, value)}.`
      : t`${name} must be a text, and ${refuses(vocabulary)} ${glimpse(subject, value)}.`;
  const text = isScalar(value) ? String(value) : undefined;
  if (typeof step !== 'number' || text === undefined || !isList(whole)) return { code: 'wrong-type', message };
  return {
    code: 'wrong-type',
    message,
    fix: use(
      subject,
      whole.map((item, index) => (index === step ? text : item)),
    ),
  };
}

/** The chart takes the name of a Kubernetes Secret; people write the value itself. */
function wrongReference({ vocabulary, path, value }: WrongValue, { setting }: Subject): Verdict {
  const message = t`${nameOf(vocabulary, path)} names a Kubernetes Secret, and Helm refuses the value itself. Write secretRef and secretKey.`;
  if (!isScalar(value)) return { code: 'wrong-type', message };
  const { key } = setting;
  const text = String(value);
  const change = isBlank(value)
    ? { key, reference: true as const }
    : setting.secret
      ? { key, secret: text }
      : { key, set: text };
  return { code: 'wrong-type', message, fix: { title: t`Refer to a Kubernetes Secret`, changes: [change] } };
}

function wrongChoice({ vocabulary, path, value }: WrongValue, subject: Subject, allowed: readonly string[]): Verdict {
  const meant = isScalar(value) ? allowedValue(subject.setting.key, String(value), allowed) : undefined;
  // Where the chart lists no values, it passes the text on, and the server refuses it.
  const refused = refuses(subject.location?.enum === undefined ? 'server' : vocabulary);
  const choices = t`${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1) ?? ''}`;
  return {
    code: 'enum-value',
    message: t`${nameOf(vocabulary, path)} cannot be ${glimpse(subject, value)}, and ${refused} it. Write ${meant ?? choices}.`,
    ...(meant === undefined ? {} : { fix: use(subject, meant, meant) }),
  };
}

/** What can be written as a text without loss. */
type Text = Exclude<Scalar, null>;

const isScalar = (value: Value): value is Text => ['string', 'number', 'boolean'].includes(typeof value);

const refuses = (vocabulary: Vocabulary): string =>
  vocabulary === 'chart' ? t`Helm refuses` : t`OpenMetadata does not start with`;

const use = ({ setting }: Subject, set: Value, shown = JSON.stringify(set)): Fix => ({
  title: isList(set) ? t`Write it as a list` : t`Use ${shown}`,
  changes: [{ key: setting.key, set }],
});

/** At most forty characters of a value, and of a secret none. */
function glimpse({ setting }: Subject, value: Value): string {
  if (setting.secret) return t`what stands there`;
  if (isList(value)) return t`a list`;
  if (typeof value === 'object') return value === null ? t`nothing` : t`a map`;
  return quoted(JSON.stringify(value), 40);
}

function expected(vocabulary: Vocabulary, type: SettingType): string {
  switch (type) {
    case 'boolean':
      return vocabulary === 'chart' ? t`true or false without quotes` : t`true or false`;
    case 'integer':
      return vocabulary === 'chart' ? t`a whole number without quotes` : t`a whole number`;
    case 'string':
      return vocabulary === 'chart' ? t`a text, in quotes` : t`a text`;
    case 'list':
      return t`a list such as [a, b]`;
    case 'map':
    case 'object':
      return t`a map such as {a: b} without quotes`;
  }
}

/** What was probably meant by a value of another type. Undefined if that is anybody's guess. */
function convert(value: Value, type: SettingType): Value | undefined {
  // The chart wants a map as a text; the file's format sees to that, so the map itself is what was meant.
  if (!isScalar(value)) return type === 'map' && !isList(value) ? value : undefined;
  const text = String(value).trim();
  if (type === 'string') return String(value);
  if (type === 'boolean' && /^(?:true|yes|on|1)$/i.test(text)) return true;
  if (type === 'boolean' && /^(?:false|no|off|0)$/i.test(text)) return false;
  if (type === 'integer' && /^\d{1,9}$/.test(text)) return Number(text);
  return type === 'map' && /^(?:\{\s*\})?$/.test(text) ? {} : undefined;
}

/** Braces without quotes around a text make a map of it, with one key and no value. */
function isBraced(value: Value): boolean {
  const contents = typeof value === 'object' && value !== null && !isList(value) ? Object.values(value) : [];
  return contents.length === 1 && contents[0] === null;
}

/** The items of a list that was written as a text: `"[a, b]"`, `a,b`, `['a']`. */
function listIn(text: string): readonly string[] {
  const bare = text.trim().replace(/^(["'])(.*)\1$/s, '$2');
  const inner = bare.trim().replace(/^\[/, '').replace(/\]$/, '');
  return inner
    .split(',')
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/s, '$2'))
    .filter((item) => item !== '');
}
