import type { Scalar } from '../../value';

/**
 * Which parser reads the text: `server` is SnakeYAML under Jackson (YAML 1.1, aliases not resolved),
 * `helm` is go-yaml 2 under Helm (YAML 1.1 booleans, anchors and merge keys resolved),
 * `compose` is go-yaml 3 under Docker Compose (`yes` and `on` are text; measured with compose-go 2.16).
 */
export type Dialect = 'server' | 'helm' | 'compose';

const isTrue: Record<Dialect, RegExp> = {
  server: /^(?:[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON)$/,
  helm: /^(?:[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON|[Yy])$/,
  compose: /^(?:[Tt]rue|TRUE)$/,
};
const isFalse: Record<Dialect, RegExp> = {
  server: /^(?:[Ff]alse|FALSE|[Nn]o|NO|[Oo]ff|OFF)$/,
  helm: /^(?:[Ff]alse|FALSE|[Nn]o|NO|[Oo]ff|OFF|[Nn])$/,
  compose: /^(?:[Ff]alse|FALSE)$/,
};
const isNull = /^(?:~|null|Null|NULL|)$/;
const goInteger = /^[-+]?(?:0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+)$/;
const goFloat = /^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$/;
/** To SnakeYAML an octal number has octal digits only; go-yaml takes `08` for eight. */
const isInteger: Record<Dialect, RegExp> = {
  server: /^[-+]?(?:0b_*[01][01_]*|0_*[0-7][0-7_]*|0x_*[0-9a-fA-F][0-9a-fA-F_]*|0|[1-9][0-9_]*)$/,
  helm: goInteger,
  compose: goInteger,
};
const isFloat: Record<Dialect, RegExp> = {
  server: /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\._*[0-9][0-9_]*|[0-9][0-9_]*(?=[eE]))(?:[eE][-+]?[0-9]+)?$/,
  helm: goFloat,
  compose: goFloat,
};
/** Numbers to SnakeYAML, but none that Jackson can read. */
const isRefused = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/;

/** No null, boolean or number begins like this: most keys and values are told by one look. */
const beginsLikeText = /^[^-+.~0-9FfNnOoTtYy]/;

/**
 * What a scalar without quotes stands for: `yes` is true, `012` is ten, `0o17` is text to the server and fifteen to the
 * others. Undefined for what makes the server refuse the whole file, such as `.inf`.
 */
export function resolvePlain(text: string, dialect: Dialect): Scalar | undefined {
  if (beginsLikeText.test(text)) return text;
  if (isNull.test(text)) return null;
  if (isTrue[dialect].test(text)) return true;
  if (isFalse[dialect].test(text)) return false;
  const isServer = dialect === 'server';
  const digits = isServer || /^[-+]?[0-9]/.test(text) ? text.replaceAll('_', '') : text;
  const number = isServer ? text : digits;
  if (isInteger[dialect].test(number)) {
    const size = integer(digits);
    // What is too long for a number here is a text of the same digits to the server.
    return isServer && !Number.isSafeInteger(size) ? String(decimal(digits)) : size;
  }
  if (isFloat[dialect].test(number)) return Number(digits);
  return isServer && isRefused.test(text) ? undefined : text;
}

function integer(text: string): number {
  const { sign, size } = partsOf(text);
  return sign === '-' ? -Number(size) : Number(size);
}

function decimal(text: string): bigint {
  const { sign, size } = partsOf(text);
  return sign === '-' ? -BigInt(size) : BigInt(size);
}

/** An integer as JavaScript writes it: `017` is `0o17`. */
function partsOf(text: string): { readonly sign: string; readonly size: string } {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text) ?? [];
  return { sign, size: digits.replace(/^0(?=[0-7]+$)/, '0o') };
}
