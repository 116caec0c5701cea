import { catalogue, type CatalogueRow, type SettingKey } from '../catalogue/catalogue';
import type { MissingSetting } from './missing';
import { passage } from '../effective/passage';
import type { Change } from '../finding';
import type { Lens } from '../formats/lens';
import { isClientType, nameOf } from '../rules/subject';
import { isBlank, type Value } from '../value';
import type { Reading, Reference, View } from '../view';

/** What a file sets, as changes of another one. */
export interface Carried {
  readonly changes: readonly Change[];
  readonly missing: readonly MissingSetting[];
}

/**
 * Decides for each setting that the file sets how the new file says it.
 * @param own the view of the file alone: only a secret that it holds itself may be written anywhere
 */
export function carried(view: View, own: View, text: string, target: Lens): Carried {
  const vocabulary = target.read('').vocabulary;
  const changes: Change[] = [];
  const missing: MissingSetting[] = [];
  for (const row of catalogue) {
    const reading = view.get(row.key);
    const isSwitch = row.path === undefined;
    if (row.type === 'object' || !(isSaid(reading) || isExpected(view, reading))) continue;
    if (isSwitch && vocabulary !== 'chart') continue;
    const way = isSwitch ? 'passed' : passage(view, text, row);
    const told = way === 'passed' ? changeFor(row, reading, own.get(row.key), vocabulary) : notPassed;
    if (typeof told === 'string') missing.push({ key: row.key, name: nameOf(view, row.key), reason: told });
    else if (told !== undefined) changes.push(told);
  }
  return { changes: [...changes, ...switchesFor(view, vocabulary, changes)], missing };
}

/** Nobody says what ships. */
const isSaid = ({ source, stock }: Reading): boolean => source === 'file' && stock === undefined;

/** The file leaves it to its surroundings, as files as shipped do, but sign-in of its kind does not work without. */
function isExpected(view: View, { key, value, reference }: Reading): boolean {
  if (value !== undefined || reference === undefined) return false;
  const group = isClientType(view, 'confidential') ? 'oidc' : view.get('authn.provider').value;
  return expected.includes(key) && key.split('.', 1)[0] === group;
}

const expected: readonly SettingKey[] = [
  'oidc.id',
  'oidc.secret',
  'oidc.discoveryUri',
  'ldap.host',
  'ldap.dnAdminPassword',
];

const notPassed = 'The chart does not pass it on as it is switched here, so it has no effect.';

/** The change that says it, or why there is none. Undefined for what says nothing. */
function changeFor(
  { key, secret, env, helm }: CatalogueRow,
  { value, broken, reference }: Reading,
  own: Reading,
  vocabulary: View['vocabulary'],
): Change | string | undefined {
  if (broken !== undefined) return 'The server cannot read its value. Correct it first.';
  const known = secret === true && own.value === undefined ? undefined : value;
  if (known !== undefined) {
    if (secret !== true) return { key, set: known };
    return isBlank(known) ? undefined : { key, secret: asText(known) };
  }
  const takesReference = vocabulary === 'server' ? env !== undefined : helm?.some((location) => location.reference);
  if (vocabulary !== 'environment' && takesReference === true) return { key, reference: true };
  const from = reference ?? own.reference;
  if (from === undefined) return 'Its value cannot be told from this file. Write it into the new one by hand.';
  const advice = env === undefined ? 'Write it into the new one by hand' : `Set ${env} to it yourself`;
  return `Its value comes from ${placeOf(from)}, not from this file. ${advice}.`;
}

/** The chart alone has to be told that the block of a confidential client counts. */
function switchesFor(view: View, vocabulary: View['vocabulary'], changes: readonly Change[]): readonly Change[] {
  const isConfidential = view.get('authn.clientType').value === 'confidential';
  const hasOidc = changes.some(({ key }) => key.startsWith('oidc.'));
  const isSaid = changes.some(({ key }) => key === 'oidc.enabled');
  return vocabulary === 'chart' && isConfidential && hasOidc && !isSaid ? [{ key: 'oidc.enabled', set: true }] : [];
}

/** Where a value is to be found that a file only refers to. */
export const placeOf = (reference: Reference): string =>
  reference.kind === 'environment-variable'
    ? `the variable ${reference.variable}`
    : `entry ${reference.entry} of the Secret ${reference.name}`;

const asText = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));
