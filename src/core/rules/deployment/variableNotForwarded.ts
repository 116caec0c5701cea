import { catalogue, type CatalogueRow } from '../../catalogue/catalogue';
import { type Consumer, consumersOf, type Fate } from '../../formats/compose/consumers';
import type { Reading } from '../../view';
import type { Report, Rule } from '../rule';
import { enumerate } from '../subject';
import { t } from '../../../l10n/l10n';

/** A variable of an env file, and what becomes of it in each compose file that uses the env file. */
interface Lost {
  readonly name: string;
  readonly reading: Reading;
  readonly fates: readonly (readonly [consumer: Consumer, fate: Exclude<Fate, { kind: 'used' }>])[];
}

/**
 * Compose fills its own placeholders from `.env`; a container gets only what its service lists under `environment` or
 * `env_file`, and of these two the first wins (Compose specification; OpenMetadata#26241; measured with compose-go 2.16).
 */
export const variableNotForwarded: Rule = {
  code: 'variable-not-forwarded',
  severity: 'warning',
  check({ view, nearby, name: file, report }) {
    if (view.format !== 'env-file' || file === undefined) return;
    const present = new Map(
      catalogue.flatMap((setting) => ownVariable(setting, view.get(setting.key))).sort(inTextOrder),
    );
    const texts = new Map([...present].map(([variable, { written }]) => [variable, written]));
    const consumers = consumersOf(file, texts, nearby);
    if (consumers.length === 0) return;
    const lost = [...present].flatMap(([name, reading]) => lostOnTheWay(name, reading, consumers));
    const dropped = lost.filter(({ fates }) => fates.every(([, fate]) => fate.kind === 'dropped'));
    if (dropped.length === present.size && dropped.length > 1) report(nothingArrives(view.heading, consumers));
    else for (const one of dropped) report(doesNotArrive(one));
    const overridden = lost.filter((one) => !dropped.includes(one));
    const [first] = overridden;
    if (first !== undefined && overridden.length > few) report(areOverridden(first, overridden));
    else for (const one of overridden) report(isOverridden(one));
  },
};

/** So many lines are named one by one. */
const few = 3;

/** Variables that fill two settings are one. */
const ownVariable = ({ env }: CatalogueRow, reading: Reading): readonly (readonly [string, Reading])[] =>
  env === undefined || reading.keyRange === undefined ? [] : [[env, reading]];

const inTextOrder = ([, a]: readonly [string, Reading], [, b]: readonly [string, Reading]): number =>
  (a.keyRange?.start ?? 0) - (b.keyRange?.start ?? 0);

/** None if a compose file hands it on, or sets the very same. */
function lostOnTheWay(name: string, reading: Reading, consumers: readonly Consumer[]): readonly Lost[] {
  const fates = consumers.flatMap((consumer) => {
    const fate = consumer.fateOf(name);
    return fate.kind === 'used' ? [] : [[consumer, fate] as const];
  });
  return fates.length === consumers.length ? [{ name, reading, fates }] : [];
}

function nothingArrives(range: Reading['range'], consumers: readonly Consumer[]): Report {
  return {
    at: range === undefined ? {} : { range },
    message: t`Nothing in this file reaches the server: ${filesOf(consumers)} only fills its own placeholders from it. Add "env_file: .env" to the service ${serviceOf(consumers)}.`,
    related: consumers.map(serviceAt),
  };
}

function doesNotArrive({ name, reading, fates }: Lost): Report {
  const consumers = fates.map(([consumer]) => consumer);
  return {
    at: range(reading.keyRange),
    message: t`${name} never reaches the server: ${filesOf(consumers)} hands it no variable of that name. Add "${name}: \${${name}}" to the environment of the service ${serviceOf(consumers)}.`,
    related: consumers.map(serviceAt),
  };
}

function isOverridden(lost: Lost): Report {
  const { name } = lost;
  const { files, isProject, related } = placesOf(lost);
  return {
    at: range(lost.reading.keyRange),
    // Who lists a file under `env_file` means it to count; a `.env` may be there for other things as well.
    severity: isProject ? 'information' : 'warning',
    message: isProject
      ? t`This line does nothing: ${files} sets ${name} itself. Write \${${name}} in its place there, or change it there.`
      : t`This line does nothing: ${files} sets ${name} under environment as well, and that wins over env_file. Take it out there.`,
    related,
  };
}

/** As where a file of its own is given to the compose file that ships, which has a default for everything. */
function areOverridden(first: Lost, all: readonly Lost[]): Report {
  const { files, isProject } = placesOf(first);
  return {
    at: range(first.reading.keyRange),
    severity: isProject ? 'information' : 'warning',
    message: isProject
      ? t`This line and ${count(all)} others do nothing: ${files} sets these variables itself. Write placeholders such as \${${first.name}} there, or change them there.`
      : t`This line and ${count(all)} others do nothing: ${files} sets these variables under environment as well, and that wins over env_file. Take them out there, or, where they are placeholders, keep their values in .env.`,
    related: all.flatMap((lost) => placesOf(lost).related),
  };
}

const count = (all: readonly Lost[]): string => (all.length - 1).toString();

interface Places {
  readonly files: string;
  readonly isProject: boolean;
  readonly related: NonNullable<Report['related']>;
}

/** Where a variable is set to something else. */
function placesOf({ name, fates }: Lost): Places {
  const places = fates.flatMap(([consumer, fate]) => (fate.kind === 'overridden' ? [{ consumer, fate }] : []));
  return {
    files: filesOf(places.map(({ consumer }) => consumer)),
    isProject: places.every(({ consumer }) => consumer.isProject),
    related: places.map(({ consumer, fate }) => ({
      file: consumer.file.path,
      range: fate.range,
      message: t`${name} as the server gets it`,
    })),
  };
}

const range = (characters: Reading['range']): Report['at'] => (characters === undefined ? {} : { range: characters });

const filesOf = (consumers: readonly Consumer[]): string => enumerate(consumers.map(({ file }) => file.path));

const serviceOf = (consumers: readonly Consumer[]): string => consumers[0]?.service ?? '';

const serviceAt = ({ file, service, serviceRange }: Consumer): NonNullable<Report['related']>[number] => ({
  file: file.path,
  range: serviceRange,
  message: t`${service} runs the server`,
});
