import type { CatalogueRow } from '../catalogue/catalogue';
import type { Refusal } from './refusal';
import { isList, type Value } from '../value';
import type { View } from '../view';
import { withoutPassword } from '../webUrl';

/** What Jackson says of a value that does not fit its setting (Dropwizard 4.0.7; measured). A secret is not repeated. */
export function wrongValues(view: View, row: CatalogueRow): readonly Refusal[] {
  const { value, source, range = view.heading, items } = view.get(row.key);
  if (value === undefined || value === null || source !== 'file') return [];
  const path = row.path ?? row.key;
  const message = messageFor(row, path, value);
  if (message !== undefined) return [{ message, range }];
  if (row.type !== 'list' || !isList(value)) return [];
  return value.flatMap((item, index) =>
    item !== null && typeof item === 'object'
      ? [
          {
            message: cannotDeserialize(`${path}.[${index.toString()}]`, 'String', item),
            range: items?.[index]?.range ?? range,
          },
        ]
      : [],
  );
}

function messageFor(row: CatalogueRow, path: string, value: NonNullable<Value>): string | undefined {
  switch (row.type) {
    case 'list':
      return isList(value) ? undefined : cannotConstruct(row, path, 'java.util.ArrayList', value);
    case 'map':
      return isMap(value) ? undefined : cannotConstruct(row, path, 'java.util.LinkedHashMap', value);
    case 'object':
      return undefined;
    case 'string':
      if (typeof value === 'object') return cannotDeserialize(path, 'String', value);
      return row.enum === undefined || row.enum.includes(String(value).trim())
        ? undefined
        : `Failed to parse configuration at: ${path}; Cannot construct instance of ${enumName(path)}, problem: ${shown(row, value)}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongType(path, value, 'Boolean');
    case 'integer':
      return typeof value === 'number' ? undefined : wrongType(path, value, 'Integer');
  }
}

/** What it says of a block that is a text, such as one whose first key has no blank behind its colon. The text may be a secret. */
export const noBlock = (path: string, value: unknown): string =>
  Array.isArray(value)
    ? cannotDeserialize(path, lastName(path), [])
    : cannotConstruct({ secret: true }, path, lastName(path), '…');

/** An empty text has a refusal of its own. */
function cannotConstruct(
  row: Pick<CatalogueRow, 'secret'>,
  path: string,
  type: string,
  value: NonNullable<Value>,
): string {
  if (typeof value === 'string' && value.trim() === '') return wrongType(path, value, type.replace(/^.*\./, ''));
  if (typeof value === 'object') return cannotDeserialize(path, type.replace(/^.*\./, ''), value);
  const kind = typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Number' : 'Boolean';
  return `Failed to parse configuration at: ${path}; Cannot construct instance of \`${type}\` (although at least one Creator exists): no ${kind}-argument constructor/factory method to deserialize from ${kind} value (${shown(row, value)})`;
}

const cannotDeserialize = (path: string, type: string, value: Value): string =>
  `Failed to parse configuration at: ${path}; Cannot deserialize value of type ${type} from ${isList(value) ? 'Array value (token START_ARRAY)' : 'Object value (token START_OBJECT)'}`;

const wrongType = (path: string, value: Value, expected: string): string =>
  `Incorrect type of value at: ${path}; is of type: ${typeof value === 'string' ? 'String' : 'Object'}, expected: ${expected}`;

const isMap = (value: Value): boolean => typeof value === 'object' && value !== null && !isList(value);

const shown = ({ secret }: Pick<CatalogueRow, 'secret'>, value: Value): string =>
  secret === true ? '••••••' : `'${withoutPassword(typeof value === 'string' ? value : JSON.stringify(value))}'`;

const lastName = (path: string): string => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** The enumerations are classes that are called like the settings, but for this one. */
const enumName = (path: string): string => (path.endsWith('.provider') ? 'AuthProvider' : lastName(path));
