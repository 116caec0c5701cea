import type { Scalar } from '../../value';

/**
 * Which parser reads the text: `server` is SnakeYAML under Jackson (YAML 1.1, aliases not resolved),
 * `helm` is go-yaml 2 under Helm (YAML 1.1 booleans, anchors and merge keys resolved).
 */
export type Dialect = 'server' | 'helm';

const isTrue: Record<Dialect, RegExp> = {
  server: /^(?:[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON)$/,
  helm: /^(?:[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON|[Yy])$/,
};
const isFalse: Record<Dialect, RegExp> = {
  server: /^(?:[Ff]alse|FALSE|[Nn]o|NO|[Oo]ff|OFF)$/,
  helm: /^(?:[Ff]alse|FALSE|[Nn]o|NO|[Oo]ff|OFF|[Nn])$/,
};
const isNull = /^(?:~|null|Null|NULL|)$/;
const isInteger = /^[-+]?(?:0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+)$/;
const isFloat = /^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$/;

/** What a scalar without quotes stands for: `yes` is true, `012` is ten, `0o17` is text to the server and fifteen to Helm. */
export function resolvePlain(text: string, dialect: Dialect): Scalar {
  if (isNull.test(text)) return null;
  if (isTrue[dialect].test(text)) return true;
  if (isFalse[dialect].test(text)) return false;
  const digits = /^[-+]?[0-9]/.test(text) ? text.replaceAll('_', '') : text;
  if (isInteger.test(digits)) return dialect === 'server' && /^[-+]?0o/.test(digits) ? text : integer(digits);
  return isFloat.test(digits) ? Number(digits) : text;
}

function integer(text: string): number {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text) ?? [];
  const octal = /^0[0-7]+$/.exec(digits);
  const size = octal === null ? Number(digits) : Number.parseInt(digits, 8);
  return sign === '-' ? -size : size;
}
