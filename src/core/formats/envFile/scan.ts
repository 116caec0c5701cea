import type { Segment } from '../../text/mappedText';
import type { TextRange } from '../../text/range';

export type Quote = "'" | '"' | '';

/** One `NAME=value` of an env file, with the characters of its parts. */
export interface Assignment {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly exported: boolean;
  /** `NAME` alone takes the value of the shell that starts the container; it has no `=`. */
  readonly inherited: boolean;
  readonly quote: Quote;
  /** The value as written: its quotes included, a trailing comment not. */
  readonly valueRange: TextRange;
  /** From the start of the line to before its line end. Several lines where the value holds line ends. */
  readonly statement: TextRange;
  /** What the container gets. Undefined where that is not in this file: interpolation, inheritance, or a quote that never closes. */
  readonly value: readonly Segment[] | undefined;
  /** The first variable that the value takes from elsewhere. */
  readonly variable?: string;
  /** A quote that never closes: Docker Compose refuses the file. */
  readonly unterminated: boolean;
}

const head = /[^\S\n]*(export[^\S\n]+)?([A-Za-z_][\w.-]*)[^\S\n]*(?:([=:])[^\S\r\n]*|(?=\r?(?:\n|$)))/dy;

/**
 * Finds the assignments of an env file by the rules of Docker Compose (compose-go, `dotenv/parser.go`). Lines that are
 * neither an assignment nor a comment are left alone.
 */
export function scanEnvFile(text: string): readonly Assignment[] {
  const assignments: Assignment[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const assignment = scanAssignment(text, at);
    if (assignment !== undefined) assignments.push(assignment);
    at = nextLine(text, assignment?.statement.end ?? at);
  }
  return assignments;
}

function scanAssignment(text: string, lineStart: number): Assignment | undefined {
  head.lastIndex = lineStart;
  const match = head.exec(text);
  const [start, end] = match?.indices?.[2] ?? [];
  if (match === null || start === undefined || end === undefined) return undefined;
  const name = text.slice(start, end);
  const common = { name, nameRange: { start, end }, exported: match[1] !== undefined };
  if (match[3] === undefined) {
    return {
      ...common,
      ...unknown(name),
      inherited: true,
      quote: '',
      valueRange: { start: end, end },
      statement: { start: lineStart, end: lineEnd(text, end) },
    };
  }
  const { statementEnd, ...value } = scanValue(text, head.lastIndex);
  return { ...common, ...value, inherited: false, statement: { start: lineStart, end: statementEnd } };
}

type ScannedValue = Pick<Assignment, 'quote' | 'valueRange' | 'value' | 'variable' | 'unterminated'> & {
  readonly statementEnd: number;
};

function scanValue(text: string, start: number): ScannedValue {
  const statementEnd = lineEnd(text, start);
  const first = text.charAt(start);
  if (first === '#' && text[start - 1] !== '=' && text[start - 1] !== ':') {
    const separator = text.slice(0, start).trimEnd().length;
    const valueRange = { start: separator, end: separator };
    return { quote: '', valueRange, statementEnd, value: [], unterminated: false };
  }
  if (first !== "'" && first !== '"') {
    const raw = text.slice(start, statementEnd);
    const comment = raw.indexOf(' #');
    const valueRange = { start, end: start + (comment < 0 ? raw : raw.slice(0, comment)).trimEnd().length };
    return { quote: '', valueRange, statementEnd, ...decode(text, valueRange, bareTokens) };
  }
  const close = closingQuote(text, start, first);
  if (close === undefined) {
    const valueRange = { start, end: start + text.slice(start, statementEnd).trimEnd().length };
    return { quote: first, valueRange, statementEnd, value: undefined, unterminated: true };
  }
  const inner = { start: start + 1, end: close };
  return {
    quote: first,
    valueRange: { start, end: close + 1 },
    statementEnd: lineEnd(text, close),
    ...decode(text, inner, first === "'" ? singleQuotedTokens : doubleQuotedTokens),
  };
}

/** A value may span lines, but a quote that closes before more text on its line belongs to a later value. */
function closingQuote(text: string, open: number, quote: string): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return /[^\S\n]*(?:#[^\n]*)?(?:\n|$)/y.test(text.slice(at + 1)) ? at : undefined;
  }
  return undefined;
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
};

const nextLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
};

const bareTokens = /\$\$|\$|[^$]+/g;
const singleQuotedTokens = /\\'|\r?\n|[^\\\r\n]+|[^]/g;
const doubleQuotedTokens = /\\(?:[abcfnrtv$"\\]|0[0-7]{0,3})|\$\$|\r?\n|\$|[^\\$\r\n]+|[^]/g;

const unknown = (variable?: string): Pick<Assignment, 'value' | 'variable' | 'unterminated'> => ({
  value: undefined,
  unterminated: false,
  ...(variable === undefined ? {} : { variable }),
});

/** The value's text, token by token, with a map back to the file; unknown from the first `$` that interpolates. */
function decode(
  text: string,
  range: TextRange,
  tokens: RegExp,
): Pick<Assignment, 'value' | 'variable' | 'unterminated'> {
  const segments: Segment[] = [];
  for (const match of text.slice(range.start, range.end).matchAll(tokens)) {
    const token = match[0];
    const start = range.start + match.index;
    if (token === '$' && tokens !== singleQuotedTokens)
      return unknown(/^\$\{?([A-Za-z_]\w*)/.exec(text.slice(start, range.end))?.[1]);
    const decoded = decodeToken(token);
    segments.push({
      text: decoded,
      source: { start, end: start + token.length },
      verbatim: decoded === token,
    });
  }
  return { value: segments, unterminated: false };
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function decodeToken(token: string): string {
  if (token === '$$') return '$';
  if (token === '\r\n') return '\n';
  if (!token.startsWith('\\') || token.length < 2) return token;
  const escaped = token.slice(1);
  if (escaped.startsWith('0')) return String.fromCharCode(Number.parseInt(escaped, 8));
  return escapes[escaped] ?? (escaped === 'c' ? token : escaped);
}
