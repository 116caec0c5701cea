import type { TextRange } from '../../text/range';
import type { NearbyFile } from '../lens';
import { entryAt, entryOf } from '../yaml/node';
import { kindLine, objectsIn } from './objects';

/** A Secret as a manifest nearby holds it. */
export interface SecretManifest {
  readonly file: NearbyFile;
  readonly name: string;
  readonly nameRange: TextRange;
  /** The names of its entries. */
  readonly entries: readonly string[];
}

const secretKind = kindLine('Secret');

/**
 * The Secrets in manifests nearby. Left out are those whose entries somebody else puts in: they hold nothing, or are
 * templates.
 */
export const secretsIn = (nearby: readonly NearbyFile[]): readonly SecretManifest[] =>
  nearby.flatMap((file) =>
    objectsIn(file.text, secretKind).flatMap((object) => {
      const name = entryAt(object, ['metadata', 'name'])?.node;
      const entries = ['data', 'stringData'].flatMap((key) => entryOf(object, key)?.node.entries ?? []);
      if (typeof name?.value !== 'string' || entries.length === 0) return [];
      return [{ file, name: name.value, nameRange: name.range, entries: entries.map(({ key }) => key) }];
    }),
  );
