import { filesOfCompose, nearbyText, relativePath, valuesIn } from './formats/compose/files';
import { envFile as envFileLens, isEnvFileName } from './formats/envFile/envFile';
import type { Lens, NearbyFile, Surroundings } from './formats/lens';
import { type Environment, unknownText } from './placeholders';

/** A file that somebody looks at. */
export interface FileAtHand {
  /** The last part of its URI. */
  readonly name: string;
  readonly lens: Lens;
  readonly text: string;
}

/**
 * Which other files say something about this one, so that the host reads them and no others: the `.env` and the env files
 * of a compose file, the compose files beside an env file, the env files beside `openmetadata.yaml`, and the YAML files
 * beside what refers to a Secret, any of which may hold it.
 * @param siblings the names of the files in the same folder; the file's own may be among them
 * @returns paths from that folder, with slashes, the likeliest first, in an order that stays the same. A compose file can
 * name files above its own folder (`../om.env`) and some that do not exist: the host decides what it reads, and how many
 */
export function nearbyNames({ name, lens, text }: FileAtHand, siblings: readonly string[]): readonly string[] {
  const others = siblings.filter((sibling) => sibling !== name).sort();
  if (lens.id === 'compose') return filesOfCompose(text).filter((path) => path.includes('/') || others.includes(path));
  if (lens.id === 'env-file') return others.filter((other) => composeName.test(other));
  if (lens.id === 'server-yaml') return others.filter(isEnvFileName);
  return secretReference.test(text) ? others.filter((other) => yamlName.test(other)).sort(bySecretName) : [];
}

const composeName = /^(?:docker-)?compose(?:[._-].*)?\.ya?ml$/i;
const yamlName = /\.ya?ml$/i;
const secretReference = /secret(?:Key)?Ref/;

/** A file that is called so holds Secrets, if one does. */
const bySecretName = (a: string, b: string): number => Number(/secret/i.test(b)) - Number(/secret/i.test(a));

/**
 * What the files nearby say about this one, for `analyze` and for `Lens.read`.
 * @param nearby the files of `nearbyNames` that could be read, and, where the user chose one, that env file
 * @param envFile the path of the env file that the user chose for an `openmetadata.yaml`, as it stands in `nearby`; empty
 * where they chose none. Without a choice the one neighbour that can only be meant counts; of two none does
 */
export function surroundingsFor(
  { name, lens }: FileAtHand,
  nearby: readonly NearbyFile[],
  { envFile }: { readonly envFile?: string } = {},
): Surroundings {
  const environment = lens.id === 'server-yaml' ? environmentIn(nearby, envFile) : undefined;
  return { name, nearby, ...(environment === undefined ? {} : { environment }) };
}

function environmentIn(nearby: readonly NearbyFile[], chosen: string | undefined): Environment | undefined {
  const [only, another] = nearby.filter(isServerEnvironment);
  const text = chosen === undefined ? (another === undefined ? only?.text : undefined) : textAt(nearby, chosen);
  if (text === undefined) return undefined;
  return new Map([...valuesIn(text)].map(([variable, value]) => [variable, value ?? unknownText]));
}

const textAt = (nearby: readonly NearbyFile[], chosen: string): string | undefined => {
  const path = relativePath(chosen);
  return path === undefined || path === '' ? undefined : nearbyText(nearby, path);
};

/** An example is there to be copied. */
const isServerEnvironment = ({ path, text }: NearbyFile): boolean =>
  !path.includes('/') && !/example|sample|template|dist/i.test(path) && envFileLens.detect(path, text);

/** The path of the one env file nearby that sets a variable; undefined where none does, or several, of which one counts. */
export function fileThatSets(variable: string, nearby: readonly NearbyFile[]): string | undefined {
  const [only, another] = nearby.filter(
    ({ path, text }) => isEnvFileName(path.replace(/^.*\//, '')) && valuesIn(text).has(variable),
  );
  return another === undefined ? only?.path : undefined;
}
