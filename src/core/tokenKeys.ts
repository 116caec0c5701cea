import type { Change } from './finding';
import type { CannotEdit, Edited, Lens, Surroundings } from './formats/lens';
import { ok, type Result } from './result';
import { shippedText } from './rules/deployment/shippedValue';
import { isMissing, nameOf } from './rules/subject';
import { applyEdits } from './text/range';
import type { View } from './view';

/** A key pair as a configuration is to name it. */
export interface WantedKeys {
  readonly keyId: string;
  /** The folder of both files as the server sees it, without a slash at the end. */
  readonly folder: string;
  /** The names of the files in it. */
  readonly privateKey: string;
  readonly publicKey: string;
  /** What is to be mounted there: see `MountedFolder`. Undefined where nothing can be, or need be. */
  readonly source?: string;
}

export interface KeysConfigured extends Edited {
  /** Why the file does not bring the keys to the server itself: to be done by hand. Undefined: it does, or was not asked to. */
  readonly notMounted?: string;
  /** Settings, as the format names them, of which a file nearby says something else that counts instead. */
  readonly overridden: readonly string[];
}

/**
 * The edits after which a file names a key pair for OpenMetadata's own tokens, and brings it to the server as far as its
 * format can. The issuer stays what it is: it stands in tokens, but nothing asks for a new one.
 */
export function configureKeys(
  lens: Lens,
  text: string,
  wanted: WantedKeys,
  surroundings: Surroundings = {},
): Result<KeysConfigured, CannotEdit> {
  const { source, folder: path } = wanted;
  const changes = keyChanges(lens.read(text), wanted);
  const mounted = source === undefined ? undefined : lens.mount?.(text, changes, { path, source });
  const edited = mounted?.ok === true ? mounted : lens.edit(text, changes);
  if (!edited.ok) return edited;
  const after = lens.read(applyEdits(text, edited.value.edits), surroundings);
  return ok({
    ...edited.value,
    overridden: changes.filter((change) => isOverridden(after, change)).map(({ key }) => nameOf(after, key)),
    ...(mounted?.ok === false ? { notMounted: mounted.error.message } : {}),
  });
}

/** All four settings: the server reads no key unless both paths are there, and writes issuer and ID into every token. */
function keyChanges(view: View, { keyId, folder, privateKey, publicKey }: WantedKeys): readonly Change[] {
  return [
    ...(view.get('jwt.enabled').value === false ? [{ key: 'jwt.enabled', set: true } as const] : []),
    { key: 'jwt.rsapublicKeyFilePath', set: `${folder}/${publicKey}` },
    { key: 'jwt.rsaprivateKeyFilePath', set: `${folder}/${privateKey}` },
    ...(isMissing(view, 'jwt.jwtissuer') ? [{ key: 'jwt.jwtissuer', set: shippedText('jwt.jwtissuer') } as const] : []),
    { key: 'jwt.keyId', set: keyId },
  ];
}

function isOverridden(view: View, change: Change): boolean {
  const { value } = view.get(change.key);
  return 'set' in change && value !== undefined && value !== change.set;
}
