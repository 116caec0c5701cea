import type { ErrorObject } from 'ajv';

/** What is wrong with a payload, in the words of Auth0's validator (recordings; the others as z-schema says them). */
export function wordingOf({ keyword, params, instancePath, data }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  const property = propertyOf(instancePath);
  const place = property === '' ? '' : ` on property ${property}`;
  return `'${complaint(keyword, given, data)}'${place}`;
}

function complaint(keyword: string, given: Readonly<Record<string, unknown>>, data: unknown): string {
  switch (keyword) {
    case 'required':
      return `Missing required property: ${String(given['missingProperty'])}`;
    case 'additionalProperties':
      return `Additional properties not allowed: ${String(given['additionalProperty'])}`;
    case 'enum':
    case 'const':
      return `No enum match for: ${String(data)}`;
    case 'type':
      return `Expected type ${String(given['type'])} but found type ${typeOf(data)}`;
    case 'pattern':
      return `String does not match pattern ${String(given['pattern'])}: ${String(data)}`;
    case 'format':
      return `Object didn't pass validation for format ${String(given['format'])}: ${String(data)}`;
    default:
      return `Data does not match ${keyword} ${JSON.stringify(given)}`;
  }
}

function typeOf(data: unknown): string {
  if (data === null) return 'null';
  return Array.isArray(data) ? 'array' : typeof data;
}

/** "/groups/0/email" as "groups[0].email". */
const propertyOf = (pointer: string): string =>
  pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
    .replace(/^\./, '');
